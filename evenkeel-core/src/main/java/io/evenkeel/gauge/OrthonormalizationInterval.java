package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;

/**
 * How many steps tangent vectors travel between two QR decompositions.
 *
 * <p>In exact arithmetic the number does not matter: {@code R} of a product is the product of the {@code R}s. In
 * floating point all vectors turn towards the leading direction, so that {@code R_ii}, what is left of vector i beside
 * its predecessors, drowns in the rounding error of the whole vector {@code v_i}. Its relative error is about
 *
 * <pre>  c ε ‖v_i‖ / R_ii  ≈  c ε exp(m (λ_1 − λ_i)),</pre>
 *
 * (ε: machine epsilon, m: steps, c: a small number), which is known after the decomposition: a block of steps whose
 * loss {@code ‖v_i‖ / R_ii} is too large is done again in smaller pieces, and the next block's length follows from the
 * last one's loss. Errors of at most T blocks are averaged over T steps and do not know of each other, so that each may
 * be √T times what is tolerated of an exponent.
 */
final class OrthonormalizationInterval {
    /** Vectors must neither overflow nor underflow, not even in single precision. */
    private static final double LARGEST_GROWTH = StrictMath.exp(60);

    private static final int LONGEST = 128;

    /** Blocks aim at a loss this much below what is tolerated, so that few of them must be repeated. */
    private static final double MARGIN = 4;

    /** The number c: one rounding error for the step, one for the decomposition, and what they do to later blocks. */
    private static final double ERRORS = 4;

    /** Even a fixed interval is cut where the error of a vector would exceed this part of what is left of it. */
    private static final double COLLAPSE = 1e-4;

    private final int fixed;
    private final double tolerableLoss;
    private int next;

    private OrthonormalizationInterval(int fixed, double tolerableLoss) {
        this.fixed = fixed;
        this.tolerableLoss = tolerableLoss;
        this.next = Math.max(fixed, 1);
    }

    static OrthonormalizationInterval fixed(int steps) {
        return new OrthonormalizationInterval(steps, COLLAPSE / Precision.DOUBLE.epsilon());
    }

    /**
     * @param tolerance of each exponent, nats per step
     * @param precision of the Jacobian products
     * @param steps that are averaged
     */
    static OrthonormalizationInterval adaptive(double tolerance, Precision precision, int steps) {
        return new OrthonormalizationInterval(0, tolerance * Math.sqrt(steps) / (ERRORS * precision.epsilon()));
    }

    /** @return the number of steps to try */
    int next() {
        return next;
    }

    /**
     * Judges a block and sets the next length.
     *
     * @param steps length of the block
     * @param norms lengths of the vectors before the decomposition
     * @param diagonal R's diagonal
     * @param lost vectors that no longer count, their exponent being −∞ already
     * @return whether the block is good; if not it must be repeated with {@link #next()} steps. One step is always good
     */
    boolean accepts(int steps, double[] norms, double[] diagonal, boolean[] lost) {
        double loss = 1;
        double growth = 1;
        for (int i = 0; i < norms.length; i++) {
            if (!lost[i]) {
                loss = Math.max(loss, norms[i] / diagonal[i]);
                growth = Math.max(growth, Math.max(norms[i], 1 / norms[i]));
            }
        }
        // Written so that NaN counts as too large.
        boolean good = steps == 1 || (loss < tolerableLoss && growth < LARGEST_GROWTH);
        if (!good) {
            next = steps / 2;
        } else if (fixed > 0) {
            next = fixed;
        } else {
            double byLoss = StrictMath.log(tolerableLoss / MARGIN) / StrictMath.log(loss);
            double byGrowth = StrictMath.log(LARGEST_GROWTH / MARGIN) / StrictMath.log(growth);
            int longest = Math.min(LONGEST, 2 * next);
            next = Math.max(1, (int) Math.min(longest, steps * Math.min(byLoss, byGrowth)));
        }
        return good;
    }
}
