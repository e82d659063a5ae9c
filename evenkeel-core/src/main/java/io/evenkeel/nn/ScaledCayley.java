package io.evenkeel.nn;

import io.evenkeel.matrix.Matrix;
import java.util.List;

/**
 * Orthogonal matrices as scaled Cayley transforms of skew-symmetric ones, exact at every update:
 *
 * <pre>
 *   W = (I + A)⁻¹ (I − A) D,   Aᵀ = −A,   D = diag(1, …, 1, −1, …, −1)
 *   V = (I + A)⁻ᵀ G (D + Wᵀ),   ∂L/∂A = Vᵀ − V   with G = ∂L/∂W
 * </pre>
 *
 * <p>The raw parameter {@code skew} is A [n][n], of which the initializer gives any matrix M: A is its skew part (M − Mᵀ) /
 * 2. An element (i, j) of {@code ∂L/∂A} with i &lt; j is the derivative by {@code A_ij = −A_ji}. Orthogonal matrices for
 * which W D⁻¹ has the eigenvalue −1 need infinite A, and D keeps them away from where they are wanted. Weight decay of A
 * would pull W to D, and is left out.
 *
 * <p>K. Helfrich, D. Willmott, Q. Ye, Orthogonal recurrent neural networks with scaled Cayley transform, ICML 2018.
 */
public final class ScaledCayley extends OrthogonalParametrization {
    private final CayleyTransform transform;
    private Matrix inverted = Matrix.zeros(1, 1);
    private Matrix inverse = Matrix.identity(1);

    /**
     * A square block.
     *
     * @param block n × n weights
     * @param negatives how many elements of D are −1, the last ones
     * @throws IllegalArgumentException if the block is not square or there are not 0 to n negatives
     */
    public ScaledCayley(Block block, int negatives) {
        super(block);
        this.transform = new CayleyTransform(skew.size(), negatives);
    }

    @Override
    public String name() {
        return "scaled-cayley";
    }

    @Override
    public void renew() {
        block().write(transform.exact(inverse()).toArray());
    }

    @Override
    public void pullBack(double[] gradient, List<double[]> rawGradients) {
        Matrix free = transform.pullBack(inverse(), weights(), matrix(gradient));
        skew.gradient(free, rawGradients.get(0));
    }

    /** (I + A)⁻¹, computed once for each A. */
    private Matrix inverse() {
        Matrix present = skew.matrix();
        if (!present.equals(inverted)) {
            inverse = CayleyTransform.inverse(present);
            inverted = present;
        }
        return inverse;
    }
}
