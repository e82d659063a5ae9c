package io.evenkeel.gauge;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import java.util.ArrayList;
import java.util.List;

/**
 * The discrete Lyapunov or Stein equation of a matrix W whose powers die out,
 *
 * <pre>  X = Q + W X Wᵀ,   X = Σ_{k≥0} Wᵏ Q (Wᵏ)ᵀ,</pre>
 *
 * <p>by doubling: with A₀ = W and X₀ = Q, each step X ← X + A X Aᵀ, A ← A² doubles the number of terms. Whether the powers
 * die out is seen from the powers, never from eigenvalues, which mean nothing where W is strongly non-normal; nilpotent
 * matrices end exactly.
 *
 * <p>Source: R. A. Smith, "Matrix equation XA + BX = C", SIAM Journal on Applied Mathematics 16:198–201, 1968.
 */
final class SteinEquation {
    /** The rest of the sum is below the square of this, relative to the sum. */
    private static final double NEGLIGIBLE = 1e-9;

    private static final int MOST_DOUBLINGS = 40;

    private final List<Matrix> powers = new ArrayList<>();

    /**
     * Computes W, W², W⁴ … until they are negligible.
     *
     * @param w square
     * @throws IllegalArgumentException if they do not die out
     */
    SteinEquation(Matrix w) {
        Matrix power = w;
        double norm = MatrixNorms.frobenius(power);
        while (norm > NEGLIGIBLE) {
            if (powers.size() == MOST_DOUBLINGS || !Double.isFinite(norm)) {
                throw new IllegalArgumentException("the matrix's powers do not die out in double precision (‖W^k‖ is "
                        + norm + " at k = 2^" + powers.size()
                        + "), so noise gathers without bound; a spectral radius below 1 is needed");
            }
            powers.add(power);
            power = power.times(power);
            norm = MatrixNorms.frobenius(power);
        }
        powers.add(power);
    }

    /** @return Σ Wᵏ Q (Wᵏ)ᵀ */
    Matrix solve(Matrix q) {
        Matrix x = q;
        for (Matrix a : powers) {
            x = x.plus(a.times(x).timesTranspose(a));
        }
        return x;
    }

    /** @return Σ (Wᵏ)ᵀ Q Wᵏ */
    Matrix solveTransposed(Matrix q) {
        Matrix x = q;
        for (Matrix a : powers) {
            x = x.plus(a.transposeTimes(x).times(a));
        }
        return x;
    }
}
