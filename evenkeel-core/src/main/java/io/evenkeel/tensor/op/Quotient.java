package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** Element-wise quotient {@code y = a / b}; a value without directions is repeated over them. */
public final class Quotient implements Operation {
    private static final Quotient QUOTIENT = new Quotient();

    private Quotient() {}

    /**
     * Records a quotient.
     *
     * @param a dividend
     * @param b divisor, of the same width
     * @return a / b
     * @throws IllegalArgumentException if the widths differ
     */
    public static Expr of(Expr a, Expr b) {
        int width = Elementwise.sameWidth("quotient", a, b);
        return new Expr(QUOTIENT, width, a.directional() || b.directional(), List.of(a, b));
    }

    @Override
    public String title() {
        return "quotient";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        return Elementwise.binary(binding.kernels()::divide, binding.input(0), binding.input(1), binding.output());
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        Expr b = y.input(1);
        adjoint.contribute(y, y.input(0), () -> of(g, b));
        adjoint.contribute(y, b, () -> of(Product.of(g, y), b).times(-1));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr da = tangent.of(y.input(0));
        Expr db = tangent.of(y.input(1));
        Expr b = y.input(1);
        return Sum.ofNullable(
                da == null ? null : of(da, b),
                db == null ? null : of(Product.of(db, y), b).times(-1));
    }
}
