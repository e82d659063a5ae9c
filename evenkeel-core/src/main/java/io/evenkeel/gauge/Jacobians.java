package io.evenkeel.gauge;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** Identity rows to push or pull, and the decomposition of what comes back. */
final class Jacobians {
    private Jacobians() {}

    /** The first k rows of the n × n identity matrix. */
    static double[] identityRows(int k, int n) {
        double[] rows = new double[k * n];
        for (int i = 0; i < k; i++) {
            rows[i * n + i] = 1;
        }
        return rows;
    }

    /** Singular values of the matrix with the given rows, in descending order. */
    static double[] singularValues(int rows, int columns, double[] values) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows, columns, false, false, false);
        if (!svd.decompose(DMatrixRMaj.wrap(rows, columns, values.clone()))) {
            throw new ArithmeticException("the singular value decomposition did not converge");
        }
        double[] singular = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        Arrays.sort(singular);
        for (int i = 0, j = singular.length - 1; i < j; i++, j--) {
            double swap = singular[i];
            singular[i] = singular[j];
            singular[j] = swap;
        }
        return singular;
    }
}
