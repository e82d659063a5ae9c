package io.evenkeel.gauge;

import java.util.Arrays;

/**
 * The QR decomposition that the gauges need, behind one name so that its implementation can be exchanged.
 *
 * <p>Gram–Schmidt orthogonalization applied twice to each vector, which makes the basis orthogonal to machine
 * precision (L. Giraud, J. Langou, M. Rozložník, J. van den Eshof, "Rounding error analysis of the classical
 * Gram–Schmidt orthogonalization process", Numerische Mathematik 101, 2005).
 */
final class Orthonormalization {
    private Orthonormalization() {}

    /**
     * Replaces k row vectors by an orthonormal basis of the same flag of subspaces.
     *
     * @param k number of vectors, k ≤ n
     * @param n their length
     * @param q k × n vectors, replaced by the columns of Q
     * @param diagonal receives R's diagonal, k values ≥ 0; 0 where a vector depends linearly on its predecessors, whose
     *     place an arbitrary orthogonal unit vector takes
     */
    static void apply(int k, int n, double[] q, double[] diagonal) {
        for (int i = 0; i < k; i++) {
            double before = norm(n, q, i * n);
            double after = orthogonalize(i, n, q);
            // Below this ratio nothing but rounding errors is left of the vector.
            boolean dependent = after <= before * n * Math.ulp(1.0);
            diagonal[i] = dependent ? 0 : after;
            for (int candidate = 0; dependent; candidate++) {
                Arrays.fill(q, i * n, (i + 1) * n, 0);
                q[i * n + (i + candidate) % n] = 1;
                // Some unit vector has a component of at least 1/√n outside the span of fewer than n others.
                after = orthogonalize(i, n, q);
                dependent = after < 0.5 / Math.sqrt(n);
            }
            for (int j = i * n; j < (i + 1) * n; j++) {
                q[j] /= after;
            }
        }
    }

    /** Removes from row i its projections on the rows before it, twice, and returns the remaining norm. */
    private static double orthogonalize(int i, int n, double[] q) {
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < i; j++) {
                double projection = 0;
                for (int c = 0; c < n; c++) {
                    projection += q[j * n + c] * q[i * n + c];
                }
                for (int c = 0; c < n; c++) {
                    q[i * n + c] -= projection * q[j * n + c];
                }
            }
        }
        return norm(n, q, i * n);
    }

    static double norm(int n, double[] values, int offset) {
        double sum = 0;
        for (int c = offset; c < offset + n; c++) {
            sum += values[c] * values[c];
        }
        return Math.sqrt(sum);
    }
}
