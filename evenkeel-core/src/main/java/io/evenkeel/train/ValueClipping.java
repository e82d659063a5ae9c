package io.evenkeel.train;

/**
 * Clipping of every number of the gradient: {@code g ← max(−c, min(g, c))}, as PyTorch's {@code clip_grad_value_}.
 *
 * <p>Figures: {@code norm-before-clipping}, {@code norm-after-clipping} (Euclidean, over all parameters), {@code share-clipped}
 * (the share of numbers that were clipped).
 *
 * <p>T. Mikolov, Statistical language models based on neural networks, PhD thesis, Brno University of Technology, 2012.
 */
public final class ValueClipping extends GradientTransform {
    private final double bound;

    /**
     * Clips at a point.
     *
     * @param bound c
     * @param point where
     * @throws IllegalArgumentException if c is not a finite number above 0
     */
    public ValueClipping(double bound, Update.Point point) {
        super("value-clipping", "clipping", point);
        Bounds.positive(bound, "bound of value clipping");
        this.bound = bound;
    }

    /**
     * Clips the gradient as backpropagation left it.
     *
     * @param bound c
     * @throws IllegalArgumentException if c is not a finite number above 0
     */
    public ValueClipping(double bound) {
        this(bound, Update.Point.GRADIENT);
    }

    @Override
    void transform(Update update, double norm) {
        long clipped = 0;
        long all = 0;
        for (int p = 0; p < update.parameters().size(); p++) {
            double[] values = update.values(p);
            all += values.length;
            for (int i = 0; i < values.length; i++) {
                clipped += Math.abs(values[i]) > bound ? 1 : 0;
                values[i] = Math.max(-bound, Math.min(values[i], bound));
            }
        }
        report("share-clipped", all == 0 ? 0 : (double) clipped / all);
    }
}
