package io.evenkeel.gauge;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Polar decomposition of a square matrix into a rotation and a stretching,
 *
 * <pre>  W = Q P,   Q = U Vᵀ orthogonal,   P = V Σ Vᵀ symmetric, positive semidefinite,   from W = U Σ Vᵀ.</pre>
 *
 * Q is the orthogonal matrix nearest to W; blame takes it as the recurrent matrix's neutral counterpart. For singular W
 * it is one of several that are equally near.
 *
 * <p>Source: N. J. Higham, "Computing the polar decomposition – with applications", SIAM Journal on Scientific and
 * Statistical Computing 7:1160–1174, 1986, section 2.
 *
 * @param orthogonal Q, n × n
 * @param stretch P, n × n
 */
public record PolarDecomposition(double[][] orthogonal, double[][] stretch) {

    /**
     * Decomposes a matrix.
     *
     * @param w rows of a square matrix, left alone
     * @return its factors
     * @throws IllegalArgumentException if it is not square, is empty or has an element that is not finite
     * @throws ArithmeticException if the singular value decomposition does not converge
     */
    public static PolarDecomposition of(double[][] w) {
        int n = w.length;
        double[] flat = WeightFigures.flatten(w);
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, true, true, false);
        if (!svd.decompose(DMatrixRMaj.wrap(n, n, flat))) {
            throw new ArithmeticException("the singular value decomposition did not converge");
        }
        DMatrixRMaj vt = svd.getV(null, true);
        DMatrixRMaj scaled = CommonOps_DDRM.mult(svd.getW(null), vt, null);
        DMatrixRMaj orthogonal = CommonOps_DDRM.mult(svd.getU(null, false), vt, null);
        DMatrixRMaj stretch = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransA(vt, scaled, stretch);
        return new PolarDecomposition(rows(orthogonal), rows(stretch));
    }

    private static double[][] rows(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
        }
        return rows;
    }
}
