package io.evenkeel.gauge;

/**
 * Spectral radius from powers, by Gelfand's formula
 *
 * <pre>  ρ = lim ‖Wᵏ‖^{1/k},   here from ln ρ ≈ (ln ‖W^{2k}‖ − ln ‖Wᵏ‖) / k,   k = 1, 2, 4 …</pre>
 *
 * <p>Rounding is forgotten along the way, because the logarithm is divided by k. Where W is strongly non-normal this is
 * often right when computed eigenvalues are far off, above all for matrices without negative elements, whose powers come
 * without cancellation; a nilpotent chain gives exactly 0.
 *
 * <p>Source: I. Gelfand, "Normierte Ringe", Matematicheskii Sbornik 9(51):3–24, 1941, section 3.
 */
public final class GelfandRadius {
    private static final int MOST_SQUARINGS = 50;
    private static final double AGREEMENT = 1e-13;

    private GelfandRadius() {}

    /**
     * Computes the spectral radius.
     *
     * @param w rows of a square matrix, n × n; left alone
     * @return ρ, 0 where a power vanishes
     * @throws IllegalArgumentException if it is not square, is empty or has an element that is not finite
     */
    public static double of(double[][] w) {
        int n = w.length;
        double[] power = WeightFigures.flatten(w);
        double log = normalize(power);
        double rate = Double.NaN;
        double k = 1;
        for (int squaring = 0; squaring < MOST_SQUARINGS && log > Double.NEGATIVE_INFINITY; squaring++) {
            power = SquareProduct.square(n, power);
            double squared = 2 * log + normalize(power);
            double next = (squared - log) / k;
            if (Math.abs(next - rate) <= AGREEMENT) {
                return StrictMath.exp(next);
            }
            rate = next;
            log = squared;
            k *= 2;
        }
        return log == Double.NEGATIVE_INFINITY ? 0 : StrictMath.exp(rate);
    }

    /** Divides a matrix by its norm and returns the norm's logarithm. */
    private static double normalize(double[] matrix) {
        double norm = Orthonormalization.norm(matrix.length, matrix, 0);
        if (norm == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] /= norm;
        }
        return StrictMath.log(norm);
    }
}
