package io.evenkeel.train;

import io.evenkeel.kernel.DoubleKernels;

/** The values of an update as one long vector. */
final class Gradients {
    /** Below, squares may have lost digits to underflow. */
    private static final double SAFE_SQUARE = 1e-280;

    private Gradients() {}

    /**
     * Euclidean norm over all parameters, without overflow or underflow in between.
     *
     * @throws ArithmeticException if a value or the norm is not finite
     */
    static double norm(Update update) {
        double squares = squares(update, 1);
        if (squares >= SAFE_SQUARE && squares < Double.POSITIVE_INFINITY) {
            return Math.sqrt(squares);
        }
        requireFinite(update);
        double largest = 0;
        for (int p = 0; p < update.parameters().size(); p++) {
            largest = Math.max(largest, largest(update.values(p)));
        }
        double norm = largest == 0 ? 0 : largest * Math.sqrt(squares(update, largest));
        if (Double.isInfinite(norm)) {
            throw new ArithmeticException(
                    "exploding gradient: in update " + update.number() + " its norm exceeds the largest number");
        }
        return norm;
    }

    /** The largest magnitude of a value. */
    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double squares(Update update, double unit) {
        double sum = 0;
        for (int p = 0; p < update.parameters().size(); p++) {
            double[] values = update.values(p);
            if (unit == 1) {
                sum += DoubleKernels.INSTANCE.dot(values.length, values, 0, values, 0);
            } else {
                for (double value : values) {
                    sum = Math.fma(value / unit, value / unit, sum);
                }
            }
        }
        return sum;
    }

    private static void requireFinite(Update update) {
        for (int p = 0; p < update.parameters().size(); p++) {
            double[] values = update.values(p);
            int index = DoubleKernels.INSTANCE.firstNonFinite(values.length, values, 0);
            if (index >= 0) {
                throw new ArithmeticException("exploding gradient: in update " + update.number() + " parameter "
                        + update.parameters().get(p).name() + " has " + values[index] + " at index " + index);
            }
        }
    }
}
