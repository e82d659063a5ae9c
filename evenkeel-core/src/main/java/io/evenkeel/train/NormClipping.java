package io.evenkeel.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * Clipping of the gradient's norm over all parameters: where {@code ‖g‖ > c}, {@code g ← g · c / ‖g‖}. The factor is exact;
 * PyTorch's {@code clip_grad_norm_} divides by {@code ‖g‖ + 10⁻⁶} instead.
 *
 * <p>Figures: {@code norm-before-clipping}, {@code norm-after-clipping}, {@code share-clipped} (1 if this update was clipped,
 * else 0).
 *
 * <p>R. Pascanu, T. Mikolov and Y. Bengio, On the difficulty of training recurrent neural networks, ICML 2013, algorithm 1.
 */
public final class NormClipping implements Controller {
    private final double maxNorm;
    private final Update.Point point;
    private Map<String, Double> figures = Map.of();

    /**
     * Clips at a point.
     *
     * @param maxNorm c
     * @param point where
     * @throws IllegalArgumentException if c is not a finite number above 0
     */
    public NormClipping(double maxNorm, Update.Point point) {
        Bounds.positive(maxNorm, "largest norm");
        this.maxNorm = maxNorm;
        this.point = point;
    }

    /**
     * Clips the gradient as backpropagation left it.
     *
     * @param maxNorm c
     * @throws IllegalArgumentException if c is not a finite number above 0
     */
    public NormClipping(double maxNorm) {
        this(maxNorm, Update.Point.GRADIENT);
    }

    @Override
    public String name() {
        return "norm-clipping";
    }

    @Override
    public void beforeUpdate(Update update) {
        figures = Map.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ArithmeticException if the gradient is not finite
     */
    @Override
    public void at(Update.Point reached, Update update) {
        if (reached != point) {
            return;
        }
        double norm = Gradients.norm(update);
        boolean clips = norm > maxNorm;
        if (clips) {
            double factor = maxNorm / norm;
            for (int p = 0; p < update.parameters().size(); p++) {
                double[] values = update.values(p);
                for (int i = 0; i < values.length; i++) {
                    values[i] *= factor;
                }
            }
        }
        figures = new TreeMap<>(Map.of(
                "norm-before-clipping",
                norm,
                "norm-after-clipping",
                Math.min(norm, maxNorm),
                "share-clipped",
                clips ? 1.0 : 0.0));
    }

    @Override
    public Map<String, Double> figures() {
        return figures;
    }
}
