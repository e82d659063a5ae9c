package io.evenkeel.evolution;

/**
 * How far a change of the weights moves a network's answers f_k(x_i) to n experiences; Δ is the difference between the answers
 * after and before. With answers at every step, k runs over the outputs of all steps.
 *
 * <p>J. Lehman, J. Chen, J. Clune, K. O. Stanley, Safe mutations for deep and recurrent neural networks through output
 * gradients, GECCO 2018, arXiv 1712.06563, equation 1, and what its authors' programs use in its place.
 */
public enum Divergence {
    /** {@code (1/n) Σ_i Σ_k Δf_k(x_i)²}: equation 1. */
    SUM_K_MEAN_I,
    /** {@code (1/(n K)) Σ_i Σ_k Δf_k(x_i)²}. */
    MEAN_ALL,
    /** {@code (1/n) Σ_i √(Σ_k Δf_k(x_i)²)}. */
    MEAN_L2;

    /**
     * The divergence of answers.
     *
     * @param before a row of answers for each of at least one experience
     * @param after as many rows of the same width
     * @return the divergence; undefined or infinite where answers are
     */
    public double of(double[][] before, double[][] after) {
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            double squares = 0;
            for (int k = 0; k < before[i].length; k++) {
                double change = after[i][k] - before[i][k];
                squares += change * change;
            }
            sum += this == MEAN_L2 ? Math.sqrt(squares) : squares;
        }
        return sum / before.length / (this == MEAN_ALL ? before[0].length : 1);
    }
}
