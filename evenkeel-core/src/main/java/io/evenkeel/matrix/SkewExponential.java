package io.evenkeel.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * Exponential of a skew-symmetric matrix, which is orthogonal, and its Fréchet derivative, by scaling and squaring of the
 * diagonal Padé approximant of degree m,
 *
 * <pre>
 *   exp(A) ≈ (r_m(A / 2ˢ))^(2ˢ),   r_m = (V − U)⁻¹ (V + U),   U = A (b₁ + b₃ A² + …),   V = b₀ + b₂ A² + …
 * </pre>
 *
 * <p>with the smallest m of 3, 5, 7, 9 for which the backward error of the derivative is below the unit roundoff, so that
 * small matrices are cheap. The bounds hold in every consistent norm, here the spectral one, of which {@code √‖A²‖_∞} is an
 * upper bound. Degree 13 is not used: up to degree 9 the symmetric part of V − U is positive definite, whence {@link
 * BlockInversion} applies.
 *
 * <p>Sources: N. J. Higham, "The scaling and squaring method for the matrix exponential revisited", SIAM Journal on Matrix
 * Analysis and Applications 26:1179–1193, 2005; A. H. Al-Mohy, N. J. Higham, "Computing the Fréchet derivative of the matrix
 * exponential, with an application to condition number estimation", the same journal 30:1639–1657, 2009, algorithm 6.4 and
 * table 6.1.
 */
public final class SkewExponential {
    private static final double[][] COEFFICIENTS = {
        {120, 60, 12, 1},
        {30240, 15120, 3360, 420, 30, 1},
        {17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1},
        {17643225600.0, 8821612800.0, 2075673600, 302702400, 30270240, 2162160, 110880, 3960, 90, 1}
    };
    private static final double[] LARGEST_NORM = {1.08e-2, 2.00e-1, 7.83e-1, 1.78};

    private final Matrix a;
    private final double scale;
    private final double[] b;
    /** I, A², A⁴, … of the scaled A. */
    private final List<Matrix> evenPowers = new ArrayList<>();

    private final Matrix odd;
    private final Matrix denominator;
    /** r_m and its squares, up to exp(A). */
    private final List<Matrix> roots = new ArrayList<>();

    private SkewExponential(Matrix skew) {
        int n = skew.rows();
        Matrix square = skew.times(skew);
        double norm = Math.sqrt(MatrixNorms.largestRowSum(square));
        int last = LARGEST_NORM.length - 1;
        int squarings = 0;
        if (norm <= Double.MAX_VALUE) { // else the result is not finite, as it should be
            squarings = Math.max(0, Math.getExponent(norm / LARGEST_NORM[last]) + 1);
        }
        int choice = last;
        while (squarings == 0 && choice > 0 && norm <= LARGEST_NORM[choice - 1]) {
            choice--;
        }
        b = COEFFICIENTS[choice];
        scale = Math.scalb(1.0, -squarings);
        a = skew.times(scale);
        evenPowers.add(Matrix.identity(n));
        evenPowers.add(square.times(scale * scale));
        for (int power = 2; 2 * power < b.length; power++) {
            evenPowers.add(evenPowers.get(power / 2).times(evenPowers.get(power - power / 2)));
        }
        odd = polynomial(1, evenPowers);
        Matrix u = a.times(odd);
        Matrix v = polynomial(0, evenPowers);
        denominator = BlockInversion.of(v.minus(u));
        roots.add(denominator.times(v.plus(u)));
        for (int i = 0; i < squarings; i++) {
            roots.add(roots.get(i).times(roots.get(i)));
        }
    }

    /**
     * Computes the exponential.
     *
     * @param skew A, with Aᵀ = −A; used, not copied
     * @return exp(A), ready for derivatives
     */
    public static SkewExponential of(Matrix skew) {
        return new SkewExponential(skew);
    }

    /** @return exp(A) */
    public Matrix value() {
        return roots.get(roots.size() - 1);
    }

    /**
     * The Fréchet derivative {@code L(A, E) = ∫₀¹ exp(s A) E exp((1 − s) A) ds}, for which {@code exp(A + E) = exp(A) + L(A,
     * E) + o(‖E‖)}.
     *
     * @param direction E, which need not be skew-symmetric
     * @return L(A, E)
     */
    public Matrix derivative(Matrix direction) {
        Matrix e = direction.times(scale);
        List<Matrix> powers = new ArrayList<>(); // derivatives of the even powers
        powers.add(Matrix.zeros(e.rows(), e.columns()));
        powers.add(a.times(e).plus(e.times(a)));
        for (int power = 2; power < evenPowers.size(); power++) {
            int left = power / 2;
            int right = power - left;
            powers.add(evenPowers
                    .get(left)
                    .times(powers.get(right))
                    .plus(powers.get(left).times(evenPowers.get(right))));
        }
        Matrix u = a.times(polynomial(1, powers)).plus(e.times(odd));
        Matrix v = polynomial(0, powers);
        Matrix result = denominator.times(u.plus(v).plus(u.minus(v).times(roots.get(0))));
        for (int i = 0; i + 1 < roots.size(); i++) {
            result = roots.get(i).times(result).plus(result.times(roots.get(i)));
        }
        return result;
    }

    /** Σ b_(2k + parity) of the even powers or of their derivatives. */
    private Matrix polynomial(int parity, List<Matrix> powers) {
        Matrix sum = powers.get(0).times(b[parity]);
        for (int k = 1; k < powers.size(); k++) {
            sum = sum.plus(powers.get(k).times(b[2 * k + parity]));
        }
        return sum;
    }
}
