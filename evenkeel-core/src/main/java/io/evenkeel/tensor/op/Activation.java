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
 * derivative needs, so x need not be kept.
 */
public enum Activation implements Operation {
    /** Hyperbolic tangent; {@code φ = 1 − y²}. */
    TANH("tanh"),
    /** Logistic function 1 / (1 + e⁻ˣ); {@code φ = y (1 − y)}. */
    SIGMOID("sigmoid"),
    /** Rectifier max(x, 0); {@code φ = 1 where y > 0}, else 0, at the kink as PyTorch. */
    RELU("relu");

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
        };
        return Elementwise.unary(kernel, binding.input(0), binding.output());
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> Slope.of(this, g, y));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        return dx == null || tangent.isLinearized(y) ? dx : Slope.of(this, dx, y);
    }
}
