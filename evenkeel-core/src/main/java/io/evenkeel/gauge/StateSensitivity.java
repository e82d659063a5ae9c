package io.evenkeel.gauge;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sensitivity of each neuron to the recurrent state, as in sensitivity adjustment learning with recurrent scope: the
 * norm of the gradient of its output on everything it receives from the step before,
 *
 * <pre>  s_i(t) = ‖row i of J_t‖₂,   s_i = mean over t of s_i(t),   log-sensitivity Λ = ln √(mean over i of s_i²).</pre>
 *
 * For a tanh network s_i(t) = f′(u_i) ‖w_i‖. For random recurrence Λ approximates the largest Lyapunov exponent while
 * that is negative; s_i = 1 everywhere lets signals neither shrink nor grow. Of states that hold more than outputs (the
 * cell of an LSTM) take the {@linkplain #rows rows} of the outputs only.
 *
 * <p>Source: K. Shibata, T. Ejima, T. Matsuki, Y. Tokumaru, "Sensitivity – Local index to control chaoticity or gradient
 * globally", Neural Networks 143:436–451, 2021.
 */
public final class StateSensitivity {
    private final TangentDynamics dynamics;
    private int[] rows;
    private int transientSteps;
    private int stride = 1;

    private StateSensitivity(TangentDynamics dynamics) {
        this.dynamics = dynamics;
        this.rows = IntStream.range(0, dynamics.dimension()).toArray();
    }

    /**
     * Prepares the measurement of all state variables over the whole trajectory.
     *
     * @param dynamics Jacobians along the trajectory
     * @return the measurement, to be refined and then {@linkplain #measure() made}
     */
    public static StateSensitivity of(TangentDynamics dynamics) {
        return new StateSensitivity(dynamics);
    }

    /**
     * Measures the state variables from … to only.
     *
     * @param from first index
     * @param to index after the last
     * @return this
     */
    public StateSensitivity rows(int from, int to) {
        return rows(IntStream.range(from, to).toArray());
    }

    /**
     * Measures some state variables only.
     *
     * @param indices of the state variables that are neurons' outputs, at least one
     * @return this
     */
    public StateSensitivity rows(int... indices) {
        Require.atLeast(1, indices.length, "number of rows");
        for (int index : indices) {
            Require.between(0, index, dynamics.dimension() - 1, "row");
        }
        rows = indices.clone();
        return this;
    }

    /**
     * Starts after a transient.
     *
     * @param steps its length, at least 0; 0 unless set
     * @return this
     */
    public StateSensitivity discarding(int steps) {
        Require.atLeast(0, steps, "transient");
        transientSteps = steps;
        return this;
    }

    /**
     * Samples the trajectory.
     *
     * @param steps distance of samples, at least 1; 1 unless set
     * @return this
     */
    public StateSensitivity every(int steps) {
        Require.atLeast(1, steps, "distance of samples");
        stride = steps;
        return this;
    }

    /**
     * Pulls the unit cotangents of the rows back by one step, everywhere.
     *
     * @return the sensitivities
     * @throws IllegalArgumentException if no step is left after the transient
     * @throws ArithmeticException if a Jacobian is not finite
     */
    public Result measure() {
        int n = dynamics.dimension();
        int k = rows.length;
        Require.moreSteps(dynamics.steps(), transientSteps);
        int[] at = IntStream.iterate(transientSteps, t -> t < dynamics.steps(), t -> t + stride)
                .toArray();
        double[] mean = new double[k];
        double[] logOverTime = new double[at.length];
        double[] gradients = new double[k * n];
        for (int i = 0; i < at.length; i++) {
            Arrays.fill(gradients, 0);
            for (int r = 0; r < k; r++) {
                gradients[r * n + rows[r]] = 1;
            }
            dynamics.pullBack(at[i], k, gradients);
            Require.finite(gradients, "gradients", at[i]);
            double[] now = new double[k];
            for (int r = 0; r < k; r++) {
                now[r] = Orthonormalization.norm(n, gradients, r * n);
                mean[r] += now[r] / at.length;
            }
            logOverTime[i] = logRootMeanSquare(now);
        }
        return new Result(mean, logRootMeanSquare(mean), at, logOverTime);
    }

    private static double logRootMeanSquare(double[] values) {
        double norm = Orthonormalization.norm(values.length, values, 0);
        return StrictMath.log(norm / Math.sqrt(values.length));
    }

    /**
     * Sensitivities of a network.
     *
     * @param perNeuron time average s_i for each measured row, dimensionless
     * @param log log-sensitivity Λ of the time averages, nats per step; {@code -Infinity} where all are 0
     * @param steps the sampled steps t
     * @param logOverTime Λ of each sampled step, ln √(mean over i of s_i(t)²), nats per step
     */
    public record Result(double[] perNeuron, double log, int[] steps, double[] logOverTime) {}
}
