package io.evenkeel.nn;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scaled Cayley transform of {@link ScaledCayley} with a running inverse B of I + A, which follows the step δ that the
 * optimizer subtracted from A by a Neumann series of order k,
 *
 * <pre>
 *   B ← (I + X + X² + … + Xᵏ) B,   X = B δ,   δ = A_old − A_new
 *   W = B (I − A) D
 *   V = Bᵀ G (D + Wᵀ),   ∂L/∂A = Vᵀ − V   with G = ∂L/∂W.
 * </pre>
 *
 * <p>After one such update {@code ‖B − (I + A)⁻¹‖₂ ≤ ‖X‖₂^(k+1) / (1 − ‖X‖₂)}. The inverse is exact, and A made exactly
 * skew again, at every R-th update, and whenever {@code ‖X‖_F ≥ 0.5}, which is counted. δ is what was really subtracted:
 * rate times gradient, in its place, loses orthogonality under any optimizer but plain descent.
 *
 * <p>E. Mucllari, V. Zadorozhnyy, C. Pospisil, D. Nguyen, Q. Ye, Orthogonal gated recurrent unit with Neumann–Cayley
 * transformation, Neural Computation 36, 2024. By the block inversion that {@link ScaledCayley} uses, an
 * exact inverse costs as many operations as one product, the series and W those of k + 2, so that there is no time to be
 * gained here.
 */
public final class NeumannCayley extends OrthogonalParametrization {
    private static final double LARGEST_STEP = 0.5;
    private static final int HIGHEST_ORDER = 3;

    private final CayleyTransform transform;
    private final int order;
    private final int period;
    private final Matrix inverse;
    private final double[] inverted;
    private final double[] updates = new double[1];
    private final double[] resets = new double[1];

    /**
     * A square block.
     *
     * @param block n × n weights
     * @param negatives how many elements of D are −1, the last ones
     * @param order k, 0 to 3; 0 makes every inverse exact
     * @param period R, in updates; 1 makes every inverse exact
     * @throws IllegalArgumentException if the block is not square, or another number is out of its range
     */
    public NeumannCayley(Block block, int negatives, int order, int period) {
        super(block);
        if (order < 0 || order > HIGHEST_ORDER) {
            throw new IllegalArgumentException("the order of the Neumann series is 0 to 3, not " + order);
        }
        if (period < 1) {
            throw new IllegalArgumentException("the inverse is exact every 1 or more updates, not " + period);
        }
        this.transform = new CayleyTransform(skew.size(), negatives);
        this.order = order;
        this.period = period;
        this.inverse = Matrix.identity(skew.size());
        this.inverted = new double[skew.size() * skew.size()];
    }

    @Override
    public String name() {
        return "neumann-cayley";
    }

    @Override
    public void renew() {
        updates[0] = 0;
        reset();
    }

    private void reset() {
        skew.makeSkew();
        inverse.assign(CayleyTransform.inverse(skew.matrix()));
        finish(transform.exact(inverse));
    }

    private void finish(Matrix w) {
        System.arraycopy(skew.array(), 0, inverted, 0, inverted.length);
        block().write(w.toArray());
    }

    @Override
    public void pullBack(double[] gradient, List<double[]> rawGradients) {
        Matrix free = transform.pullBack(inverse, weights(), matrix(gradient));
        skew.gradient(free, rawGradients.get(0));
    }

    @Override
    public void afterUpdate() {
        updates[0]++;
        if (order == 0 || updates[0] % period == 0) {
            reset();
            return;
        }
        Matrix a = skew.matrix();
        Matrix x = inverse.times(matrix(inverted).minus(a));
        if (!(MatrixNorms.frobenius(x) < LARGEST_STEP)) {
            resets[0]++;
            reset();
            return;
        }
        Matrix sum = inverse;
        for (int power = 0; power < order; power++) {
            sum = inverse.plus(x.times(sum));
        }
        inverse.assign(sum);
        finish(transform.approximate(inverse, a));
    }

    /**
     * Figures of the present block.
     *
     * @return {@code orthogonality-defect}, ‖WᵀW − I‖_F; {@code skew-norm}, ‖A‖₂ estimated from below; {@code
     *     neumann-residual}, ‖B (I + A) − I‖_F; {@code resets}, how often the inverse was exact because the step was too large
     */
    @Override
    public Map<String, Double> health() {
        Map<String, Double> figures = super.health();
        Matrix product = inverse.times(skew.matrix().plusIdentity(1));
        figures.put("neumann-residual", MatrixNorms.frobenius(product.plusIdentity(-1)));
        figures.put("resets", resets[0]);
        return figures;
    }

    @Override
    public Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        state.put("inverse", inverse.values());
        state.put("inverted", inverted);
        state.put("updates", updates);
        state.put("resets", resets);
        return state;
    }
}
