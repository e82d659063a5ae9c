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

/** Cross-entropy of softmax in nats: {@code y = ln Σ_j exp(x_j) − x_target}, a row of width 1. */
public final class SoftmaxCrossEntropy implements Operation {
    private static final SoftmaxCrossEntropy CROSS_ENTROPY = new SoftmaxCrossEntropy();

    private SoftmaxCrossEntropy() {}

    /**
     * Records the loss.
     *
     * @param logits rows of unnormalized log probabilities
     * @param target index of the right class, a row of width 1 that holds a whole number
     * @return the loss, of width 1
     * @throws IllegalArgumentException if the target is wider than 1
     */
    public static Expr of(Expr logits, Expr target) {
        OneHot.requireIndex("softmax cross-entropy", target);
        return new Expr(CROSS_ENTROPY, 1, logits.directional(), List.of(logits, target));
    }

    @Override
    public String title() {
        return "softmax cross-entropy";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        Slab<A> logits = binding.input(0);
        A shifted = k.allocate(logits.rowStride());
        int row = logits.rowStride();
        int lanes = k.precision().lanes();
        return RowPairs.over(logits, binding.input(1), binding.output(), (n, a, aOffset, b, bOffset, c, cOffset) -> {
            int target = OneHot.index("softmax cross-entropy", k.get(b, bOffset), n);
            double max = k.max(n, a, aOffset);
            k.affine(row, 1, -max, a, aOffset, shifted, 0);
            double right = k.get(shifted, target);
            k.exp(row, shifted, 0, shifted, 0);
            k.set(c, cOffset, k.sum(n, shifted, 0));
            k.log(lanes, c, cOffset, c, cOffset);
            k.set(c, cOffset, k.get(c, cOffset) - right);
        });
    }

    private static Expr gradient(Expr y) {
        Expr logits = y.input(0);
        return Sum.of(Softmax.of(logits), OneHot.of(y.input(1), logits.width()).times(-1));
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> ScaleRows.of(gradient(y), g));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        return dx == null ? null : RowDot.of(dx, gradient(y));
    }
}
