package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** Rows filled with one number. */
public final class Constant implements Operation {
    private final double value;

    private Constant(double value) {
        this.value = value;
    }

    /**
     * Records a constant.
     *
     * @param value the number
     * @param width numbers in a row
     * @param directional whether there is a row for each direction
     * @return the rows
     */
    public static Expr of(double value, int width, boolean directional) {
        return new Expr(new Constant(value), width, directional, List.of());
    }

    /** @return the number */
    public double value() {
        return value;
    }

    @Override
    public String title() {
        return "constant";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Slab<A> out = binding.output();
        return (t, count) -> binding.kernels().fill(out.array(), out.at(t), count * out.block(), value);
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        // A constant has no operands.
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        return null;
    }
}
