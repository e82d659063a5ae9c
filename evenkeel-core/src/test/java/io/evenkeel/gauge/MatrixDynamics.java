package io.evenkeel.gauge;

import java.util.function.IntFunction;

/** Dynamics whose Jacobians are written down as matrices. */
record MatrixDynamics(int dimension, int steps, IntFunction<double[][]> jacobian) implements TangentDynamics {

    /** The given matrices in turn, over and over. */
    static MatrixDynamics periodic(int steps, double[][]... matrices) {
        return new MatrixDynamics(matrices[0].length, steps, t -> matrices[t % matrices.length]);
    }

    /** What a program that mixes up J and Jᵀ would see. */
    MatrixDynamics transposed() {
        return new MatrixDynamics(dimension, steps, t -> Matrices.transpose(jacobian.apply(t)));
    }

    @Override
    public void pushForward(int t, int k, double[] vectors) {
        multiply(jacobian.apply(t), k, vectors);
    }

    @Override
    public void pullBack(int t, int k, double[] vectors) {
        multiply(Matrices.transpose(jacobian.apply(t)), k, vectors);
    }

    private static void multiply(double[][] m, int k, double[] vectors) {
        int n = m.length;
        for (int v = 0; v < k; v++) {
            double[] result = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    result[i] += m[i][j] * vectors[v * n + j];
                }
            }
            System.arraycopy(result, 0, vectors, v * n, n);
        }
    }
}
