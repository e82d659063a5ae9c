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

/** {@code y_i = exp(x_i − max x) / Σ_j exp(x_j − max x)} over each row. */
public final class Softmax implements Operation {
    private static final Softmax SOFTMAX = new Softmax();

    private Softmax() {}

    /**
     * Records the softmax of rows.
     *
     * @param x logits
     * @return probabilities
     */
    public static Expr of(Expr x) {
        return new Expr(SOFTMAX, x.width(), x.directional(), List.of(x));
    }

    @Override
    public String title() {
        return "softmax";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        Slab<A> x = binding.input(0);
        Slab<A> out = binding.output();
        int row = out.rowStride();
        return (t, count) -> {
            for (int r = 0; r < count * out.rows(); r++) {
                int from = x.at(t) + r * row;
                int to = out.at(t) + r * row;
                double max = k.max(x.width(), x.array(), from);
                k.affine(row, 1, -max, x.array(), from, out.array(), to);
                k.exp(row, out.array(), to, out.array(), to);
                double sum = k.sum(x.width(), out.array(), to);
                k.affine(row, 1 / sum, 0, out.array(), to, out.array(), to);
            }
        };
    }

    /** {@code y ⊙ (v − ⟨v, y⟩)}: the Jacobian is symmetric. */
    private static Expr timesJacobian(Expr v, Expr y) {
        return Sum.of(Product.of(v, y), ScaleRows.of(y, RowDot.of(v, y).times(-1)));
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> timesJacobian(g, y));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        return dx == null ? null : timesJacobian(dx, y);
    }
}
