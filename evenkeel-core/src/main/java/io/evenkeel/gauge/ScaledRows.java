package io.evenkeel.gauge;

import java.util.Arrays;

/**
 * Vectors on a long way through Jacobians, kept in the middle of the range of numbers by exact powers of two, so that
 * neither single precision nor hundreds of steps make them underflow or overflow.
 */
final class ScaledRows {
    private static final int LARGEST_EXPONENT = 20;

    final double[] values;
    private final int rows;
    private int exponent;

    /** @param values rows × dimension, changed in place by {@link #rescale()} and by whoever moves the vectors */
    ScaledRows(int rows, double[] values) {
        this.rows = rows;
        this.values = values;
    }

    /** Moves the largest element back to the order of 1 where it has strayed far. */
    void rescale() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0 || Math.abs(Math.getExponent(largest)) <= LARGEST_EXPONENT) {
            return;
        }
        int shift = Math.getExponent(largest);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.scalb(values[i], -shift);
        }
        exponent += shift;
    }

    /** @return the power of two by which the values are too small */
    int exponent() {
        return exponent;
    }

    /** @return the squared norm of each row, in units of {@code 4^exponent} */
    double[] squares() {
        int n = values.length / rows;
        double[] squares = new double[rows];
        Arrays.setAll(squares, i -> {
            double norm = Orthonormalization.norm(n, values, i * n);
            return norm * norm;
        });
        return squares;
    }
}
