package io.evenkeel.gauge;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Linear decoder with intercept, fitted by least squares,
 *
 * <pre>  ŷ = a + bᵀ h,     (a, b) = argmin Σ (y − ŷ)².</pre>
 *
 * <p>Solved by the pseudoinverse, so that features that depend on each other do no harm (G. H. Golub, C. F. Van Loan, "Matrix
 * Computations", 4th edition, 2013, section 5.5.4).
 */
public final class LinearDecoder {
    private final DMatrixRMaj coefficients;

    private LinearDecoder(DMatrixRMaj coefficients) {
        this.coefficients = coefficients;
    }

    /**
     * Fits a decoder.
     *
     * @param features h, {@code [sample][feature]}, more samples than features
     * @param targets y, {@code [sample][target]}
     * @return the decoder
     * @throws IllegalArgumentException if there are no more samples than features, or features and targets are not of as many
     *     samples
     */
    public static LinearDecoder fit(double[][] features, double[][] targets) {
        Require.atLeast(1, features.length, "number of samples");
        if (features.length != targets.length || features.length <= features[0].length) {
            throw new IllegalArgumentException(
                    "a decoder of " + features[0].length + " features needs more samples than "
                            + "that, each with its targets, but got " + features.length + " and " + targets.length);
        }
        DMatrixRMaj a = withIntercept(features);
        DMatrixRMaj y = new DMatrixRMaj(targets);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        if (!solver.setA(a)) {
            throw new IllegalArgumentException("the features are not finite");
        }
        DMatrixRMaj coefficients = new DMatrixRMaj(a.numCols, y.numCols);
        solver.solve(y, coefficients);
        return new LinearDecoder(coefficients);
    }

    /**
     * Decodes.
     *
     * @param features h, {@code [sample][feature]}, at least one sample
     * @return ŷ, {@code [sample][target]}
     * @throws IllegalArgumentException if there is no sample
     */
    public double[][] decode(double[][] features) {
        Require.atLeast(1, features.length, "number of samples");
        DMatrixRMaj decoded = CommonOps_DDRM.mult(withIntercept(features), coefficients, null);
        double[][] rows = new double[features.length][decoded.numCols];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(decoded.data, i * decoded.numCols, rows[i], 0, decoded.numCols);
        }
        return rows;
    }

    /**
     * Coefficient of determination on samples, best ones that were not fitted,
     *
     * <pre>  R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)².</pre>
     *
     * @param features h, {@code [sample][feature]}
     * @param targets y, {@code [sample][target]}
     * @return R² of each target: 1 exact, 0 no better than the mean, negative worse
     * @throws IllegalArgumentException if there is no sample
     */
    public double[] determination(double[][] features, double[][] targets) {
        double[][] decoded = decode(features);
        double[] determination = new double[targets[0].length];
        for (int k = 0; k < determination.length; k++) {
            double mean = 0;
            for (double[] row : targets) {
                mean += row[k] / targets.length;
            }
            double errors = 0;
            double deviations = 0;
            for (int i = 0; i < targets.length; i++) {
                errors += square(targets[i][k] - decoded[i][k]);
                deviations += square(targets[i][k] - mean);
            }
            determination[k] = 1 - errors / deviations;
        }
        return determination;
    }

    private static double square(double x) {
        return x * x;
    }

    private static DMatrixRMaj withIntercept(double[][] features) {
        int width = features[0].length;
        DMatrixRMaj a = new DMatrixRMaj(features.length, width + 1);
        for (int i = 0; i < features.length; i++) {
            a.set(i, 0, 1);
            System.arraycopy(features[i], 0, a.data, i * (width + 1) + 1, width);
        }
        return a;
    }
}
