package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
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

/** Picks a row of a weight matrix: {@code y = W[index]}. */
public final class Embedding implements Operation {
    private final Weight weight;

    private Embedding(Weight weight) {
        this.weight = weight;
    }

    /**
     * Records a table look-up.
     *
     * @param index a row of width 1 that holds a whole number from 0 to the table's rows − 1
     * @param weight the table
     * @return the picked row
     * @throws IllegalArgumentException if the index is wider than 1
     */
    public static Expr of(Expr index, Weight weight) {
        OneHot.requireIndex("embedding", index);
        return new Expr(new Embedding(weight), weight.columns(), false, List.of(index));
    }

    @Override
    public String title() {
        return "embedding";
    }

    @Override
    public List<Weight> weights() {
        return List.of(weight);
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        Slab<A> index = binding.input(0);
        Slab<A> out = binding.output();
        WeightStore.Vector<A> table = binding.weights().vector(weight);
        int row = out.rowStride();
        return (t, count) -> {
            for (int r = 0; r < count * out.rows(); r++) {
                double value = k.get(index.array(), index.at(t) + r * index.rowStride());
                int from = OneHot.index(title(), value, weight.rows()) * row;
                k.copy(table.values(), from, out.array(), out.at(t) + r * row, row);
            }
        };
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.site(new GradientSite.Rows(weight, g, y.input(0)));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Weight dw = tangent.ofWeight(weight);
        return dw == null ? null : tangent.broadcast(of(y.input(0), dw));
    }
}
