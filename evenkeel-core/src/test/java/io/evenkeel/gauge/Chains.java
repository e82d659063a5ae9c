package io.evenkeel.gauge;

/** Chains of units, in the column convention: the weight from j to i is at [i][j]. */
final class Chains {
    private Chains() {}

    static double[][] chain(int n, double alpha) {
        return feedbackChain(n, alpha, 0);
    }

    /** α from unit i to i + 1, β back. */
    static double[][] feedbackChain(int n, double alpha, double beta) {
        double[][] w = Matrices.zeros(n);
        for (int i = 1; i < n; i++) {
            w[i][i - 1] = alpha;
            w[i - 1][i] = beta;
        }
        return w;
    }

    static double[] unit(int n, int i) {
        double[] v = new double[n];
        v[i] = 1;
        return v;
    }
}
