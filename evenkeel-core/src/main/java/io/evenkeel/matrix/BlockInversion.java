package io.evenkeel.matrix;

import io.evenkeel.kernel.Precision;

/**
 * Inverse of a matrix whose symmetric part is positive definite, as of I + A for skew-symmetric A. Such a matrix and all
 * its Schur complements are regular, so that nothing has to be exchanged, and halves can be inverted one after the other:
 *
 * <pre>
 *   ⎡P Q⎤⁻¹   ⎡P⁻¹ + P⁻¹Q T R P⁻¹   −P⁻¹Q T⎤
 *   ⎣R S⎦   = ⎣−T R P⁻¹              T      ⎦,   T = (S − R P⁻¹ Q)⁻¹,
 * </pre>
 *
 * <p>2 n³ operations, nearly all of them in products. Small blocks are inverted by Gauss–Jordan elimination.
 *
 * <p>Source: T. Banachiewicz's identity, as in R. A. Horn, C. R. Johnson, "Matrix Analysis", 2nd edition, 2013, section
 * 0.7.3; the symmetric part of a Schur complement in G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013,
 * section 4.2.2.
 */
public final class BlockInversion {
    private static final int SMALL = 32;

    private final double[] a;
    private final int stride;
    private final double[] packed;
    private final double[] row = new double[SMALL];

    private BlockInversion(Matrix matrix) {
        a = matrix.values();
        stride = matrix.stride();
        packed = new double[a.length];
    }

    /**
     * Inverts a matrix.
     *
     * @param matrix square, with {@code xᵀ M x > 0} for all x ≠ 0; left alone
     * @return its inverse; with elements that are not finite if the matrix has such elements
     */
    public static Matrix of(Matrix matrix) {
        Matrix inverse = matrix.copy();
        new BlockInversion(inverse).invert(0, inverse.rows());
        return inverse;
    }

    /** Inverts the block of rows and columns from {@code first} on in place. */
    private void invert(int first, int n) {
        int p = first * stride + first;
        if (n <= SMALL) {
            eliminate(p, n);
            return;
        }
        int head = Precision.DOUBLE.pad(n / 2);
        int tail = n - head;
        int q = p + head;
        int r = p + head * stride;
        int s = r + head;
        int headRow = Precision.DOUBLE.pad(head);
        int tailRow = Precision.DOUBLE.pad(tail);
        double[] x = new double[tail * headRow]; // −R P⁻¹
        double[] y = new double[head * tailRow]; // −P⁻¹ Q

        invert(first, head);
        pack(head, head, a, p, stride);
        multiply(tail, head, head, a, r, stride, null, 0, x, 0, headRow);
        negate(x);
        pack(head, tail, a, q, stride);
        multiply(head, tail, head, a, p, stride, null, 0, y, 0, tailRow);
        negate(y);
        multiply(tail, tail, head, x, 0, headRow, a, s, a, s, stride);
        invert(first + head, tail);
        pack(tail, tail, a, s, stride);
        multiply(head, tail, tail, y, 0, tailRow, null, 0, a, q, stride);
        pack(tail, head, x, 0, headRow);
        multiply(tail, head, tail, a, s, stride, null, 0, a, r, stride);
        multiply(head, head, tail, a, q, stride, a, p, a, p, stride);
    }

    private void pack(int k, int n, double[] b, int offset, int rowStride) {
        Matrix.KERNELS.pack(k, n, b, offset, rowStride, 1, packed, 0);
    }

    private void multiply(
            int m,
            int n,
            int k,
            double[] b,
            int at,
            int row,
            double[] init,
            int initAt,
            double[] c,
            int cAt,
            int cRow) {
        Matrix.KERNELS.multiply(m, n, k, b, at, row, 1, packed, 0, init, initAt, cRow, c, cAt, cRow);
    }

    private static void negate(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = -x[i];
        }
    }

    private void eliminate(int at, int n) {
        for (int p = 0; p < n; p++) {
            int pivotRow = at + p * stride;
            double pivot = 1 / a[pivotRow + p];
            a[pivotRow + p] = 1;
            for (int j = 0; j < n; j++) {
                a[pivotRow + j] *= pivot;
            }
            System.arraycopy(a, pivotRow, row, 0, n);
            for (int i = 0; i < n; i++) {
                if (i != p) {
                    subtract(at + i * stride, p, n);
                }
            }
        }
    }

    private void subtract(int target, int p, int n) {
        double factor = a[target + p];
        a[target + p] = 0;
        for (int j = 0; j < n; j++) {
            a[target + j] -= factor * row[j];
        }
    }
}
