package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/**
 * An element-wise nonlinearity y = f(x) whose slope is a function of its output: {@code f'(x) = φ(y)}. That is all a
 * derivative needs, so x need not be kept. Kinks and φ at them are PyTorch's.
 */
public enum Activation implements Operation {
    /** Hyperbolic tangent; {@code φ = 1 − y²}. */
    TANH("tanh"),
    /** Logistic function 1 / (1 + e⁻ˣ); {@code φ = y (1 − y)}. */
    SIGMOID("sigmoid"),
    /** Rectifier max(x, 0); {@code φ = 1 where y > 0}, else 0, at the kink as PyTorch. */
    RELU("relu"),
    /**
     * Rectifier that lets 0.01 of what is negative pass (A. L. Maas, A. Y. Hannun, A. Y. Ng, Rectifier nonlinearities
     * improve neural network acoustic models, ICML 2013); {@code φ = 1 where y > 0}, else 0.01.
     */
    LEAKY_RELU("leaky relu"),
    /**
     * Exponential linear unit: x where x > 0, else eˣ − 1 (D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and accurate
     * deep network learning by exponential linear units, ICLR 2016, equation 15 with α = 1); {@code φ = 1 where y > 0},
     * else 1 + y.
     */
    ELU("elu"),
    /**
     * Scaled exponential linear unit: λ x where x > 0, else λ α (eˣ − 1), λ = 1.0507009873554805, α = 1.6732632423543772, so
     * that means 0 and variances 1 attract each other from layer to layer (G. Klambauer, T. Unterthiner, A. Mayr, S.
     * Hochreiter, Self-normalizing neural networks, NIPS 2017, equation 2); {@code φ = λ where y > 0}, else y + λ α.
     */
    SELU("selu"),
    /** Softplus ln(1 + eˣ), without a threshold beyond which it would be x; {@code φ = 1 − e⁻ʸ}. */
    SOFTPLUS("softplus"),
    /** The argument itself; {@code φ = 1}. */
    IDENTITY("identity"),
    /**
     * Heaviside's step, 1 where x > 0, else 0. Its derivative is zero wherever it exists, so nothing can be learned
     * through it: see {@link #differentiable()}.
     */
    STEP("step");

    /** λ, the slope of {@link #SELU} where its argument is positive. */
    public static final double SELU_SLOPE = 1.0507009873554805;
    /** λ α: far left, {@link #SELU} is the negative of it. */
    public static final double SELU_LIMIT = SELU_SLOPE * 1.6732632423543772;

    private final String title;

    Activation(String title) {
        this.title = title;
    }

    /**
     * Records the nonlinearity.
     *
     * @param x its argument
     * @return f(x)
     */
    public Expr of(Expr x) {
        return new Expr(this, x.width(), x.directional(), List.of(x));
    }

    /**
     * Records a product with the slope at a point whose output is known, {@code v ⊙ φ(y)}, as steps do that contain a gradient.
     *
     * @param v the other factor
     * @param y an output of this activation, of v's width
     * @return v ⊙ φ(y)
     * @throws IllegalArgumentException if the widths differ or the activation is not {@link #differentiable()}
     */
    public Expr timesSlope(Expr v, Expr y) {
        Elementwise.sameWidth("slope of " + title, v, y);
        if (!differentiable()) {
            throw new IllegalArgumentException("the activation " + title + " has no slope");
        }
        return Slope.of(this, v, y);
    }

    /** @return slope of {@link #ELU} and {@link #SELU} where the argument is positive, λ: 1 or {@link #SELU_SLOPE} */
    public double exponentialSlope() {
        return this == SELU ? SELU_SLOPE : 1;
    }

    /** @return modulus of {@link #ELU} and {@link #SELU} far left, λ α: 1 or {@link #SELU_LIMIT} */
    public double exponentialLimit() {
        return this == SELU ? SELU_LIMIT : 1;
    }

    /** @return whether the derivative says anything about the function; false where it is zero almost everywhere */
    public boolean differentiable() {
        return this != STEP;
    }

    /**
     * The function of one number, from {@link StrictMath}; at most a few units in the last place from what programs
     * compute.
     *
     * @param x argument
     * @return f(x)
     */
    public double value(double x) {
        return Pointwise.value(this, x);
    }

    /**
     * The slope at one number, computed from the argument: it keeps its relative accuracy where the function is so flat
     * that its output says nothing any more.
     *
     * @param x argument
     * @return f'(x); at a kink the value that programs use
     */
    public double slope(double x) {
        return Pointwise.slope(this, x);
    }

    /**
     * The second derivative at one number, computed from the argument.
     *
     * @param x argument
     * @return f''(x); 0 at and away from the kinks of functions made of straight lines
     */
    public double curvature(double x) {
        return Pointwise.curvature(this, x);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        Elementwise.Unary<A> kernel = switch (this) {
            case TANH -> k::tanh;
            case SIGMOID -> k::sigmoid;
            case RELU -> k::relu;
            case LEAKY_RELU -> k::leakyRelu;
            case ELU, SELU ->
                (n, a, aOffset, c, cOffset) -> k.elu(n, exponentialSlope(), exponentialLimit(), a, aOffset, c, cOffset);
            case SOFTPLUS -> k::softplus;
            case STEP -> k::step;
            case IDENTITY -> (n, a, aOffset, c, cOffset) -> k.copy(a, aOffset, c, cOffset, n);
        };
        return Elementwise.unary(kernel, binding.input(0), binding.output());
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        if (differentiable()) {
            adjoint.contribute(y, y.input(0), () -> Slope.of(this, g, y));
        }
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        if (dx == null || tangent.isLinearized(y)) {
            return dx;
        }
        return differentiable() ? Slope.of(this, dx, y) : null;
    }
}
