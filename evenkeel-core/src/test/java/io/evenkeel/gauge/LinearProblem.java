package io.evenkeel.gauge;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;

/** Linear dynamics with a period: exponents are ln |eigenvalues of the period's product| / period. */
record LinearProblem(String name, MatrixDynamics dynamics, int transientSteps, double[] exponents, double tolerance)
        implements TestProblem {

    /** Out of order, so that the first k state variables are not the leading ones. */
    static LinearProblem diagonal() {
        MatrixDynamics dynamics = MatrixDynamics.periodic(400, Matrices.diagonal(0.5, -1.25, 0.9, 1e-3));
        double[] exponents = {Math.log(1.25), Math.log(0.9), Math.log(0.5), Math.log(1e-3)};
        return new LinearProblem("diagonal", dynamics, 100, exponents, 1e-12);
    }

    static LinearProblem scaledOrthogonal() {
        double[][] w = Matrices.scale(0.95, Matrices.orthogonal(7, new Random(1)));
        double[] exponents = new double[7];
        Arrays.fill(exponents, Math.log(0.95));
        return new LinearProblem("scaled orthogonal", MatrixDynamics.periodic(300, w), 50, exponents, 1e-12);
    }

    /** Growth is polynomial beside λ^t, which the average forgets as ln(t)/t only. */
    static LinearProblem jordanChain() {
        double[] exponents = new double[3];
        Arrays.fill(exponents, Math.log(0.9));
        MatrixDynamics dynamics = MatrixDynamics.periodic(20_000, Matrices.jordan(3, 0.9, 0.5));
        return new LinearProblem("Jordan chain", dynamics, 10_000, exponents, 5e-4);
    }

    /** The matrix is lower triangular, so that the identity is not what Q converges to. */
    static LinearProblem triangular() {
        double[][] w = {{0.3, 0, 0, 0}, {2, 1.1, 0, 0}, {-1, 4, -0.8, 0}, {3, 0.5, 5, 0.6}};
        double[] exponents = {Math.log(1.1), Math.log(0.8), Math.log(0.6), Math.log(0.3)};
        return new LinearProblem("triangular", MatrixDynamics.periodic(600, w), 200, exponents, 1e-12);
    }

    /** The problem that tells J from Jᵀ: tr(ABC) differs from tr(CBA). */
    static LinearProblem threeSteps() {
        Random random = new Random(3);
        double[][][] m = new double[3][][];
        for (int i = 0; i < 3; i++) {
            m[i] = Matrices.gaussian(5, 0.5, random);
        }
        double[][] period = Matrices.multiply(m[2], Matrices.multiply(m[1], m[0]));
        var eigenvalues = new EigenDecompositionNonSymmetric(MatrixUtils.createRealMatrix(period)).getEigenvalues();
        double[] exponents = Arrays.stream(eigenvalues)
                .mapToDouble(z -> -Math.log(z.norm()) / 3)
                .sorted()
                .map(x -> -x)
                .toArray();
        // Complex pairs make the two exponents of a pair oscillate by a bounded amount over the averaged steps.
        return new LinearProblem("three-step product", MatrixDynamics.periodic(30_000, m), 300, exponents, 2e-4);
    }

    @Override
    public String toString() {
        return name;
    }
}
