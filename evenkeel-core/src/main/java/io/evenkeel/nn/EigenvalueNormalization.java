package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.matrix.DominantEigenvalue;
import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Matrices of spectral radius 1: a free matrix divided by its spectral radius,
 *
 * <pre>
 *   W = T / ρ,   ρ = |λ|,   λ the eigenvalue of T of largest modulus
 *   ∂L/∂T = (G − (Σ_ij G_ij W_ij) P / ρ) / ρ,   P = ρ ∂ρ/∂T,   G = ∂L/∂W
 * </pre>
 *
 * <p>with P as in {@link DominantEigenvalue}. With a latch, W = T and ∂L/∂T = G until ρ first exceeds 1, and W = T / ρ for
 * ever after. ρ is no norm: ‖W‖₂ may be large, and powers of W may grow before they stay.
 *
 * <p>Guards: where another eigenvalue has the same modulus there is no derivative; one of them is taken, by a rule, and
 * counted. Where λ is nearly defective, |wᵀu| &lt; 10⁻⁸ for unit eigenvectors, or ρ &lt; 10⁻¹², the gradient is {@code G /
 * max(ρ, 10⁻¹²)}, and counted. Once normalized, W does not depend on the scale of T, so that weight decay of T means nothing; it
 * is left out from the start.
 *
 * <p>The raw parameter {@code matrix} is T [n][n], which begins as the initializer says.
 *
 * <p>K. Helfrich, Q. Ye, Eigenvalue normalized recurrent neural networks for short term memory, AAAI 2020.
 */
public final class EigenvalueNormalization extends Parametrization {
    private static final double SMALLEST_RADIUS = 1e-12;
    private static final double DEFECTIVE = 1e-8;

    private final int n;
    private final Parameter matrix;
    private final double[] latched;
    private final boolean latch;
    private final double[] fallbacks = new double[1];
    private final double[] ties = new double[1];
    private double[] analyzed = {};
    private DominantEigenvalue dominant;

    /**
     * A square block.
     *
     * @param block n × n weights
     * @param latch whether to wait until ρ exceeds 1; otherwise T is always normalized
     * @throws IllegalArgumentException if the block is not square
     */
    public EigenvalueNormalization(Block block, boolean latch) {
        this(block, latch, new Parameter("matrix", Tensor.zeros(Precision.DOUBLE, block.rows(), block.columns())));
    }

    private EigenvalueNormalization(Block block, boolean latch, Parameter matrix) {
        super(block, List.of(matrix));
        this.n = InitialValues.square(matrix, 1, "what is divided by its spectral radius");
        this.matrix = matrix;
        this.latch = latch;
        this.latched = new double[] {latch ? 0 : 1};
    }

    @Override
    public String name() {
        return "eigenvalue-normalization";
    }

    @Override
    protected void initialize(Initializer initializer, RandomStream stream) {
        double[] values = drawn(initializer, stream);
        System.arraycopy(values, 0, array(), 0, values.length);
        matrix.changed();
        latched[0] = latch ? 0 : 1;
        if (!latch && !(dominant().modulus() >= SMALLEST_RADIUS)) {
            throw new IllegalArgumentException("the initial value of " + block().parameter() + " has spectral radius "
                    + dominant().modulus() + ", by which it cannot be divided");
        }
        renew();
    }

    @Override
    public void renew() {
        if (!isFinite()) { // for the next sweep to report
            block().write(array().clone());
            return;
        }
        if (dominant().modulus() > 1) {
            latched[0] = 1;
        }
        block().write(
                        latched[0] == 0
                                ? array().clone()
                                : t().times(1 / radius()).toArray());
    }

    @Override
    public void pullBack(double[] gradient, List<double[]> rawGradients) {
        double[] result = rawGradients.get(0);
        if (latched[0] == 0 || !isFinite()) {
            System.arraycopy(gradient, 0, result, 0, result.length);
            return;
        }
        DominantEigenvalue eigenvalue = dominant();
        double radius = radius();
        Matrix g = Matrix.of(n, n, gradient);
        if (eigenvalue.modulus() < SMALLEST_RADIUS || !(eigenvalue.separation() >= DEFECTIVE)) {
            fallbacks[0]++;
        } else {
            if (eigenvalue.tied()) {
                ties[0]++;
            }
            double along = 0;
            double[] w = block().read();
            for (int i = 0; i < w.length; i++) {
                along += gradient[i] * w[i];
            }
            g = g.minus(eigenvalue.derivative().times(along / radius));
        }
        System.arraycopy(g.times(1 / radius).toArray(), 0, result, 0, result.length);
    }

    private double radius() {
        return Math.max(dominant().modulus(), SMALLEST_RADIUS);
    }

    private double[] array() {
        return (double[]) matrix.value().array();
    }

    private boolean isFinite() {
        return t().isFinite();
    }

    private Matrix t() {
        return Matrix.of(n, n, array());
    }

    /** λ, computed once for each T. */
    private DominantEigenvalue dominant() {
        if (!Arrays.equals(analyzed, array())) {
            dominant = DominantEigenvalue.of(t());
            analyzed = array().clone();
        }
        return dominant;
    }

    /**
     * Figures of the present matrix.
     *
     * @return {@code spectral-radius}, ρ of T; {@code eigenvalue-gap}, (ρ − |λ₂|) / ρ with λ₂ the next in modulus that is
     *     not conjugate to λ; {@code spectral-norm}, ‖W‖₂ estimated from below; {@code fallbacks} and {@code ties}, how many
     *     gradients were guarded; {@code latched}, 1 where W = T / ρ, else 0
     */
    @Override
    public Map<String, Double> health() {
        Map<String, Double> figures = new LinkedHashMap<>();
        boolean finite = isFinite();
        figures.put("spectral-radius", finite ? dominant().modulus() : Double.NaN);
        figures.put("eigenvalue-gap", finite ? dominant().gap() : Double.NaN);
        figures.put("spectral-norm", MatrixNorms.spectral(Matrix.of(n, n, block().read())));
        figures.put("fallbacks", fallbacks[0]);
        figures.put("ties", ties[0]);
        figures.put("latched", latched[0]);
        return figures;
    }

    @Override
    public Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        state.put("latched", latched);
        state.put("fallbacks", fallbacks);
        state.put("ties", ties);
        return state;
    }
}
