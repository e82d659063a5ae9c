package io.evenkeel.tensor;

/**
 * A contiguous block of rows of a {@link Parameter}: what an operation multiplies by. A parameter is the block of all
 * its rows. A vector counts as one row.
 */
public sealed interface Weight permits Parameter, WeightRows {

    /** @return the parameter that owns the values */
    Parameter parameter();

    /** @return index of the first row, 0 for a vector */
    int firstRow();

    /** @return number of rows, 1 for a vector */
    int rows();

    /** @return index of the first column */
    int firstColumn();

    /** @return number of columns */
    int columns();

    /**
     * A block of rows.
     *
     * @param from first row
     * @param to one past the last row
     * @return the block, sharing the parameter's values and gradient
     * @throws IllegalArgumentException if the range is not inside this block
     */
    default Weight rows(int from, int to) {
        if (from < 0 || to <= from || to > rows()) {
            throw new IllegalArgumentException("rows " + from + " to " + to + " are not inside the " + rows()
                    + " rows of " + parameter().name());
        }
        return new WeightRows(parameter(), firstRow() + from, to - from, firstColumn(), columns());
    }

    /**
     * A segment of a vector.
     *
     * @param from first element
     * @param to one past the last element
     * @return the segment, sharing the parameter's values and gradient
     * @throws IllegalArgumentException if the range is not inside this vector
     */
    default Weight segment(int from, int to) {
        if (from < 0 || to <= from || to > columns()) {
            throw new IllegalArgumentException("elements " + from + " to " + to + " are not inside the " + columns()
                    + " of " + parameter().name());
        }
        return new WeightRows(parameter(), firstRow(), rows(), firstColumn() + from, to - from);
    }
}
