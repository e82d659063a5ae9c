package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** A range of each row, optionally placed into a wider row of zeros: {@code y[to + i] = x[from + i]}, i &lt; length. */
public final class Slice implements Operation {
    private final int from;
    private final int to;
    private final int length;

    private Slice(int from, int to, int length) {
        this.from = from;
        this.to = to;
        this.length = length;
    }

    /**
     * Records a range.
     *
     * @param x rows
     * @param from first element
     * @param end one past the last element
     * @return rows of width end − from
     * @throws IllegalArgumentException if the range is not inside the rows
     */
    public static Expr of(Expr x, int from, int end) {
        if (from < 0 || end <= from || end > x.width()) {
            throw new IllegalArgumentException(
                    "slice: " + from + " to " + end + " is not inside rows of width " + x.width());
        }
        return new Expr(new Slice(from, 0, end - from), end - from, x.directional(), List.of(x));
    }

    /** Places x into rows of zeros of the given width, beginning at an element. */
    static Expr embed(Expr x, int at, int width) {
        return new Expr(new Slice(0, at, x.width()), width, x.directional(), List.of(x));
    }

    @Override
    public String title() {
        return "slice";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Slab<A> x = binding.input(0);
        Slab<A> out = binding.output();
        return (t, count) -> {
            if (length < out.width()) {
                binding.kernels().fill(out.array(), out.at(t), count * out.block(), 0);
            }
            for (int row = 0; row < count * out.rows(); row++) {
                int source = x.at(t) + row * x.rowStride() + from;
                binding.kernels().copy(x.array(), source, out.array(), out.at(t) + row * out.rowStride() + to, length);
            }
        };
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> transposed(y.input(0).width(), g));
    }

    private Expr transposed(int width, Expr g) {
        return new Expr(new Slice(to, from, length), width, g.directional(), List.of(g));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        return dx == null ? null : new Expr(this, y.width(), dx.directional(), List.of(dx));
    }
}
