package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Lyapunov exponents along a driven trajectory: the mean exponential rates, in nats per step, at which tangent vectors
 * grow or shrink (conditional exponents: the input is the same for all perturbed copies).
 *
 * <pre>  J_t Q_t = Q_{t+1} R_{t+1},   Q_0 = identity (its first k columns)
 *  λ_i = 1/(T − T_0) Σ_{t=T_0+1…T} ln (R_t)_ii,   then sorted in descending order.</pre>
 *
 * <p>All k columns travel from step 0; only growth after the transient T₀ counts. The Jacobian acts from the left:
 * with its transpose the result would be another one for non-normal, time-dependent dynamics. When fewer than all
 * exponents are asked for, Q₀ is tilted by 10⁻⁶ in a fixed generic direction: otherwise state variables that only
 * influence themselves, as in diagonal recurrence, could hide the leading exponents.
 *
 * <p>Sources: G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, "Lyapunov characteristic exponents for smooth
 * dynamical systems and for Hamiltonian systems; a method for computing all of them", Meccanica 15:9–30, 1980. For
 * recurrent networks: R. Engelken, F. Wolf, L. F. Abbott, "Lyapunov spectra of chaotic recurrent neural networks",
 * Physical Review Research 5:043044, 2023; R. Vogt, M. Puelma Touzel, E. Shlizerman, G. Lajoie, "On Lyapunov exponents
 * for RNNs", Frontiers in Applied Mathematics and Statistics 8:818799, 2022.
 */
public final class LyapunovSpectrum {
    private static final double TILT = 1e-6;

    private final TangentDynamics dynamics;
    private final int dimension;
    private int transientSteps;
    private int leading;
    private IntFunction<OrthonormalizationInterval> policy = steps -> OrthonormalizationInterval.fixed(1);
    private Progress progress = Progress.NONE;

    private LyapunovSpectrum(TangentDynamics dynamics) {
        this.dynamics = dynamics;
        this.dimension = dynamics.dimension();
        this.leading = dimension;
    }

    /**
     * Prepares the measurement of all exponents over all steps.
     *
     * @param dynamics Jacobians along the trajectory
     * @return the measurement, to be refined and then {@linkplain #measure() made}
     */
    public static LyapunovSpectrum of(TangentDynamics dynamics) {
        return new LyapunovSpectrum(dynamics);
    }

    /**
     * Leaves the first steps out of the averages.
     *
     * @param steps length of the transient T₀, at least 0
     * @return this
     */
    public LyapunovSpectrum discarding(int steps) {
        Require.atLeast(0, steps, "transient");
        transientSteps = steps;
        return this;
    }

    /**
     * Asks for the k leading exponents only.
     *
     * @param k number of exponents, 1 ≤ k ≤ dimension
     * @return this
     */
    public LyapunovSpectrum leading(int k) {
        Require.between(1, k, dimension, "number of exponents");
        leading = k;
        return this;
    }

    /**
     * Re-orthonormalizes every so many steps, more often where vectors would collapse onto each other in
     * double precision.
     *
     * @param steps interval, at least 1
     * @return this
     */
    public LyapunovSpectrum every(int steps) {
        Require.atLeast(1, steps, "re-orthonormalization interval");
        policy = averaged -> OrthonormalizationInterval.fixed(steps);
        return this;
    }

    /**
     * Re-orthonormalizes as rarely as keeps the rounding error of every exponent within a tolerance; the Jacobian
     * products are double precision.
     *
     * @param tolerance nats per step, for instance 1e-6
     * @return this
     */
    public LyapunovSpectrum adaptively(double tolerance) {
        return adaptively(tolerance, Precision.DOUBLE);
    }

