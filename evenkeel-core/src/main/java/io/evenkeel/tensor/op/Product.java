package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** Element-wise product {@code y = a ⊙ b}; a value without directions is repeated over them. */
public final class Product implements Operation {
    private static final Product PRODUCT = new Product();

    private Product() {}

    /**
     * Records a product.
     *
     * @param a first factor
     * @param b second factor, of the same width
     * @return a ⊙ b
     * @throws IllegalArgumentException if the widths differ
     */
    public static Expr of(Expr a, Expr b) {
        int width = Elementwise.sameWidth("product", a, b);
        return new Expr(PRODUCT, width, a.directional() || b.directional(), List.of(a, b));
    }

    @Override
    public String title() {
        return "product";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        return Elementwise.binary(binding.kernels()::multiply, binding.input(0), binding.input(1), binding.output());
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        Expr a = y.input(0);
        Expr b = y.input(1);
        adjoint.contribute(y, a, () -> of(g, b));
        adjoint.contribute(y, b, () -> of(g, a));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr a = y.input(0);
        Expr b = y.input(1);
        return Sum.ofNullable(tangent.scaled(a, b), tangent.scaled(b, a));
    }
}
