package io.evenkeel.train;

/** Refusals of impossible settings, in words. */
final class Bounds {
    private Bounds() {}

    static void positive(double value, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + what + " must be a finite number above 0, not " + value);
        }
    }

    static void notNegative(double value, String what) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + what + " must be a finite number, 0 or more, not " + value);
        }
    }

    static void fraction(double value, String what) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("the " + what + " must be at least 0 and less than 1, not " + value);
        }
    }

    static void updates(long value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException("the " + what + " must be at least 1 update, not " + value);
        }
    }
}
