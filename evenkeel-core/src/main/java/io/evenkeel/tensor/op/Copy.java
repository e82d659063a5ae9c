package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** The identity: gives a value a buffer of its own, as a state needs. */
public final class Copy implements Operation {
    private static final Copy COPY = new Copy();

    private Copy() {}

    /**
     * Records a copy.
     *
     * @param x a value
     * @return the same value in a buffer of its own
     */
    public static Expr of(Expr x) {
        return new Expr(COPY, x.width(), x.directional(), List.of(x));
    }

    static <A> Instruction code(Binding<A> binding) {
        Slab<A> x = binding.input(0);
        Slab<A> out = binding.output();
        return (t, count) -> binding.kernels().copy(x.array(), x.at(t), out.array(), out.at(t), count * out.block());
    }

    @Override
    public String title() {
        return "copy";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        return code(binding);
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> g);
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        return tangent.of(y.input(0));
    }
}
