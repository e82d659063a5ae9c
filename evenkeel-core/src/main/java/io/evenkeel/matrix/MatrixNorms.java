package io.evenkeel.matrix;

/** Norms of matrices, and distances that are norms. */
public final class MatrixNorms {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-6;

    private MatrixNorms() {}

    /**
     * Frobenius norm.
     *
     * @param a A
     * @return {@code √(Σ a_ij²)}
     */
    public static double frobenius(Matrix a) {
        double[] values = a.values();
        return Math.sqrt(Matrix.KERNELS.dot(values.length, values, 0, values, 0));
    }

    /**
     * The norm that belongs to sums of moduli, an upper bound of the spectral norm of symmetric and skew-symmetric matrices.
     *
     * @param a A
     * @return {@code max_i Σ_j |a_ij|}; NaN if an element is
     */
    public static double largestRowSum(Matrix a) {
        double largest = 0;
        for (int i = 0; i < a.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < a.columns(); j++) {
                sum += Math.abs(a.get(i, j));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /**
     * Estimate of the spectral norm from below, by the power method on AᵀA until it changes by less than a part in 10⁶ from
     * step to step, or for 100 steps (G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 7.3).
     *
     * @param a A
     * @return about ‖A‖₂, its largest singular value
     */
    public static double spectral(Matrix a) {
        Matrix at = a.transpose();
        Matrix x = Matrix.zeros(a.columns(), 1);
        for (int j = 0; j < a.columns(); j++) {
            x.set(j, 0, 1 + 0.5 * (j % 7)); // not orthogonal to anything in particular
        }
        double norm = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            Matrix y = a.times(x.times(1 / frobenius(x)));
            double before = norm;
            norm = frobenius(y);
            if (!(Math.abs(norm - before) > CLOSE * norm)) {
                return norm;
            }
            x = at.times(y);
        }
        return norm;
    }

    /**
     * How far a matrix is from orthogonality.
     *
     * @param w W
     * @return {@code ‖WᵀW − I‖_F}
     */
    public static double orthogonalityDefect(Matrix w) {
        return frobenius(w.transposeTimes(w).plusIdentity(-1));
    }
}
