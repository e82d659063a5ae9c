package io.evenkeel.gauge;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Cholesky's factor of a covariance matrix, C = L Lᵀ.
 *
 * @param n rows and columns
 * @param lower L, row-major
 */
record CholeskyFactor(int n, double[] lower) {

    /**
     * Factors a matrix.
     *
     * @param c symmetric; left alone
     * @throws IllegalArgumentException if it is not finite, or not positive definite in double precision
     */
    static CholeskyFactor of(Matrix c) {
        int n = c.rows();
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
        if (!c.isFinite() || !cholesky.decompose(DMatrixRMaj.wrap(n, n, c.toArray()))) {
            throw new IllegalArgumentException(
                    "the covariance of the noise that the matrix gathers is too large for double precision");
        }
        return new CholeskyFactor(n, cholesky.getT(null).data);
    }

    /** @return L⁻¹ x */
    double[] solve(double[] x) {
        double[] y = x.clone();
        for (int i = 0; i < n; i++) {
            y[i] = (y[i] - DoubleKernels.INSTANCE.dot(i, lower, i * n, y, 0)) / lower[i * n + i];
        }
        return y;
    }

    /** @return C⁻¹ = L⁻ᵀ L⁻¹ */
    Matrix inverse() {
        Matrix transposed = Matrix.zeros(n, n); // L⁻ᵀ
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            System.arraycopy(solve(unit), 0, transposed.values(), j * transposed.stride(), n);
        }
        return transposed.timesTranspose(transposed);
    }
}
