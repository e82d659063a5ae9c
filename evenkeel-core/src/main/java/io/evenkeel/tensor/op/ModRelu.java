package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.GradientSite;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.WeightStore;
import java.util.List;

/**
 * The real modReLU, a nonlinearity that leaves the sign alone and shrinks or enlarges the modulus by a learned threshold:
 *
 * <pre>  y = sign(z) max(|z| + b, 0),   ∂y/∂z = 1,  ∂y/∂b = sign(z)  where |z| + b > 0 and z ≠ 0, else 0. </pre>
 *
 * <p>With b = 0 it is the identity. Where b is positive, y jumps by 2 b at z = 0, where it is 0.
 *
 * <p>M. Arjovsky, A. Shah, Y. Bengio, Unitary evolution recurrent neural networks, ICML 2016, equation 8, for complex z; the
 * real form: K. Helfrich, D. Willmott, Q. Ye, Orthogonal recurrent neural networks with scaled Cayley transform, ICML 2018.
 */
public final class ModRelu implements Operation {
    private final Weight threshold;

    private ModRelu(Weight threshold) {
        this.threshold = threshold;
    }

    /**
     * Records a modReLU.
     *
     * @param z argument
     * @param threshold b, a vector of z's width
     * @return y
     * @throws IllegalArgumentException if the widths differ
     */
    public static Expr of(Expr z, Weight threshold) {
        if (threshold.rows() != 1 || threshold.columns() != z.width()) {
            throw new IllegalArgumentException(
                    "modReLU: " + threshold.parameter().name() + " [" + threshold.rows() + "][" + threshold.columns()
                            + "] does not fit rows of width " + z.width());
        }
        return new Expr(new ModRelu(threshold), z.width(), z.directional(), List.of(z));
    }

    @Override
    public String title() {
        return "modrelu";
    }

    @Override
    public List<Weight> weights() {
        return List.of(threshold);
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Slab<A> z = binding.input(0);
        Slab<A> out = binding.output();
        WeightStore.Vector<A> b = binding.weights().vector(threshold);
        int row = out.rowStride();
        return (t, count) -> binding.kernels()
                .modRelu(
                        count * out.rows(),
                        row,
                        z.array(),
                        z.at(t),
                        row,
                        b.values(),
                        0,
                        0,
                        out.array(),
                        out.at(t),
                        row);
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> ModReluSlope.ARGUMENT.of(g, y));
        adjoint.site(new GradientSite.Bias(threshold, ModReluSlope.THRESHOLD.of(g, y)));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dz = tangent.of(y.input(0));
        Weight db = tangent.ofWeight(threshold);
        Expr byThreshold = db == null ? null : tangent.broadcast(VectorProduct.of(ModReluSlope.sign(y), db));
        if (dz == null) {
            return byThreshold;
        }
        return Sum.ofNullable(tangent.isLinearized(y) ? dz : ModReluSlope.ARGUMENT.of(dz, y), byThreshold);
    }
}
