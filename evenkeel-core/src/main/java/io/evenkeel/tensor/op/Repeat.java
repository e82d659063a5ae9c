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

/** A weight vector as a value: the same row for every example and time step. */
public final class Repeat implements Operation {
    private final Weight weight;

    private Repeat(Weight weight) {
        this.weight = weight;
    }

    /**
     * Records a repeated vector.
     *
     * @param weight the vector
     * @return a value of its width
     * @throws IllegalArgumentException if the weight has more than one row
     */
    public static Expr of(Weight weight) {
        if (weight.rows() != 1) {
            throw new IllegalArgumentException("repeat: " + weight.parameter().name() + " is no vector");
        }
        return new Expr(new Repeat(weight), weight.columns(), false, List.of());
    }

    @Override
    public String title() {
        return "repeat";
    }

    @Override
    public List<Weight> weights() {
        return List.of(weight);
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Slab<A> out = binding.output();
        WeightStore.Vector<A> vector = binding.weights().vector(weight);
        return (t, count) -> {
            for (int row = 0; row < count * out.rows(); row++) {
                binding.kernels()
                        .copy(vector.values(), 0, out.array(), out.at(t) + row * out.rowStride(), out.rowStride());
            }
        };
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.site(new GradientSite.Bias(weight, g));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Weight dw = tangent.ofWeight(weight);
        return dw == null ? null : tangent.broadcast(of(dw));
    }
}
