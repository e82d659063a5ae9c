package io.evenkeel.gauge;

import java.util.stream.IntStream;

/**
 * The fastest growth of any perturbation over τ steps, along the trajectory:
 *
 * <pre>  g_t = ln σ_max(J_{t+τ−1} ⋯ J_t) / τ.</pre>
 *
 * <p>It is never below the rate at which the same window stretches the perturbation that leads in the long run; the
 * distance between the two is transient growth, which non-normal dynamics has and normal dynamics lacks.
 *
 * <p>σ_max comes from block power iteration: a few vectors are pushed through the window, orthonormalized, pulled back,
 * orthonormalized, and so on. But for rounding, the largest singular value of what arrives rises towards σ_max at every
 * iteration. It is taken as soon as it rises no more than {@value #TOLERANCE} nats, or twice failed to rise at all, which
 * is how rounding shows, whatever the precision of the dynamics; at the latest after {@value #MOST_ITERATIONS} iterations.
 *
 * <p>Sources: L. N. Trefethen, M. Embree, "Spectra and Pseudospectra", Princeton University Press, 2005, chapters 14–15;
 * for the iteration G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 8.2.
 */
public final class FiniteTimeGrowth {
    /** A block converges with (σ_5/σ_1)² an iteration, where a single vector would with (σ_2/σ_1)². */
    private static final int VECTORS = 4;

    private static final int MOST_ITERATIONS = 50;
    private static final double TOLERANCE = 1e-10;
    private static final int MOST_SETBACKS = 2;

    private final TangentDynamics dynamics;
    private int transientSteps;
    private int window = 20;
    private int stride = 20;

    private FiniteTimeGrowth(TangentDynamics dynamics) {
        this.dynamics = dynamics;
    }

    /**
     * Prepares the measurement over consecutive windows of 20 steps.
     *
     * @param dynamics Jacobians along the trajectory
     * @return the measurement, to be refined and then {@linkplain #measure() made}
     */
    public static FiniteTimeGrowth of(TangentDynamics dynamics) {
        return new FiniteTimeGrowth(dynamics);
    }

    /**
     * Starts after a transient.
     *
     * @param steps its length, at least 0
     * @return this
     */
    public FiniteTimeGrowth discarding(int steps) {
        Require.atLeast(0, steps, "transient");
        transientSteps = steps;
        return this;
    }

    /**
     * Sets the length τ of the windows, and their distance to the same.
     *
     * @param steps at least 1; 20 unless set
     * @return this
     */
    public FiniteTimeGrowth window(int steps) {
        Require.atLeast(1, steps, "window");
        window = steps;
        stride = steps;
        return this;
    }

    /**
     * Sets the distance of the windows' starts.
     *
     * @param steps at least 1; the window's length unless set
     * @return this
     */
    public FiniteTimeGrowth every(int steps) {
        Require.atLeast(1, steps, "distance of windows");
        stride = steps;
        return this;
    }

    /**
     * Measures every window that fits.
     *
     * @return growth rates
     * @throws IllegalArgumentException if not even one window fits after the transient
     * @throws ArithmeticException if a vector is not finite
     */
    public Result measure() {
        Require.moreSteps(dynamics.steps(), transientSteps + window - 1);
        int[] starts = IntStream.iterate(transientSteps, t -> t + window <= dynamics.steps(), t -> t + stride)
                .toArray();
        double[] growth = new double[starts.length];
        for (int i = 0; i < starts.length; i++) {
            growth[i] = logLargestSingularValue(starts[i]) / window;
        }
        return new Result(window, starts, growth);
    }

    private double logLargestSingularValue(int start) {
        int n = dynamics.dimension();
        int k = Math.min(VECTORS, n);
        double[] vectors = RandomSigns.vector(0, start, k * n);
        double[] diagonal = new double[k];
        Orthonormalization.apply(k, n, vectors, diagonal);
        double largest = Double.NEGATIVE_INFINITY;
        int setbacks = 0;
        for (int iteration = 1; ; iteration++) {
            ScaledRows rows = new ScaledRows(k, vectors);
            for (int t = start; t < start + window; t++) {
                dynamics.pushForward(t, k, vectors);
                Require.finite(vectors, "tangent vectors", t);
                rows.rescale();
            }
            double log =
                    StrictMath.log(Jacobians.singularValues(k, n, vectors)[0]) + rows.exponent() * StrictMath.log(2);
            if (log == Double.NEGATIVE_INFINITY) {
                return log;
            }
            double rise = log - largest;
            largest = Math.max(largest, log);
            setbacks += rise <= 0 ? 1 : 0;
            double negligible = Math.max(TOLERANCE, 4 * Math.ulp(log));
            if (Math.abs(rise) <= negligible || setbacks == MOST_SETBACKS || iteration == MOST_ITERATIONS) {
                return largest;
            }
            Orthonormalization.apply(k, n, vectors, diagonal);
            for (int t = start + window - 1; t >= start; t--) {
                dynamics.pullBack(t, k, vectors);
                rows.rescale();
            }
            Orthonormalization.apply(k, n, vectors, diagonal);
        }
    }

    /**
     * Growth rates of consecutive windows.
     *
     * @param window its length τ, steps
     * @param starts first step of each window
     * @param growth g_t for each window, nats per step; {@code -Infinity} where every perturbation dies
     */
    public record Result(int window, int[] starts, double[] growth) {}
}
