package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** Element-wise elementary functions, each with its derivative written as recorded operations. */
public enum Elementary implements Operation {
    /** eˣ; derivative y. */
    EXP("exp"),
    /** Natural logarithm; derivative 1 / x. */
    LOG("log"),
    /** Error function; derivative 2 / √π · exp(−x²). */
    ERF("erf"),
    /** Square root; derivative 1 / (2 y). */
    SQRT("sqrt");

    private final String title;

    Elementary(String title) {
        this.title = title;
    }

    /**
     * Records the function.
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
            case EXP -> k::exp;
            case LOG -> k::log;
            case ERF -> k::erf;
            case SQRT -> k::sqrt;
        };
        return Elementwise.unary(kernel, binding.input(0), binding.output());
    }

    private Expr timesDerivative(Expr v, Expr y) {
        Expr x = y.input(0);
        return switch (this) {
            case EXP -> Product.of(v, y);
            case LOG -> Quotient.of(v, x);
            case ERF -> Product.of(v, EXP.of(Product.of(x, x).times(-1)).times(2 / Math.sqrt(Math.PI)));
            case SQRT -> Quotient.of(v.times(0.5), y);
        };
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> timesDerivative(g, y));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        return dx == null ? null : timesDerivative(dx, y);
    }
}
