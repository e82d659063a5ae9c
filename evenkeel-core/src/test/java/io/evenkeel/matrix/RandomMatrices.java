package io.evenkeel.matrix;

import io.evenkeel.tensor.RandomStream;

/** Matrices for tests. */
public final class RandomMatrices {
    private RandomMatrices() {}

    /** Independent Gaussian elements of standard deviation {@code gain / √columns}. */
    public static Matrix gaussian(int rows, int columns, double gain, long seed) {
        RandomStream stream = RandomStream.of(seed, "random matrix");
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.set(i, j, gain / Math.sqrt(columns) * stream.gaussian((long) i * columns + j));
            }
        }
        return matrix;
    }

    /** A skew-symmetric matrix of spectral norm about {@code √2 gain}. */
    public static Matrix skew(int n, double gain, long seed) {
        Matrix m = gaussian(n, n, gain, seed);
        return m.minus(m.transpose()).times(0.5);
    }

    /** By Gaussian elimination with partial pivoting. */
    public static double determinant(Matrix m) {
        int n = m.rows();
        Matrix a = m.copy();
        double determinant = 1;
        for (int p = 0; p < n; p++) {
            int best = p;
            for (int i = p; i < n; i++) {
                best = Math.abs(a.get(i, p)) > Math.abs(a.get(best, p)) ? i : best;
            }
            if (best != p) {
                determinant = -determinant;
            }
            for (int j = 0; j < n; j++) {
                double swapped = a.get(p, j);
                a.set(p, j, a.get(best, j));
                a.set(best, j, swapped);
            }
            determinant *= a.get(p, p);
            for (int i = p + 1; i < n; i++) {
                double factor = a.get(i, p) / a.get(p, p);
                for (int j = p; j < n; j++) {
                    a.set(i, j, a.get(i, j) - factor * a.get(p, j));
                }
            }
        }
        return determinant;
    }
}
