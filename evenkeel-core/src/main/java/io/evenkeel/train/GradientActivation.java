package io.evenkeel.train;

import java.util.Optional;

/**
 * Gradient activation: every number g becomes {@code G(g) = α F(β g)}, which enlarges small gradients and compresses large
 * ones. Where it acts makes different optimizers:
 *
 * <ul>
 *   <li>at {@link Update.Point#GRADIENT} G comes first, then weight decay, then the optimizer (the authors' {@code SGD_atan},
 *       {@code Adam_atan});
 *   <li>at {@link Update.Point#DIRECTION} G comes last: decay is inside of it, and the optimizer's memory never sees it ({@code
 *       SGD_atanMom}, {@code SGD_tanh_Mom}, {@code SGD_log_Mom}). A step of the bounded functions is then at most {@code rate · c}
 *       in every number, c being the saturation.
 * </ul>
 *
 * <p>Near zero {@code G(g) ≈ αβ g}: compare with the rate αβ times as large, and with {@link ValueClipping} at the saturation.
 * G is not homogeneous, so scaling the loss is not the same as scaling the rate, and a loss summed over examples saturates
 * where its mean does not. Clip before it.
 *
 * <p>Figures: {@code norm-before-activation}, {@code norm-after-activation} (Euclidean, over all parameters).
 *
 * <p>M. Liu, L. Chen, X. Du, L. Jin and M. Shang, Activated gradients for deep neural networks, IEEE Transactions on Neural
 * Networks and Learning Systems 34(4), 2023 (arXiv 2107.04228).
 */
public final class GradientActivation extends GradientTransform {
    private final GradientActivationFunction function;
    private final double alpha;
    private final double beta;

    /**
     * Gradient activation at a point.
     *
     * @param function F
     * @param alpha α, the scale of the output
     * @param beta β, the gain of the input
     * @param point where
     * @throws IllegalArgumentException if α or β is not a finite number above 0
     */
    public GradientActivation(GradientActivationFunction function, double alpha, double beta, Update.Point point) {
        super("gradient-activation", "activation", point);
        Bounds.positive(alpha, "alpha of gradient activation");
        Bounds.positive(beta, "beta of gradient activation");
        this.function = function;
        this.alpha = alpha;
        this.beta = beta;
    }

    @Override
    public Optional<String> warning() {
        double slope = alpha * beta;
        return slope > 1
                ? Optional.empty()
                : Optional.of("gradient activation amplifies no gradient: alpha times beta is " + slope
                        + ", and must be above 1 to enlarge small ones");
    }

    @Override
    void transform(Update update, double norm) {
        for (int p = 0; p < update.parameters().size(); p++) {
            function.apply(alpha, beta, update.values(p));
        }
    }
}
