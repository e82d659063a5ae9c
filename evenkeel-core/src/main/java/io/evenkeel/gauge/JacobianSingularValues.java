package io.evenkeel.gauge;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Singular values σ of the one-step Jacobian {@code J_t = ∂s_{t+1}/∂s_t} at every 20th step after the transient
 * (t = T₀, T₀ + 20, …): by how much one step stretches the unit sphere along its principal axes. All of them near 1 is
 * dynamical isometry.
 *
 * <p>Source: J. Pennington, S. S. Schoenholz, S. Ganguli, "Resurrecting the sigmoid in deep learning through dynamical
 * isometry: theory and practice", NIPS 2017, section 2.
 */
public final class JacobianSingularValues {
    private final TangentDynamics dynamics;
    private int transientSteps;
    private int stride = 20;
    private Progress progress = Progress.NONE;

    private JacobianSingularValues(TangentDynamics dynamics) {
        this.dynamics = dynamics;
    }

    /**
     * Prepares the measurement.
     *
     * @param dynamics Jacobians along the trajectory
     * @return the measurement, to be refined and then {@linkplain #measure() made}
     */
    public static JacobianSingularValues of(TangentDynamics dynamics) {
        return new JacobianSingularValues(dynamics);
    }

    /**
     * Starts after a transient.
     *
     * @param steps its length, at least 0
     * @return this
     */
    public JacobianSingularValues discarding(int steps) {
        Require.atLeast(0, steps, "transient");
        transientSteps = steps;
        return this;
    }

    /**
     * Sets the distance of samples.
     *
     * @param steps at least 1; 20 unless set
     * @return this
     */
    public JacobianSingularValues every(int steps) {
        Require.atLeast(1, steps, "distance of samples");
        stride = steps;
        return this;
    }

    /**
     * Reports samples done.
     *
     * @param listener called after every sample
     * @return this
     */
    public JacobianSingularValues reporting(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Decomposes the sampled Jacobians.
     *
     * @return the singular values
     * @throws IllegalArgumentException if no step is left after the transient
     * @throws ArithmeticException if a Jacobian is not finite
     */
    public Result measure() {
        int n = dynamics.dimension();
        Require.moreSteps(dynamics.steps(), transientSteps);
        int[] at = IntStream.iterate(transientSteps, t -> t < dynamics.steps(), t -> t + stride)
                .toArray();
        double[][] values = new double[at.length][];
        for (int i = 0; i < at.length; i++) {
            double[] columns = Jacobians.identityRows(n, n);
            dynamics.pushForward(at[i], n, columns);
            Require.finite(columns, "tangent vectors", at[i]);
            values[i] = Jacobians.singularValues(n, n, columns);
            progress.at(i + 1, at.length);
        }
        return new Result(at, values);
    }

    /**
     * Singular values at sampled steps.
     *
     * @param steps the sampled steps t
     * @param values {@code [sample][i]}, dimensionless, in descending order for each sample
     */
    public record Result(int[] steps, double[][] values) {

        /** @return the smallest singular value of all samples */
        public double min() {
            return Arrays.stream(minOverTime()).min().orElseThrow();
        }

        /** @return the median over all singular values of all samples (mean of the middle two of an even number) */
        public double median() {
            return median(Arrays.stream(values)
                    .flatMapToDouble(Arrays::stream)
                    .sorted()
                    .toArray());
        }

        /** @return the largest singular value of all samples */
        public double max() {
            return Arrays.stream(maxOverTime()).max().orElseThrow();
        }

        /** @return the smallest singular value of each sample */
        public double[] minOverTime() {
            return Arrays.stream(values).mapToDouble(v -> v[v.length - 1]).toArray();
        }

        /** @return the median singular value of each sample */
        public double[] medianOverTime() {
            return Arrays.stream(values).mapToDouble(Result::median).toArray();
        }

        /** @return the largest singular value of each sample: the worst case of one step's growth */
        public double[] maxOverTime() {
            return Arrays.stream(values).mapToDouble(v -> v[0]).toArray();
        }

        private static double median(double[] sorted) {
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }
    }
}
