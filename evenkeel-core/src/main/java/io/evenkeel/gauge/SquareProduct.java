package io.evenkeel.gauge;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.kernel.Precision;

/** A product of square matrices, n × n row-major, B packed once for several A. */
final class SquareProduct {
    private final int n;
    private final int padded;
    private final double[] packed;

    /** @param transposed whether it is Bᵀ that multiplies */
    SquareProduct(int n, double[] b, boolean transposed) {
        this.n = n;
        this.padded = Precision.DOUBLE.pad(n);
        this.packed = new double[DoubleKernels.INSTANCE.packedLength(n, n)];
        DoubleKernels.INSTANCE.pack(n, n, b, 0, transposed ? 1 : n, transposed ? n : 1, packed, 0);
    }

    /** @return A B */
    double[] of(double[] a) {
        return of(a, n, 1);
    }

    /** @return Aᵀ B */
    double[] ofTransposed(double[] a) {
        return of(a, 1, n);
    }

    private double[] of(double[] a, int row, int column) {
        double[] wide = new double[n * padded];
        DoubleKernels.INSTANCE.multiply(n, n, n, a, 0, row, column, packed, 0, null, 0, 0, wide, 0, padded);
        if (padded == n) {
            return wide;
        }
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(wide, i * padded, product, i * n, n);
        }
        return product;
    }

    /** @return A², with A of n × n elements */
    static double[] square(int n, double[] a) {
        return new SquareProduct(n, a, false).of(a);
    }
}
