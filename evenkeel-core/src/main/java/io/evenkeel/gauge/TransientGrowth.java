package io.evenkeel.gauge;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import java.util.ArrayList;
import java.util.List;

/**
 * Transient growth of the linear iteration {@code h_t = W h_{t−1}}: how far a small difference may grow before it dies out,
 *
 * <pre>  max_{k≥0} ‖Wᵏ‖₂.</pre>
 *
 * <p>Normal matrices with ρ ≤ 1 have 1, a chain of gain α > 1 has α^{N−1} after N−1 steps. As soon as ‖Wᵏ‖₂ ≤ 1, no later
 * power can be larger than what was found, because norms are submultiplicative; there the search ends. Since matrices are
 * stored rounded, norms up to 1 + n ε count as 1, ε = 2⁻²³ being the spacing of single precision.
 *
 * <p>Source: L. N. Trefethen, M. Embree, "Spectra and Pseudospectra", Princeton University Press, 2005, chapters 14–16.
 *
 * @param maximum the largest norm found, at least 1
 * @param step the first k at which it occurs
 * @param norms ‖Wᵏ‖₂ for k = 0, 1 … until it is clear that no later one is larger, the given number of steps, or what
 *     double precision holds
 * @param complete whether the maximum is that over all k
 */
public record TransientGrowth(double maximum, int step, double[] norms, boolean complete) {
    private static final double ROUNDING = 1e-10;

    /** Squares of squares are still finite. */
    private static final double HUGE = 1e75;

    /**
     * Computes the norms of powers.
     *
     * @param w rows of W, n × n; left alone
     * @param steps the last power to look at, at least 1
     * @return the growth
     * @throws IllegalArgumentException if W is not square, is empty or has an element that is not finite, or steps &lt; 1
     */
    public static TransientGrowth of(double[][] w, int steps) {
        Require.atLeast(1, steps, "number of steps");
        int n = w.length;
        Matrix first = Matrix.of(n, n, WeightFigures.flatten(w));
        Matrix power = first;
        List<Double> norms = new ArrayList<>(List.of(1.0));
        double one = 1 + UnitTolerance.of(n);
        int best = 0;
        boolean complete = false;
        for (int k = 1; k <= steps && !complete; k++) {
            if (!(MatrixNorms.frobenius(power) < HUGE)) {
                break;
            }
            double norm = LargestEigenvalue.norm(power);
            norms.add(norm);
            if (norm > (best == 0 ? one : norms.get(best) * (1 + ROUNDING))) {
                best = k;
            }
            complete = norm <= one;
            power = power.times(first);
        }
        return new TransientGrowth(
                norms.get(best),
                best,
                norms.stream().mapToDouble(Double::doubleValue).toArray(),
                complete);
    }

    /**
     * What becomes of one direction.
     *
     * @param w rows of W, n × n
     * @param v a vector, n numbers
     * @param steps number of steps, at least 0
     * @return ‖Wᵏ v‖₂ for k = 0 … steps
     * @throws IllegalArgumentException if a length does not fit
     */
    public static double[] along(double[][] w, double[] v, int steps) {
        double[][] states = LinearResponse.of(w, v, steps);
        double[] norms = new double[states.length];
        for (int k = 0; k < norms.length; k++) {
            norms[k] = Orthonormalization.norm(v.length, states[k], 0);
        }
        return norms;
    }
}
