package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** A row that is 1 at an index and 0 elsewhere. Constant as far as derivatives are concerned. */
public final class OneHot implements Operation {
    private static final OneHot ONE_HOT = new OneHot();

    private OneHot() {}

    /**
     * Records one-hot rows.
     *
     * @param index a row of width 1 that holds a whole number from 0 to width − 1
     * @param width numbers in the result's rows
     * @return the rows
     * @throws IllegalArgumentException if the index is wider than 1
     */
    public static Expr of(Expr index, int width) {
        requireIndex("one-hot", index);
        return new Expr(ONE_HOT, width, false, List.of(index));
    }

    static void requireIndex(String operation, Expr index) {
        if (index.width() != 1 || index.directional()) {
            throw new IllegalArgumentException(operation + ": an index must be a plain row of width 1, not " + index);
        }
    }

    static int index(String operation, double value, int bound) {
        int index = (int) value;
        if (index != value || index < 0 || index >= bound) {
            throw new IllegalArgumentException(operation + ": " + value + " is no index from 0 to " + (bound - 1));
        }
        return index;
    }

    @Override
    public String title() {
        return "one-hot";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        Slab<A> index = binding.input(0);
        Slab<A> out = binding.output();
        return (t, count) -> {
            k.fill(out.array(), out.at(t), count * out.block(), 0);
            for (int row = 0; row < count * out.rows(); row++) {
                double value = k.get(index.array(), index.at(t) + row * index.rowStride());
                k.set(out.array(), out.at(t) + row * out.rowStride() + index(title(), value, out.width()), 1);
            }
        };
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        // An index has no derivative.
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        return null;
    }
}
