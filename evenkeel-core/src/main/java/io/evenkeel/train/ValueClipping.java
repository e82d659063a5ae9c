package io.evenkeel.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * Clipping of every number of the gradient: {@code g ← max(−c, min(g, c))}, as PyTorch's {@code clip_grad_value_}.
 *
 * <p>Figures: {@code norm-before-clipping}, {@code norm-after-clipping} (Euclidean, over all parameters), {@code share-clipped}
 * (the share of numbers that were clipped).
 *
 * <p>T. Mikolov, Statistical language models based on neural networks, PhD thesis, Brno University of Technology, 2012.
 */
public final class ValueClipping implements Controller {
    private final double bound;
    private final Update.Point point;
    private Map<String, Double> figures = Map.of();

    /**
     * Clips at a point.
     *
     * @param bound c
     * @param point where
     * @throws IllegalArgumentException if c is not a finite number above 0
     */
    public ValueClipping(double bound, Update.Point point) {
        Bounds.positive(bound, "bound of value clipping");
        this.bound = bound;
        this.point = point;
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
    public String name() {
        return "value-clipping";
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
        double before = Gradients.norm(update);
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
        figures = new TreeMap<>(Map.of(
                "norm-before-clipping",
                before,
                "norm-after-clipping",
                Gradients.norm(update),
                "share-clipped",
                all == 0 ? 0 : (double) clipped / all));
    }

    @Override
    public Map<String, Double> figures() {
        return figures;
    }
}
