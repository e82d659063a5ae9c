package io.evenkeel.nn;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.NewtonSchulz;
import io.evenkeel.matrix.SkewExponential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orthogonal matrices of determinant 1 as exponentials of skew-symmetric ones around a base W₀,
 *
 * <pre>
 *   W = W₀ exp(A),   Aᵀ = −A
 *   M = L(Aᵀ, W₀ᵀG),   ∂L/∂A = M − Mᵀ   with G = ∂L/∂W,
 * </pre>
 *
 * <p>where L(X, H) is the Fréchet derivative of the exponential at X in the direction H. Static: W₀ = I for ever. Dynamic:
 * every K updates the base moves, {@code W₀ ← W}, {@code A ← 0}, and for the first time when training starts, so that A
 * stays where the exponential is nearly the identity; every M-th time the base becomes the nearest orthogonal matrix. What
 * the optimizer remembers of A stays. Weight decay of A would pull W to W₀, and is left out.
 *
 * <p>The raw parameter {@code skew} is A [n][n], of which the initializer gives any matrix whose skew part is taken.
 *
 * <p>M. Lezcano-Casado, D. Martínez-Rubio, Cheap orthogonal constraints in neural networks: a simple parametrization of the
 * orthogonal and unitary group, ICML 2019; M. Lezcano-Casado, Trivializations for gradient-based optimization on manifolds,
 * NeurIPS 2019.
 */
public final class MatrixExponential extends OrthogonalParametrization {
    /** As period of rebasing or projection: not after the start. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final boolean dynamic;
    private final int rebasing;
    private final int projection;
    private final Matrix base;
    private final double[] updates = new double[1];
    private final double[] rebasings = new double[1];
    private Matrix exponent;
    private SkewExponential exponential;

    private MatrixExponential(Block block, boolean dynamic, int rebasing, int projection) {
        super(block);
        if (rebasing < 1 || projection < 1) {
            throw new IllegalArgumentException(
                    "a base lasts 1 or more updates, and is projected every 1 or more rebasings, not " + rebasing
                            + " and " + projection);
        }
        this.dynamic = dynamic;
        this.rebasing = rebasing;
        this.projection = projection;
        base = Matrix.identity(skew.size());
        exponent = skew.matrix();
        exponential = SkewExponential.of(exponent);
    }

    /**
     * The static form, W = exp(A).
     *
     * @param block n × n weights
     * @return the parametrization
     * @throws IllegalArgumentException if the block is not square
     */
    public static MatrixExponential fixed(Block block) {
        return new MatrixExponential(block, false, NEVER, NEVER);
    }

    /**
     * Dynamic trivialization.
     *
     * @param block n × n weights
     * @param rebasing K, in updates, or {@link #NEVER}: only at the start
     * @param projection M, in rebasings, or {@link #NEVER}
     * @return the parametrization
     * @throws IllegalArgumentException if the block is not square, or K or M is below 1
     */
    public static MatrixExponential dynamic(Block block, int rebasing, int projection) {
        return new MatrixExponential(block, true, rebasing, projection);
    }

    @Override
    public String name() {
        return dynamic ? "dynamic-trivialization" : "matrix-exponential";
    }

    @Override
    void begin() {
        base.assign(Matrix.identity(skew.size()));
        updates[0] = 0;
        rebasings[0] = 0;
        if (dynamic) {
            base.assign(exponential().value());
            skew.clear();
        }
    }

    @Override
    public void renew() {
        block().write(base.times(exponential().value()).toArray());
    }

    @Override
    public void pullBack(double[] gradient, List<double[]> rawGradients) {
        // L(Aᵀ, H) = L(A, Hᵀ)ᵀ
        Matrix m =
                exponential().derivative(matrix(gradient).transposeTimes(base)).transpose();
        skew.gradient(m, rawGradients.get(0));
    }

    @Override
    public void afterUpdate() {
        renew();
        updates[0]++;
        if (dynamic && updates[0] % rebasing == 0) {
            rebase();
        }
    }

    private void rebase() {
        rebasings[0]++;
        Matrix w = weights();
        base.assign(rebasings[0] % projection == 0 ? NewtonSchulz.nearestOrthogonal(w) : w);
        skew.clear();
        block().write(base.toArray());
    }

    /** exp(A), computed once for each A. */
    private SkewExponential exponential() {
        Matrix present = skew.matrix();
        if (!present.equals(exponent)) {
            exponential = SkewExponential.of(present);
            exponent = present;
        }
        return exponential;
    }

    /**
     * Figures of the present block.
     *
     * @return {@code orthogonality-defect}, ‖WᵀW − I‖_F; {@code skew-norm}, ‖A‖₂ estimated from below; {@code rebasings}
     *     since the start
     */
    @Override
    public Map<String, Double> health() {
        Map<String, Double> figures = super.health();
        figures.put("rebasings", rebasings[0]);
        return figures;
    }

    @Override
    public Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        state.put("base", base.values());
        state.put("updates", updates);
        state.put("rebasings", rebasings);
        return state;
    }
}
