package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * Skew-symmetric matrices of 2 × 2 blocks {@code [[0, s], [−s, 0]]} on the diagonal, to start orthogonal parametrizations
 * with rotations of planes. If n is odd, the last row and column are 0.
 *
 * @param law of the numbers s
 * @param negative whether s is replaced by −s, as scoRNN's program does with the Cayley law, unlike that of ENRNN
 */
public record SkewBlocksInitializer(Law law, boolean negative) implements Initializer {
    /** Distribution of the numbers s. */
    public enum Law {
        /**
         * {@code s = tan(t / 2) = √((1 − cos t) / (1 + cos t))} with t uniform in (0, π/2): the Cayley transform has the
         * eigenvalues {@code e^(±it)}. K. Helfrich, D. Willmott, Q. Ye, Orthogonal recurrent neural networks with scaled
         * Cayley transform, ICML 2018.
         */
        CAYLEY,
        /**
         * s uniform in (−π, π): the exponential has the eigenvalues {@code e^(±is)}, of uniform angles. M. Henaff, A. Szlam,
         * Y. LeCun, Recurrent orthogonal networks and long-memory tasks, ICML 2016.
         */
        HENAFF;

        private double number(double uniform) {
            return this == CAYLEY ? StrictMath.tan(Math.PI / 4 * uniform) : Math.PI * (2 * uniform - 1);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the parameter is not a square matrix
     */
    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        int n = InitialValues.square(parameter, 1, "a skew-symmetric matrix");
        Tensor value = parameter.value();
        for (int i = 0; i < n * n; i++) {
            value.set(i, 0);
        }
        for (int block = 0; block < n / 2; block++) {
            double s = law.number(stream.uniform(block)) * (negative ? -1 : 1);
            int p = 2 * block;
            value.set(p * n + p + 1, s);
            value.set((p + 1) * n + p, -s);
        }
    }
}
