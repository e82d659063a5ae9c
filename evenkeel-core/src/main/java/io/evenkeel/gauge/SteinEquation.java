package io.evenkeel.gauge;

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

    private final int n;
    private final List<double[]> powers = new ArrayList<>();

    /**
     * Computes W, W², W⁴ … until they are negligible.
     *
     * @param w n × n, row-major
     * @throws IllegalArgumentException if they do not die out
     */
    SteinEquation(int n, double[] w) {
        this.n = n;
        double[] power = w;
        double norm = Orthonormalization.norm(n * n, power, 0);
        while (norm > NEGLIGIBLE) {
            if (powers.size() == MOST_DOUBLINGS || !Double.isFinite(norm)) {
                throw new IllegalArgumentException("the matrix's powers do not die out in double precision (‖W^k‖ is "
                        + norm + " at k = 2^" + powers.size()
                        + "), so noise gathers without bound; a spectral radius below 1 is needed");
            }
            powers.add(power);
            power = SquareProduct.square(n, power);
            norm = Orthonormalization.norm(n * n, power, 0);
        }
        powers.add(power);
    }

    /** @return Σ Wᵏ Q (Wᵏ)ᵀ */
    double[] solve(double[] q) {
        double[] x = q.clone();
        for (double[] a : powers) {
            double[] transposed = new SquareProduct(n, a, true).of(x);
            add(x, new SquareProduct(n, transposed, false).of(a));
        }
        return x;
    }

    /** @return Σ (Wᵏ)ᵀ Q Wᵏ */
    double[] solveTransposed(double[] q) {
        double[] x = q.clone();
        for (double[] a : powers) {
            add(x, oneStep(a, x));
        }
        return x;
    }

    /** @return Wᵀ Q W */
    double[] oneStepBack(double[] q) {
        return oneStep(powers.get(0), q);
    }

    private double[] oneStep(double[] a, double[] x) {
        double[] product = new SquareProduct(n, a, false).of(x);
        return new SquareProduct(n, product, false).ofTransposed(a);
    }

    private static void add(double[] x, double[] more) {
        for (int i = 0; i < x.length; i++) {
            x[i] += more[i];
        }
    }
}
