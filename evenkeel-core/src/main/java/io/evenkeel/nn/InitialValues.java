package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;

/** Checks of what initializers give and get. */
final class InitialValues {
    private InitialValues() {}

    static void requireFinite(double[] values, Block block) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("the initial value of " + block.parameter()
                        + " must be finite, not " + values[i] + " in row "
                        + (block.firstRow() + i / block.columns() + 1)
                        + ", column " + (block.firstColumn() + i % block.columns() + 1));
            }
        }
    }

    /** Checks the gain of an initializer. */
    static void requireFinite(double number, String what) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("the " + what + " must be a finite number, not " + number);
        }
    }

    /** @return rows and columns of a square matrix */
    static int square(Parameter parameter, int least, String what) {
        int n = parameter.rows();
        if (n != parameter.columns() || n < least) {
            throw new IllegalArgumentException(
                    what + " is a square matrix of at least " + least + " rows, not " + parameter);
        }
        return n;
    }
}
