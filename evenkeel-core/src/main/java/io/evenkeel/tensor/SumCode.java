package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.op.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * Code of a sum: bias first, then the values in order, then the products, each of which continues the chain of fused
 * multiply-adds where the terms before it ended.
 */
final class SumCode {
    private SumCode() {}

    /**
     * A product inside a sum.
     *
     * @param linear the operation
     * @param x its operand
     */
    record Term<A>(Linear linear, Slab<A> x) {}

    static <A> Instruction of(
            Kernels<A> kernels,
            WeightStore<A> weights,
            WeightStore.Vector<A> bias,
            List<Slab<A>> values,
            List<Term<A>> products,
            Slab<A> out) {
        List<Instruction> code = new ArrayList<>();
        Slab<A> init = null;
        WeightStore.Vector<A> initRow = null;
        if (values.isEmpty()) {
            initRow = bias;
        } else if (values.size() == 1 && bias == null) {
            init = values.get(0);
        } else {
            code.add(
                    bias == null
                            ? add(kernels, values.get(0), values.get(1), out)
                            : addRow(kernels, values.get(0), bias, out));
            for (Slab<A> value : values.subList(bias == null ? 2 : 1, values.size())) {
                code.add(add(kernels, out, value, out));
            }
            init = out;
        }
        for (Term<A> product : products) {
            code.add(product.linear.continuing(kernels, weights, product.x, init, initRow, out));
            init = out;
        }
        if (code.isEmpty()) {
            throw new IllegalStateException("a sum of a single term");
        }
        if (code.size() == 1) {
            return code.get(0);
        }
        Instruction[] sequence = code.toArray(Instruction[]::new);
        return (t, count) -> {
            for (Instruction instruction : sequence) {
                instruction.run(t, count);
            }
        };
    }

    private static <A> Instruction add(Kernels<A> kernels, Slab<A> x, Slab<A> y, Slab<A> out) {
        return (t, count) -> kernels.add(
                1, count * out.block(), x.array(), x.at(t), 0, y.array(), y.at(t), 0, out.array(), out.at(t), 0);
    }

    private static <A> Instruction addRow(Kernels<A> kernels, Slab<A> x, WeightStore.Vector<A> row, Slab<A> out) {
        int n = out.rowStride();
        return (t, count) -> kernels.add(
                count * out.rows(), n, x.array(), x.at(t), n, row.values(), 0, 0, out.array(), out.at(t), n);
    }
}
