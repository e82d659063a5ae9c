package io.evenkeel.gauge;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import java.util.Arrays;

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
        double[] flat = WeightFigures.flatten(w);
        double largest = Arrays.stream(flat).map(Math::abs).max().orElseThrow();
        if (largest == 0) {
            return 0;
        }
        // Squares of huge or tiny elements are beyond double precision, and so is the inverse of a subnormal number.
        Matrix power = Matrix.of(
                w.length, w.length, Arrays.stream(flat).map(x -> x / largest).toArray());
        double norm = MatrixNorms.frobenius(power);
        double log = StrictMath.log(norm);
        double rate = Double.NaN;
        double k = 1;
        for (int squaring = 0; squaring < MOST_SQUARINGS && norm > 0; squaring++) {
            power = power.times(1 / norm);
            power = power.times(power);
            norm = MatrixNorms.frobenius(power);
            double next = (log + StrictMath.log(norm)) / k;
            if (Math.abs(next - rate) <= AGREEMENT) {
                return largest * StrictMath.exp(next);
            }
            rate = next;
            log = 2 * log + StrictMath.log(norm);
            k *= 2;
        }
        return norm == 0 ? 0 : largest * StrictMath.exp(rate);
    }
}
