package io.evenkeel.gauge;

import java.util.Arrays;

/**
 * Feed-forward structure of a matrix in its Schur basis. With W = U (D + N) Uᴴ, D diagonal, eigenvalues by descending
 * modulus, activity of the basis vectors flows through N one way only, from the later to the earlier ones; what lies on N's
 * l-th superdiagonal jumps l places.
 *
 * <pre>  feedForward       ‖N‖_F / ‖W‖_F                        0 normal, 1 nothing but feed-forward (Henrici index)
 *  superdiagonals    r_l = √(Σ_i |n_{i,i+l}|²) / ‖W‖_F      Σ_l r_l² = feedForward²
 *  chain             r_1² / Σ_l r_l²                        1: each basis vector feeds its neighbor only</pre>
 *
 * <p>A pure chain has feedForward = chain = 1. The order of eigenvalues matters to the superdiagonals, not to the sum; both
 * are as unreliable as the eigenvalues of strongly non-normal matrices are, see {@link WeightFigures#eigenvaluesReliable()}.
 *
 * <p>Sources: P. Henrici, "Bounds for iterates, inverses, spectral variation and fields of values of non-normal matrices",
 * Numerische Mathematik 4:24–40, 1962, section 1; M. S. Goldman, "Memory without feedback in a neural network", Neuron
 * 61:621–634, 2009; G. Kerg et al., "Non-normal recurrent neural network (nnRNN): learning long time dependencies while
 * improving expressivity with transient dynamics", NeurIPS 2019, section 2.
 *
 * @param feedForward ‖N‖_F / ‖W‖_F; 0 for the zero matrix
 * @param chain share of N, squared, that is on its first superdiagonal; NaN for normal W
 * @param superdiagonals r_l for l = 1 … n−1
 */
public record SchurProfile(double feedForward, double chain, double[] superdiagonals) {
    /** N is rounding. */
    private static final double NORMAL = 1e-12;

    /**
     * Decomposes a matrix.
     *
     * @param w rows of a square matrix, n × n; left alone
     * @return its structure
     * @throws IllegalArgumentException if it is not square, is empty or has an element that is not finite
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     */
    public static SchurProfile of(double[][] w) {
        WeightFigures.flatten(w);
        return of(SchurForm.of(w));
    }

    static SchurProfile of(SchurForm schur) {
        SchurForm sorted = schur.sorted();
        int n = sorted.size();
        double norm = sorted.normFrom(0);
        double[] profile = new double[n - 1];
        for (int l = 1; l < n; l++) {
            double squares = 0;
            for (int i = 0; i + l < n; i++) {
                double re = sorted.re()[i][i + l];
                double im = sorted.im()[i][i + l];
                squares += re * re + im * im;
            }
            profile[l - 1] = norm == 0 ? 0 : Math.sqrt(squares) / norm;
        }
        double squares = Arrays.stream(profile).map(r -> r * r).sum();
        double feedForward = Math.sqrt(squares);
        double chain = feedForward > NORMAL ? profile[0] * profile[0] / squares : Double.NaN;
        return new SchurProfile(feedForward, chain, profile);
    }
}
