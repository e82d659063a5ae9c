package io.evenkeel.train;

/**
 * Clipping of the gradient's norm over all parameters: where {@code ‖g‖ > c}, {@code g ← g · c / ‖g‖}. The factor is exact;
 * PyTorch's {@code clip_grad_norm_} divides by {@code ‖g‖ + 10⁻⁶} instead.
 *
 * <p>Figures: {@code norm-before-clipping}, {@code norm-after-clipping}, {@code share-clipped} (1 if this update was clipped,
 * else 0).
 *
 * <p>R. Pascanu, T. Mikolov and Y. Bengio, On the difficulty of training recurrent neural networks, ICML 2013, algorithm 1.
 */
public final class NormClipping extends GradientTransform {
    private final double maxNorm;

    /**
     * Clips at a point.
     *
     * @param maxNorm c
     * @param point where
     * @throws IllegalArgumentException if c is not a finite number above 0
     */
    public NormClipping(double maxNorm, Update.Point point) {
        super("norm-clipping", "clipping", point);
        Bounds.positive(maxNorm, "largest norm");
        this.maxNorm = maxNorm;
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
    void transform(Update update, double norm) {
        report("share-clipped", norm > maxNorm ? 1 : 0);
        if (norm <= maxNorm) {
            return;
        }
        double factor = maxNorm / norm;
        for (int p = 0; p < update.parameters().size(); p++) {
            double[] values = update.values(p);
            for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
            }
        }
    }
}
