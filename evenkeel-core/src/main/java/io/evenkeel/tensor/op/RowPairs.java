package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Slab;

/** Loops of operations that work on one row of each of two operands, with broadcasting over directions. */
final class RowPairs {
    private RowPairs() {}

    /** Work on one pair of rows; n is the width of the first. */
    @FunctionalInterface
    interface Kernel<A> {
        void apply(int n, A a, int aOffset, A b, int bOffset, A c, int cOffset);
    }

    static <A> Instruction over(Slab<A> a, Slab<A> b, Slab<A> out, Kernel<A> kernel) {
        return (t, count) -> {
            int examples = out.examples();
            for (int s = t; s < t + count; s++) {
                for (int row = 0; row < out.rows(); row++) {
                    int aRow = a.directional() ? row : row % examples;
                    int bRow = b.directional() ? row : row % examples;
                    kernel.apply(
                            a.width(),
                            a.array(),
                            a.at(s) + aRow * a.rowStride(),
                            b.array(),
                            b.at(s) + bRow * b.rowStride(),
                            out.array(),
                            out.at(s) + row * out.rowStride());
                }
            }
        };
    }
}
