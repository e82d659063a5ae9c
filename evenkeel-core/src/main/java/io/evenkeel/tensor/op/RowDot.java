package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** Inner product of two rows, {@code y = Σ_i a_i b_i}, a row of width 1. */
public final class RowDot implements Operation {
    private static final RowDot ROW_DOT = new RowDot();

    private RowDot() {}

    /**
     * Records inner products.
     *
     * @param a rows
     * @param b rows of the same width
     * @return rows of width 1
     * @throws IllegalArgumentException if the widths differ
     */
    public static Expr of(Expr a, Expr b) {
        Elementwise.sameWidth("row dot", a, b);
        return new Expr(ROW_DOT, 1, a.directional() || b.directional(), List.of(a, b));
    }

    @Override
    public String title() {
        return "row dot";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        return RowPairs.over(
                binding.input(0),
                binding.input(1),
                binding.output(),
                (n, a, aOffset, b, bOffset, c, cOffset) -> k.set(c, cOffset, k.dot(n, a, aOffset, b, bOffset)));
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        Expr a = y.input(0);
        Expr b = y.input(1);
        if (a == b) {
            adjoint.contribute(y, a, () -> ScaleRows.of(a, g.times(2)));
            return;
        }
        adjoint.contribute(y, a, () -> ScaleRows.of(b, g));
        adjoint.contribute(y, b, () -> ScaleRows.of(a, g));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr da = tangent.of(y.input(0));
        Expr db = tangent.of(y.input(1));
        if (da != null && y.input(0) == y.input(1)) {
            return of(da, y.input(0)).times(2);
        }
        return Sum.ofNullable(da == null ? null : of(da, y.input(1)), db == null ? null : of(db, y.input(0)));
    }
}
