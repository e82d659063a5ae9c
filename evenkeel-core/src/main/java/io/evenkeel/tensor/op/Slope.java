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
 * Multiplication by an activation's slope, {@code v ⊙ φ(y)}: the derivative of {@link Activation} in both modes, because
 * its Jacobian is diagonal. Linear in v, so that it can be differentiated again.
 */
final class Slope implements Operation {
    private final Activation activation;

    private Slope(Activation activation) {
        this.activation = activation;
    }

    /** {@code v ⊙ φ(y)}, v directional where y is. */
    static Expr of(Activation activation, Expr v, Expr y) {
        if (activation == Activation.IDENTITY) {
            return v;
        }
        return new Expr(new Slope(activation), y.width(), v.directional() || y.directional(), List.of(v, y));
    }

    @Override
    public String title() {
        return "slope of " + activation.title();
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        Elementwise.Binary<A> kernel = switch (activation) {
            case TANH -> k::tanhPullback;
            case SIGMOID -> k::sigmoidPullback;
            case RELU -> k::reluPullback;
            case LEAKY_RELU -> k::leakyReluPullback;
            case ELU, SELU -> exponential(k, activation.exponentialSlope(), activation.exponentialLimit());
            case SOFTPLUS -> k::softplusPullback;
            case IDENTITY, STEP -> throw new IllegalStateException(title() + " is never recorded");
        };
        return Elementwise.binary(kernel, binding.input(0), binding.input(1), binding.output());
    }

    private static <A> Elementwise.Binary<A> exponential(Kernels<A> k, double slope, double limit) {
        return (outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep) ->
                k.eluPullback(outer, n, slope, limit, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
    }

    /** {@code v ⊙ dφ/dy}, or null where φ is constant almost everywhere. */
    private Expr curvature(Expr v, Expr y) {
        return switch (activation) {
            case TANH -> Product.of(v, y.times(-2));
            case SIGMOID -> Product.of(v, Affine.of(y, -2, 1));
            case ELU, SELU -> Product.of(v, Affine.of(Activation.STEP.of(y), -1, 1));
            case SOFTPLUS -> Product.of(v, Elementary.EXP.of(y.times(-1)));
            case RELU, LEAKY_RELU, IDENTITY, STEP -> null;
        };
    }

    @Override
    public void pullBack(Expr out, Expr g, Adjoint adjoint) {
        Expr v = out.input(0);
        Expr y = out.input(1);
        adjoint.contribute(out, v, () -> of(activation, g, y));
        Expr curvature = curvature(v, y);
        if (curvature != null) {
            adjoint.contribute(out, y, () -> Product.of(g, curvature));
        }
    }

    @Override
    public Expr pushForward(Expr out, Tangent tangent) {
        Expr v = out.input(0);
        Expr y = out.input(1);
        Expr dv = tangent.of(v);
        Expr dy = tangent.of(y);
        Expr curvature = dy == null ? null : curvature(v, y);
        return Sum.ofNullable(
                dv == null ? null : of(activation, dv, y), curvature == null ? null : Product.of(dy, curvature));
    }
}
