package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Slab;
import java.util.Arrays;

/** Loops shared by element-wise operations, with broadcasting of plain values over directions. */
final class Elementwise {
    private Elementwise() {}

    /** An element-wise kernel of one operand. */
    @FunctionalInterface
    interface Unary<A> {
        void apply(int n, A a, int aOffset, A c, int cOffset);
    }

    /** An element-wise kernel of two operands, as in {@code Kernels}. */
    @FunctionalInterface
    interface Binary<A> {
        void apply(
                int outer,
                int n,
                A a,
                int aOffset,
                int aStep,
                A b,
                int bOffset,
                int bStep,
                A c,
                int cOffset,
                int cStep);
    }

    static <A> Instruction unary(Unary<A> kernel, Slab<A> x, Slab<A> out) {
        A a = x.array();
        A c = out.array();
        return (t, count) -> kernel.apply(count * out.block(), a, x.at(t), c, out.at(t));
    }

    static <A> Instruction binary(Binary<A> kernel, Slab<A> x, Slab<A> y, Slab<A> out) {
        A a = x.array();
        A b = y.array();
        A c = out.array();
        if (x.directional() == y.directional()) {
            return (t, count) -> kernel.apply(1, count * out.block(), a, x.at(t), 0, b, y.at(t), 0, c, out.at(t), 0);
        }
        int plane = out.plane();
        int xStep = x.directional() ? plane : 0;
        int yStep = y.directional() ? plane : 0;
        return (t, count) -> {
            for (int s = t; s < t + count; s++) {
                kernel.apply(out.directions(), plane, a, x.at(s), xStep, b, y.at(s), yStep, c, out.at(s), plane);
            }
        };
    }

    static int sameWidth(String operation, Expr... operands) {
        for (Expr operand : operands) {
            if (operand.width() != operands[0].width()) {
                throw new IllegalArgumentException(operation + ": operands must have one width, but have "
                        + Arrays.toString(
                                Arrays.stream(operands).mapToInt(Expr::width).toArray()));
            }
        }
        return operands[0].width();
    }
}