    /**
     * Re-orthonormalizes as rarely as keeps the rounding error of every exponent within a tolerance.
     *
     * @param tolerance nats per step
     * @param precision in which the dynamics computes Jacobian products
     * @return this
     */
    public LyapunovSpectrum adaptively(double tolerance, Precision precision) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("the tolerance must be positive, but is " + tolerance);
        }
        policy = averaged -> OrthonormalizationInterval.adaptive(tolerance, precision, averaged);
        return this;
    }

    /**
     * Reports steps done.
     *
     * @param listener called after every re-orthonormalization
     * @return this
     */
    public LyapunovSpectrum reporting(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Measures and returns the exponents alone.
     *
     * @return nats per step, descending
     */
    public double[] exponents() {
        return measure().exponents();
    }

    /**
     * Runs the recursion.
     *
     * @return the exponents with their errors
     * @throws IllegalArgumentException if no step is left after the transient
     * @throws ArithmeticException if a tangent vector is not finite after a single step
     */
    public Result measure() {
        int n = dimension;
        int steps = dynamics.steps();
        Require.moreSteps(steps, transientSteps);
        double[] q = start();
        double[] blockStart = new double[q.length];
        double[] norms = new double[leading];
        double[] diagonal = new double[leading];
        boolean[] lost = new boolean[leading];
        OrthonormalizationInterval interval = policy.apply(steps - transientSteps);
        GrowthAverage average = new GrowthAverage(leading, transientSteps, steps);
        int blocks = 0;
        for (int t = 0; t < steps; ) {
            int m = Math.min(interval.next(), average.boundaryAfter(t) - t);
            System.arraycopy(q, 0, blockStart, 0, q.length);
            for (int i = 0; i < m; i++) {
                dynamics.pushForward(t + i, leading, q);
            }
            boolean finite = true;
            for (int i = 0; i < leading; i++) {
                norms[i] = Orthonormalization.norm(n, q, i * n);
                finite &= Double.isFinite(norms[i]);
            }
            if (finite) {
                Orthonormalization.apply(leading, n, q, diagonal);
            } else if (m == 1) {
                throw new ArithmeticException("tangent vectors are not finite after step " + t);
            }
            if (!interval.accepts(m, norms, diagonal, lost)) {
                System.arraycopy(blockStart, 0, q, 0, q.length);
                continue;
            }
            average.add(t, t + m, diagonal);
            t += m;
            blocks++;
            for (int i = 0; i < leading; i++) {
                // What was lost before the averages began may still have a finite average.
                lost[i] = t != transientSteps && (lost[i] || diagonal[i] == 0);
            }
            progress.at(t, steps);
        }
        return average.result(blocks);
    }

    private double[] start() {
        double[] q = Jacobians.identityRows(leading, dimension);
        if (leading < dimension) {
            double[] signs = RandomSigns.vector(0, 0, q.length);
            for (int i = 0; i < q.length; i++) {
                q[i] += TILT * signs[i];
            }
            Orthonormalization.apply(leading, dimension, q, new double[leading]);
        }
        return q;
    }

    /**
     * A measured spectrum.
     *
     * @param exponents nats per step, descending; {@code -Infinity} where {@code R_ii} was 0 at some step, that is
     *     where a perturbation dies in finite time; never NaN
     * @param standardError of each exponent, nats per step: scatter of the averages over (at most 20) consecutive
     *     blocks, divided by the root of their number; too small where correlations outlast a block; 0 for infinite
     *     exponents and where a single step was averaged
     * @param blockLength steps in a block
     * @param orthonormalizations QR decompositions that were kept
     * @param convergenceSteps up to 100 numbers of averaged steps …
     * @param convergence … and the running average of each exponent after so many, {@code [point][exponent]}
     */
    public record Result(
            double[] exponents,
            double[] standardError,
            int blockLength,
            int orthonormalizations,
            int[] convergenceSteps,
            double[][] convergence) {

        /** @return the {@linkplain KaplanYorke Kaplan–Yorke dimension}; a lower bound if exponents are left out */
        public double kaplanYorke() {
            return KaplanYorke.dimension(exponents);
        }

        /** @return the {@linkplain MetricEntropy sum of the positive exponents}, nats per step */
        public double entropy() {
            return MetricEntropy.of(exponents);
        }

        @Override
        public String toString() {
            return "Lyapunov exponents " + Arrays.toString(exponents) + " nats per step";
        }
    }
}
