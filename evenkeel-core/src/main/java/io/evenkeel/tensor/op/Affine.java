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

/** {@code y = scale · x + shift} with fixed numbers, one fused multiply-add per element. */
public final class Affine implements Operation {
    private final double scale;
    private final double shift;

    private Affine(double scale, double shift) {
        this.scale = scale;
        this.shift = shift;
    }

    /**
     * Records the map.
     *
     * @param x its argument
     * @param scale factor
     * @param shift summand
     * @return scale · x + shift
     */
    public static Expr of(Expr x, double scale, double shift) {
        return new Expr(new Affine(scale, shift), x.width(), x.directional(), List.of(x));
    }

    /** @return the factor */
    public double scale() {
        return scale;
    }

    /** @return the summand */
    public double shift() {
        return shift;
    }

    @Override
    public String title() {
        return "affine";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> kernels = binding.kernels();
        Slab<A> x = binding.input(0);
        return Elementwise.unary(
                (n, a, aOffset, c, cOffset) -> kernels.affine(n, scale, shift, a, aOffset, c, cOffset),
                x,
                binding.output());
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> of(g, scale, 0));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        return dx == null ? null : of(dx, scale, 0);
    }
}
