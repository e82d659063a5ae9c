package io.evenkeel.matrix;

/**
 * The orthogonal matrix nearest to one that is nearly orthogonal already, {@code U Vᵀ} of its singular value decomposition
 * U Σ Vᵀ, by the iteration
 *
 * <pre>  W ← W (3 I − WᵀW) / 2,</pre>
 *
 * <p>which turns each singular value σ into σ (3 − σ²) / 2 and converges quadratically from 0 &lt; σ &lt; √3.
 *
 * <p>Source: N. J. Higham, "Functions of Matrices", SIAM, 2008, section 8.3.
 */
public final class NewtonSchulz {
    private static final int MOST_STEPS = 50;

    private NewtonSchulz() {}

    /**
     * Iterates until the defect ‖WᵀW − I‖_F falls no more.
     *
     * @param w square, with {@code ‖WᵀW − I‖₂ < 1}; left alone
     * @return its orthogonal polar factor
     */
    public static Matrix nearestOrthogonal(Matrix w) {
        Matrix best = w;
        double smallest = Double.POSITIVE_INFINITY;
        Matrix next = w;
        for (int step = 0; step < MOST_STEPS; step++) {
            Matrix excess = next.transposeTimes(next).plusIdentity(-1);
            double defect = MatrixNorms.frobenius(excess);
            if (!(defect < smallest)) {
                break;
            }
            smallest = defect;
            best = next;
            next = next.minus(next.times(excess).times(0.5));
        }
        return best;
    }
}
