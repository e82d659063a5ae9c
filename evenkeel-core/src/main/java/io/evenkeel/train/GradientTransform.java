package io.evenkeel.train;

import java.util.Map;
import java.util.TreeMap;

/** A controller that changes the numbers of an update at one point, and reports how long they are before and after. */
abstract class GradientTransform implements Controller {
    private final String name;
    private final String action;
    private final Update.Point point;
    private final Map<String, Double> figures = new TreeMap<>();

    /**
     * A transform.
     *
     * @param name as in specs
     * @param action what the figures call it, for instance {@code clipping}
     * @param point where it acts
     */
    GradientTransform(String name, String action, Update.Point point) {
        this.name = name;
        this.action = action;
        this.point = point;
    }

    /** Changes the numbers; may add figures to the norms. */
    abstract void transform(Update update, double norm);

    /** Adds a figure of this update. */
    final void report(String figure, double value) {
        figures.put(figure, value);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void beforeUpdate(Update update) {
        figures.clear();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ArithmeticException if the numbers are not finite, which some transforms would hide
     */
    @Override
    public final void at(Update.Point reached, Update update) {
        if (reached != point) {
            return;
        }
        double before = Gradients.norm(update);
        transform(update, before);
        figures.put("norm-before-" + action, before);
        figures.put("norm-after-" + action, Gradients.norm(update));
    }

    @Override
    public final Map<String, Double> figures() {
        return figures;
    }
}
