package io.evenkeel.nn;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
public final class ScaledCayley extends Parametrization {
    private final SkewParameter skew;
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
        this(block, negatives, new SkewParameter(block));
    }

    private ScaledCayley(Block block, int negatives, SkewParameter skew) {
        super(block, List.of(skew.parameter()));
        this.skew = skew;
        this.transform = new CayleyTransform(skew.size(), negatives);
    }

    @Override
    public String name() {
        return "scaled-cayley";
    }

    @Override
    public long freedom() {
        return skew.freedom();
    }

    @Override
    protected void adopt(double[] values) {
        skew.adopt(values);
    }

    @Override
    public void renew() {
        block().write(transform.exact(inverse()).toArray());
    }

    @Override
    public void pullBack(double[] gradient, List<double[]> rawGradients) {
        int n = skew.size();
        Matrix w = Matrix.of(n, n, block().read());
        Matrix free = transform.pullBack(inverse(), w, Matrix.of(n, n, gradient));
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

    /**
     * Figures of the present block.
     *
     * @return {@code orthogonality-defect}, ‖WᵀW − I‖_F, and {@code skew-norm}, ‖A‖₂ estimated from below: beyond 1000
     *     learning is slow
     */
    @Override
    public Map<String, Double> health() {
        int n = skew.size();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("orthogonality-defect", MatrixNorms.orthogonalityDefect(Matrix.of(n, n, block().read())));
        figures.put("skew-norm", MatrixNorms.spectral(skew.matrix()));
        return figures;
    }
}
