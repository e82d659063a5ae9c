package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/**
 * Multiplication by one of the two derivatives of a {@link ModRelu}, as functions of its output y. They are constant almost
 * everywhere, so that only the other factor v has a derivative.
 */
enum ModReluSlope implements Operation {
    /** {@code v ⊙ ∂y/∂z}: v where y ≠ 0, else 0. */
    ARGUMENT("slope of modrelu"),
    /** {@code v ⊙ ∂y/∂b = v ⊙ sign(y)}. */
    THRESHOLD("threshold slope of modrelu");

    private final String title;

    ModReluSlope(String title) {
        this.title = title;
    }

    Expr of(Expr v, Expr y) {
        return new Expr(this, y.width(), v.directional() || y.directional(), List.of(v, y));
    }

    /** sign(y). */
    static Expr sign(Expr y) {
        return THRESHOLD.of(Affine.of(y, 0, 1), y);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        return Elementwise.binary(
                this == ARGUMENT ? k::modReluPullback : k::signed,
                binding.input(0),
                binding.input(1),
                binding.output());
    }

    @Override
    public void pullBack(Expr out, Expr g, Adjoint adjoint) {
        adjoint.contribute(out, out.input(0), () -> of(g, out.input(1)));
    }

    @Override
    public Expr pushForward(Expr out, Tangent tangent) {
        Expr dv = tangent.of(out.input(0));
        return dv == null ? null : of(dv, out.input(1));
    }
}
