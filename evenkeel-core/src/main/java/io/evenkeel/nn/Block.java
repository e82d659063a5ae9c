package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;

/**
 * A rectangle of a parameter, row-major where it is read or written as one array.
 *
 * @param parameter a matrix, or a vector, which counts as one row; in double precision
 * @param firstRow index of the first row
 * @param rows number of rows
 * @param firstColumn index of the first column
 * @param columns number of columns
 */
public record Block(Parameter parameter, int firstRow, int rows, int firstColumn, int columns) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the rectangle is empty or not inside the parameter
     */
    public Block {
        if (firstRow < 0
                || rows < 1
                || rows > parameter.rows() - firstRow
                || firstColumn < 0
                || columns < 1
                || columns > parameter.columns() - firstColumn) {
            throw new IllegalArgumentException(rows + " rows from row " + firstRow + " and " + columns
                    + " columns from column " + firstColumn + " are not a block of " + parameter);
        }
    }

    /**
     * All of a parameter.
     *
     * @param parameter a matrix or vector
     * @return the block
     */
    public static Block of(Parameter parameter) {
        return new Block(parameter, 0, parameter.rows(), 0, parameter.columns());
    }

    /** @return rows times columns */
    public int size() {
        return rows * columns;
    }

    /** @return whether this is all of the parameter */
    public boolean isWhole() {
        return size() == parameter.value().size();
    }

    /**
     * Whether two blocks share weights.
     *
     * @param other a block of this or of another parameter
     * @return whether some weight is in both
     */
    public boolean overlaps(Block other) {
        return parameter == other.parameter
                && firstRow < other.firstRow + other.rows
                && other.firstRow < firstRow + rows
                && firstColumn < other.firstColumn + other.columns
                && other.firstColumn < firstColumn + columns;
    }

    /** @return the present values, in a new array */
    public double[] read() {
        return read(
                parameter.value().array() instanceof double[] own
                        ? own
                        : parameter.value().toDoubles());
    }

    /**
     * The block's part of an array of the parameter's shape, for instance of its gradient.
     *
     * @param whole as long as the parameter
     * @return a new array of length {@link #size()}
     */
    public double[] read(double[] whole) {
        double[] values = new double[size()];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(whole, at(i), values, i * columns, columns);
        }
        return values;
    }

    /**
     * Writes the block's part of an array of the parameter's shape.
     *
     * @param values of length {@link #size()}
     * @param whole as long as the parameter
     */
    public void write(double[] values, double[] whole) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, whole, at(i), columns);
        }
    }

    /**
     * Writes the values and says that the parameter changed.
     *
     * @param values of length {@link #size()}
     */
    public void write(double[] values) {
        Tensor value = parameter.value();
        if (value.array() instanceof double[] whole) {
            write(values, whole);
        } else {
            for (int i = 0; i < size(); i++) {
                value.set(at(i / columns) + i % columns, values[i]);
            }
        }
        parameter.changed();
    }

    private int at(int row) {
        return (firstRow + row) * parameter.columns() + firstColumn;
    }
}
