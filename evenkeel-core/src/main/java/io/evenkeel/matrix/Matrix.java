package io.evenkeel.matrix;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import java.util.Arrays;

/**
 * A dense matrix in double precision, for mathematics that is done once per update of weights. Rows are padded with zeros
 * to whole lanes, so that products run on {@link Kernels}; results have the same bits on every machine. Methods return new
 * matrices unless they say otherwise.
 */
public final class Matrix {
    @SuppressWarnings("unchecked") // double precision is arithmetic over double[]
    static final Kernels<double[]> KERNELS = (Kernels<double[]>) Kernels.of(Precision.DOUBLE);

    private final int rows;
    private final int columns;
    private final int stride;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.stride = Precision.DOUBLE.pad(columns);
        this.values = values;
    }

    /**
     * A matrix of zeros.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @return the matrix
     */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[rows * Precision.DOUBLE.pad(columns)]);
    }

    /**
     * The identity.
     *
     * @param n rows and columns
     * @return I
     */
    public static Matrix identity(int n) {
        return zeros(n, n).plusIdentity(1);
    }

    /**
     * A copy of an array.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param rowMajor {@code rows · columns} numbers
     * @return the matrix
     */
    public static Matrix of(int rows, int columns, double[] rowMajor) {
        Matrix matrix = zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(rowMajor, i * columns, matrix.values, i * matrix.stride, columns);
        }
        return matrix;
    }

    /** @return number of rows */
    public int rows() {
        return rows;
    }

    /** @return number of columns */
    public int columns() {
        return columns;
    }

    /** @return from one row to the next in {@link #values} */
    public int stride() {
        return stride;
    }

    /** @return element (i, j) at {@code i · stride + j}, zeros in the padding; shared, not copied */
    public double[] values() {
        return values;
    }

    /**
     * Reads an element.
     *
     * @param i row
     * @param j column
     * @return its value
     */
    public double get(int i, int j) {
        return values[i * stride + j];
    }

    /**
     * Writes an element, in place.
     *
     * @param i row
     * @param j column
     * @param value its new value
     */
    public void set(int i, int j, double value) {
        values[i * stride + j] = value;
    }

    /** @return the elements, row-major without padding, in a new array */
    public double[] toArray() {
        double[] rowMajor = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * stride, rowMajor, i * columns, columns);
        }
        return rowMajor;
    }

    /** @return a copy */
    public Matrix copy() {
        return new Matrix(rows, columns, values.clone());
    }

    /**
     * Overwrites this matrix with another one of the same shape, in place.
     *
     * @param b the other
     */
    public void assign(Matrix b) {
        System.arraycopy(b.values, 0, values, 0, values.length);
    }

    /**
     * The product A B.
     *
     * @param b B, as many rows as this has columns
     * @return A B
     */
    public Matrix times(Matrix b) {
        return product(rows, columns, b.columns, stride, 1, b, b.stride, 1);
    }

    /**
     * The product Aᵀ B.
     *
     * @param b B, as many rows as this
     * @return Aᵀ B
     */
    public Matrix transposeTimes(Matrix b) {
        return transpose().times(b);
    }

    /**
     * The product A Bᵀ.
     *
     * @param b B, as many columns as this
     * @return A Bᵀ
     */
    public Matrix timesTranspose(Matrix b) {
        return product(rows, columns, b.rows, stride, 1, b, 1, b.stride);
    }

    private Matrix product(int m, int k, int n, int aRow, int aColumn, Matrix b, int bRow, int bColumn) {
        double[] packed = new double[KERNELS.packedLength(k, n)];
        KERNELS.pack(k, n, b.values, 0, bRow, bColumn, packed, 0);
        Matrix c = zeros(m, n);
        KERNELS.multiply(m, n, k, values, 0, aRow, aColumn, packed, 0, null, 0, 0, c.values, 0, c.stride);
        return c;
    }

    /** @return Aᵀ */
    public Matrix transpose() {
        Matrix t = zeros(columns, rows);
        // In squares of a cache line's width, because rows may all map to the same sets of the cache.
        int lanes = Precision.DOUBLE.lanes();
        for (int top = 0; top < rows; top += lanes) {
            int bottom = Math.min(rows, top + lanes);
            for (int j = 0; j < columns; j++) {
                for (int i = top; i < bottom; i++) {
                    t.values[j * t.stride + i] = values[i * stride + j];
                }
            }
        }
        return t;
    }

    /**
     * The sum A + B.
     *
     * @param b B, of the same shape
     * @return A + B
     */
    public Matrix plus(Matrix b) {
        Matrix c = copy();
        for (int i = 0; i < values.length; i++) {
            c.values[i] += b.values[i];
        }
        return c;
    }

    /**
     * The difference A − B.
     *
     * @param b B, of the same shape
     * @return A − B
     */
    public Matrix minus(Matrix b) {
        Matrix c = copy();
        for (int i = 0; i < values.length; i++) {
            c.values[i] -= b.values[i];
        }
        return c;
    }

    /**
     * The multiple x A.
     *
     * @param factor x
     * @return x A
     */
    public Matrix times(double factor) {
        Matrix c = copy();
        for (int i = 0; i < values.length; i++) {
            c.values[i] *= factor;
        }
        return c;
    }

    /**
     * Adds a multiple of the identity.
     *
     * @param factor x
     * @return A + x I
     */
    public Matrix plusIdentity(double factor) {
        Matrix c = copy();
        for (int i = 0; i < Math.min(rows, columns); i++) {
            c.values[i * stride + i] += factor;
        }
        return c;
    }

    /** @return whether all elements are finite */
    public boolean isFinite() {
        return KERNELS.firstNonFinite(values.length, values, 0) < 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix m && m.rows == rows && m.columns == columns && Arrays.equals(m.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Matrix[" + rows + ", " + columns + "]";
    }
}
