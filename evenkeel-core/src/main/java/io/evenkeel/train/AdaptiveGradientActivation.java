package io.evenkeel.train;

import java.util.Optional;

/**
 * Gradient activation of the direction with a scale of its own for each parameter (the authors' {@code SGD_atanMom_Ada}):
 *
 * <pre>
 *   α = 2 max|d| / (π · shrink),   β = γ / α,   d ← α atan(β d)
 * </pre>
 *
 * <p>so that the slope at 0 is γ, and the saturation {@code max|d| / shrink}. A direction of zeros stays. The authors' program
 * takes the maximum with its sign, which goes wrong where all numbers are negative.
 *
 * <p>Figures: {@code norm-before-activation}, {@code norm-after-activation} (Euclidean, over all parameters).
 *
 * <p>M. Liu, L. Chen, X. Du, L. Jin and M. Shang, Activated gradients for deep neural networks, IEEE Transactions on Neural
 * Networks and Learning Systems 34(4), 2023 (arXiv 2107.04228).
 */
public final class AdaptiveGradientActivation extends GradientTransform {
    private final double shrink;
    private final double gamma;

    /**
     * Gradient activation that follows the scale of the direction.
     *
     * @param shrink largest magnitude over saturation
     * @param gamma γ, slope at 0
     * @throws IllegalArgumentException if one of them is not a finite number above 0
     */
    public AdaptiveGradientActivation(double shrink, double gamma) {
        super("adaptive-gradient-activation", "activation", Update.Point.DIRECTION);
        Bounds.positive(shrink, "shrink of gradient activation");
        Bounds.positive(gamma, "gamma of gradient activation");
        this.shrink = shrink;
        this.gamma = gamma;
    }

    @Override
    public Optional<String> warning() {
        return gamma > 1
                ? Optional.empty()
                : Optional.of("gradient activation amplifies no gradient: gamma is " + gamma
                        + ", and must be above 1 to enlarge small ones");
    }

    @Override
    void transform(Update update, double norm) {
        for (int p = 0; p < update.parameters().size(); p++) {
            activate(update.values(p));
        }
    }

    private void activate(double[] d) {
        double largest = Gradients.largest(d);
        if (largest == 0) {
            return;
        }
        // In units of the largest number: β itself may overflow.
        for (int i = 0; i < d.length; i++) {
            d[i] /= largest;
        }
        double alpha = 2 / (Math.PI * shrink);
        GradientActivationFunction.ATAN.apply(alpha * largest, gamma / alpha, d);
    }
}
