package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/** Multiplies each row by its own number: {@code y_i = x_i · s}, s a row of width 1. */
public final class ScaleRows implements Operation {
    private static final ScaleRows SCALE_ROWS = new ScaleRows();

    private ScaleRows() {}

    /**
     * Records scaled rows.
     *
     * @param x rows
     * @param s rows of width 1
     * @return rows of x's width
     * @throws IllegalArgumentException if s is wider than 1
     */
    public static Expr of(Expr x, Expr s) {
        if (s.width() != 1) {
            throw new IllegalArgumentException("scale rows: the factor must have width 1, not " + s.width());
        }
        return new Expr(SCALE_ROWS, x.width(), x.directional() || s.directional(), List.of(x, s));
    }

    @Override
    public String title() {
        return "scale rows";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        int row = binding.output().rowStride();
        return RowPairs.over(
                binding.input(0),
                binding.input(1),
                binding.output(),
                (n, a, aOffset, b, bOffset, c, cOffset) -> k.affine(row, k.get(b, bOffset), 0, a, aOffset, c, cOffset));
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        Expr x = y.input(0);
        Expr s = y.input(1);
        adjoint.contribute(y, x, () -> of(g, s));
        adjoint.contribute(y, s, () -> RowDot.of(g, x));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        Expr ds = tangent.of(y.input(1));
        return Sum.ofNullable(dx == null ? null : of(dx, y.input(1)), ds == null ? null : of(y.input(0), ds));
    }
}
