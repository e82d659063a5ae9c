package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.GradientSite;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.RankOneChange;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.WeightStore;
import java.util.List;

/**
 * Product of rows with a weight matrix W {@code [rows][columns]}: {@code y = x Wᵀ} (PyTorch's convention for layers) or,
 * not transposed, {@code y = x W}. Each element is one chain of fused multiply-adds along the contracted index.
 */
public final class Linear implements Operation {
    private final Weight weight;
    private final boolean transposed;

    private Linear(Weight weight, boolean transposed) {
        this.weight = weight;
        this.transposed = transposed;
    }

    /**
     * Records a product.
     *
     * @param x rows of width {@code columns} (transposed) or {@code rows}
     * @param weight the matrix
     * @param transposed true for x Wᵀ, false for x W
     * @return the product, of width {@code rows} (transposed) or {@code columns}
     * @throws IllegalArgumentException if the widths do not fit
     */
    public static Expr of(Expr x, Weight weight, boolean transposed) {
        int contracted = transposed ? weight.columns() : weight.rows();
        if (x.width() != contracted) {
            throw new IllegalArgumentException("linear: rows of width " + x.width() + " do not fit "
                    + weight.parameter().name() + " [" + weight.rows() + "][" + weight.columns() + "]"
                    + (transposed ? " transposed" : ""));
        }
        int width = transposed ? weight.rows() : weight.columns();
        return new Expr(new Linear(weight, transposed), width, x.directional(), List.of(x));
    }

    /** @return true for x Wᵀ, false for x W */
    public boolean transposed() {
        return transposed;
    }

    @Override
    public String title() {
        return "linear";
    }

    @Override
    public List<Weight> weights() {
        return List.of(weight);
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        return continuing(binding.kernels(), binding.weights(), binding.input(0), null, null, binding.output());
    }

    /**
     * Code that continues a sum: {@code out = init + x·W}, the chain of each element starting from init, which is a slab
     * of out's shape, or one row that is repeated, or nothing.
     *
     * @param kernels arithmetic
     * @param weights packed weights
     * @param x the rows to multiply
     * @param init where the sum begins, or null
     * @param bias a row where the sum begins if init is null, or null
     * @param out receives the sum; may be init
     * @param <A> array type
     * @return the code
     */
    public <A> Instruction continuing(
            Kernels<A> kernels,
            WeightStore<A> weights,
            Slab<A> x,
            Slab<A> init,
            WeightStore.Vector<A> bias,
            Slab<A> out) {
        WeightStore.Packed<A> packed = weights.packed(weight, transposed);
        A row = bias == null ? null : bias.values();
        return (t, count) -> {
            A initial = init == null ? row : init.array();
            int initAt = init == null ? 0 : init.at(t);
            int initRow = init == null ? 0 : out.rowStride();
            multiply(kernels, packed, x, x.at(t), count * out.rows(), initial, initAt, initRow, out, out.at(t));
        };
    }

    private static <A> void multiply(
            Kernels<A> kernels,
            WeightStore.Packed<A> packed,
            Slab<A> x,
            int xAt,
            int rows,
            A initial,
            int initAt,
            int initRow,
            Slab<A> out,
            int outAt) {
        RankOneChange<A> change = packed.pending();
        if (change != null && rows == 1) {
            change.multiply(x.array(), xAt, initial, initAt, out.array(), outAt);
            return;
        }
        if (change != null) {
            change.carryOut(false);
        }
        kernels.multiply(
                rows,
                out.width(),
                x.width(),
                x.array(),
                xAt,
                x.rowStride(),
                1,
                packed.values(),
                0,
                initial,
                initAt,
                initRow,
                out.array(),
                outAt,
                out.rowStride());
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        Expr x = y.input(0);
        adjoint.contribute(y, x, () -> of(g, weight, !transposed));
        adjoint.site(new GradientSite.Matrix(weight, transposed ? g : x, transposed ? x : g));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr x = y.input(0);
        Expr dx = tangent.of(x);
        Expr byInput = dx == null ? null : of(dx, tangent.weight(weight), transposed);
        Weight dw = tangent.ofWeight(weight);
        Expr byWeight = dw == null ? null : tangent.broadcast(of(x, dw, transposed));
        return Sum.ofNullable(byInput, byWeight);
    }
}
