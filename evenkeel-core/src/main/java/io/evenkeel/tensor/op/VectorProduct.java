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

/** Multiplies every row by a weight vector, element by element: {@code y = x ⊙ v}. */
public final class VectorProduct implements Operation {
    private final Weight weight;

    private VectorProduct(Weight weight) {
        this.weight = weight;
    }

    /**
     * Records a product with a vector.
     *
     * @param x rows
     * @param weight vector of their width
     * @return x ⊙ v
     * @throws IllegalArgumentException if the widths differ
     */
    public static Expr of(Expr x, Weight weight) {
        if (weight.rows() != 1 || weight.columns() != x.width()) {
            throw new IllegalArgumentException(
                    "vector product: " + weight.parameter().name() + " [" + weight.rows() + "][" + weight.columns()
                            + "] does not fit rows of width " + x.width());
        }
        return new Expr(new VectorProduct(weight), x.width(), x.directional(), List.of(x));
    }

    @Override
    public String title() {
        return "vector product";
    }

    @Override
    public List<Weight> weights() {
        return List.of(weight);
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Slab<A> x = binding.input(0);
        Slab<A> out = binding.output();
        WeightStore.Vector<A> vector = binding.weights().vector(weight);
        int row = out.rowStride();
        return (t, count) -> binding.kernels()
                .multiply(
                        count * out.rows(),
                        row,
                        x.array(),
                        x.at(t),
                        row,
                        vector.values(),
                        0,
                        0,
                        out.array(),
                        out.at(t),
                        row);
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> of(g, weight));
        adjoint.site(new GradientSite.Gain(weight, g, y.input(0)));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        Weight dw = tangent.ofWeight(weight);
        return Sum.ofNullable(
                dx == null ? null : of(dx, tangent.weight(weight)),
                dw == null ? null : tangent.broadcast(of(y.input(0), dw)));
    }
}
