package io.evenkeel.gauge;

import io.evenkeel.kernel.DoubleKernels;

/** The QR decomposition that the gauges need, over rows without padding in double precision. */
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
        DoubleKernels.INSTANCE.orthonormalize(k, n, q, 0, n, diagonal);
    }

    /** The length of n values. */
    static double norm(int n, double[] values, int offset) {
        return Math.sqrt(DoubleKernels.INSTANCE.dot(n, values, offset, values, offset));
    }
}
