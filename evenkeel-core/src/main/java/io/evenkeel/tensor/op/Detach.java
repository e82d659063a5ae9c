package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.DerivativeRule;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/**
 * The identity, whose <em>training</em> derivative is zero while its true derivative is one: training does not look
 * through it, gauges do.
 */
public final class Detach implements Operation {
    private static final Detach DETACH = new Detach();

    private Detach() {}

    /**
     * Records the identity.
     *
     * @param x a value
     * @return the same value
     */
    public static Expr of(Expr x) {
        return new Expr(DETACH, x.width(), x.directional(), List.of(x));
    }

    @Override
    public String title() {
        return "detach";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        return Copy.code(binding);
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        if (adjoint.rule() == DerivativeRule.TRUE) {
            adjoint.contribute(y, y.input(0), () -> g);
        }
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        return tangent.rule() == DerivativeRule.TRUE ? tangent.of(y.input(0)) : null;
    }
}
