package io.evenkeel.gauge;

/** Refusals of impossible settings, in words. */
final class Require {
    private Require() {}

    static void atLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException("the " + what + " must be at least " + least + ", but is " + value);
        }
    }

    static void between(int least, int value, int most, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "the " + what + " must be between " + least + " and " + most + ", but is " + value);
        }
    }

    static void moreSteps(int steps, int transientSteps) {
        if (steps <= transientSteps) {
            throw new IllegalArgumentException(
                    "the trajectory has " + steps + " steps, which leaves none after a transient of " + transientSteps);
        }
    }

    static void finite(double[] vectors, String what, int step) {
        for (double value : vectors) {
            if (!Double.isFinite(value)) {
                throw new ArithmeticException(what + " are not finite after step " + step);
            }
        }
    }
}
