package io.evenkeel.gauge;

import java.util.Arrays;

/**
 * How much of a gradient is left after k steps back through time: the root mean square of the factor by which a random
 * unit gradient on the state changes,
 *
 * <pre>  rms[k] = ‖∂s_T/∂s_{T−k}‖_F / √dim,   ∂s_T/∂s_{T−k} = J_{T−1} J_{T−2} ⋯ J_{T−k},</pre>
 *
 * averaged over end points T = transient + lags, then every 20th step up to and including the end. rms[0] is 1.
 *
 * <p>The exact form pulls all dim unit cotangents back. For large states {@link #probes} estimates the Frobenius norm
 * from p random sign vectors u: E‖Jᵀu‖² = ‖J‖_F² (M. F. Hutchinson, "A stochastic estimator of the trace of the
 * influence matrix for Laplacian smoothing splines", Communications in Statistics – Simulation and Computation 19,
 * 1990).
 *
 * <p>Sources: Y. Bengio, P. Simard, P. Frasconi, "Learning long-term dependencies with gradient descent is difficult",
 * IEEE Transactions on Neural Networks 5, 1994, sections III–IV; R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty
 * of training recurrent neural networks", ICML 2013, section 2.
 */
public final class GradientByLag {
    private final TangentDynamics dynamics;
    private int transientSteps;
    private int lags = 100;
    private int stride = 20;
    private int probes;
    private long seed;
    private Progress progress = Progress.NONE;

    private GradientByLag(TangentDynamics dynamics) {
        this.dynamics = dynamics;
    }

    /**
     * Prepares an exact measurement up to lag 100.
     *
     * @param dynamics Jacobians along the trajectory
     * @return the measurement, to be refined and then {@linkplain #measure() made}
     */
    public static GradientByLag of(TangentDynamics dynamics) {
        return new GradientByLag(dynamics);
    }

    /**
     * Keeps the first steps out of every product.
     *
     * @param steps length of the transient, at least 0
     * @return this
     */
    public GradientByLag discarding(int steps) {
        Require.atLeast(0, steps, "transient");
        transientSteps = steps;
        return this;
    }

    /**
     * Sets the largest lag.
     *
     * @param largest number of steps back, at least 1; 100 unless set
     * @return this
     */
    public GradientByLag lags(int largest) {
        Require.atLeast(1, largest, "number of lags");
        lags = largest;
        return this;
    }

    /**
     * Sets the distance of end points.
     *
     * @param steps at least 1; 20 unless set
     * @return this
     */
    public GradientByLag every(int steps) {
        Require.atLeast(1, steps, "distance of end points");
        stride = steps;
        return this;
    }

    /**
     * Estimates from random probes instead of computing exactly; the squared norms are unbiased.
     *
     * @param count probes for each end point, at least 2 (for the standard error); when not fewer than the dimension,
     *     the exact form is used, which then costs no more
     * @param seed of the probes
     * @return this
     */
    public GradientByLag probes(int count, long seed) {
        Require.atLeast(2, count, "number of probes");
        this.probes = count;
        this.seed = seed;
        return this;
    }

    /**
     * Reports end points done.
     *
     * @param listener called after every end point
     * @return this
     */
    public GradientByLag reporting(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Pulls gradients back from every end point.
     *
     * @return rms[k] for k = 0 … lags, dimensionless
     * @throws IllegalArgumentException if the trajectory has fewer steps than transient and lags together
     * @throws ArithmeticException if a gradient is not finite
     */
    public LagCurve measure() {
        int n = dynamics.dimension();
        int[] endPoints = EndPoints.of(dynamics.steps(), transientSteps, lags, stride);
        boolean exact = probes == 0 || probes >= n;
        double[][] rms = new double[endPoints.length][lags + 1];
        double[][] error = new double[endPoints.length][lags + 1];
        for (int e = 0; e < endPoints.length; e++) {
            int k = exact ? n : probes;
            double[] start = exact ? Jacobians.identityRows(n, n) : RandomSigns.vector(seed, e, k * n);
            ScaledRows rows = new ScaledRows(k, start);
            for (int lag = 0; lag <= lags; lag++) {
                if (lag > 0) {
                    dynamics.pullBack(endPoints[e] - lag, k, rows.values);
                    Require.finite(rows.values, "gradients", endPoints[e] - lag);
                    rows.rescale();
                }
                double[] squares = rows.squares();
                double frobenius = Arrays.stream(squares).sum() * (exact ? 1 : 1.0 / k);
                double root = Math.sqrt(frobenius / n);
                rms[e][lag] = Math.scalb(root, rows.exponent());
                if (!exact && root > 0) {
                    // d√x = dx / (2√x)
                    error[e][lag] = Math.scalb(errorOfMean(squares, frobenius) / n / (2 * root), rows.exponent());
                }
            }
            progress.at(e + 1, endPoints.length);
        }
        return LagCurve.of(endPoints, rms, error);
    }

    private static double errorOfMean(double[] values, double mean) {
        double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(sum / (values.length - 1) / values.length);
    }
}
