package io.evenkeel.evolution;

import java.util.function.DoubleUnaryOperator;

/** Looks for the step c ≥ 0 at which a function D with D(0) = 0 has a given value, and keeps the one that came closest. */
final class StepSearch {
    private final DoubleUnaryOperator function;
    private final double target;
    private double step;
    private double distance;
    private boolean reached;

    StepSearch(DoubleUnaryOperator function, double target) {
        this.function = function;
        this.target = target;
        this.distance = target;
        this.reached = target == 0;
    }

    /** Doubles or halves from 1 on until the target lies between two steps, then bisects. */
    void run(int bracketingSteps, int bisections, double tolerance) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double c = 1;
        for (int i = 0; i < bracketingSteps && !reached && (low == 0 || high == Double.POSITIVE_INFINITY); i++) {
            if (tooFar(c, tolerance)) {
                high = c;
                c /= 2;
            } else {
                low = c;
                c *= 2;
            }
        }
        for (int i = 0; i < bisections && !reached && high < Double.POSITIVE_INFINITY; i++) {
            double middle = (low + high) / 2;
            if (tooFar(middle, tolerance)) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    private boolean tooFar(double c, double tolerance) {
        double value = function.applyAsDouble(c);
        double off = Math.abs(value - target);
        if (off < distance) {
            distance = off;
            step = c;
        }
        reached = off <= tolerance * target;
        // Not a number means that numbers became too large.
        return !(value <= target);
    }

    /** The step that came closest; 0 if none came closer than that. */
    double step() {
        return step;
    }

    boolean reached() {
        return reached;
    }
}
