package io.evenkeel.gauge;

import io.evenkeel.kernel.DoubleKernels;
import java.util.Arrays;

/** The free motion of a linear network, Wᵏ v. */
final class LinearResponse {
    private LinearResponse() {}

    /** @return {@code [k][unit]}, k = 0 … steps */
    static double[][] of(double[][] w, double[] v, int steps) {
        Require.atLeast(0, steps, "number of steps");
        WeightFigures.flatten(w);
        int n = w.length;
        if (v.length != n) {
            throw new IllegalArgumentException("an input vector needs " + n + " numbers, not " + v.length);
        }
        double[][] states = new double[steps + 1][n];
        states[0] = v.clone();
        for (int k = 1; k <= steps; k++) {
            double[] before = states[k - 1];
            Arrays.setAll(states[k], i -> DoubleKernels.INSTANCE.dot(n, w[i], 0, before, 0));
        }
        return states;
    }
}
