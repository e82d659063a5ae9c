package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.Quartiles;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** What a few runs have in common, in words. */
final class Summary {
    private static final double SMALL = 1e-3;
    private static final double LARGE = 1e5;

    private Summary() {}

    static double median(double... values) {
        return Quartiles.of(values).median();
    }

    static double largest(double... values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    static double smallest(double... values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    /** "median (smallest to largest)", to three digits. */
    static String spread(double... values) {
        return number(median(values)) + " (" + number(smallest(values)) + " to " + number(largest(values)) + ")";
    }

    /** A number to three digits, as a power of ten where it is far from 1. */
    static String number(double value) {
        if (value == 0 || Double.isNaN(value)) {
            return value == 0 ? "0" : "none";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "never" : "-infinity";
        }
        double size = Math.abs(value);
        if (size < SMALL || size >= LARGE) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return size >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : new BigDecimal(value).round(new MathContext(3)).toPlainString();
    }
}
