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

/** Adding up over the directions axis, and repeating over it: each is the other's adjoint. */
public enum Directions implements Operation {
    /** {@code y = Σ_d x_d}, directions ascending. */
    SUM("sum over directions"),
    /** {@code y_d = x}. */
    REPEAT("repeat over directions");

    private final String title;

    Directions(String title) {
        this.title = title;
    }

    /**
     * Records the operation.
     *
     * @param x a directional value for {@link #SUM}, a plain one for {@link #REPEAT}
     * @return the plain or directional result
     * @throws IllegalArgumentException if x is of the wrong kind
     */
    public Expr of(Expr x) {
        if (x.directional() != (this == SUM)) {
            throw new IllegalArgumentException(title + ": wrong operand " + x);
        }
        return new Expr(this, x.width(), this == REPEAT, List.of(x));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        Slab<A> x = binding.input(0);
        Slab<A> out = binding.output();
        int plane = out.plane();
        return (t, count) -> {
            for (int s = t; s < t + count; s++) {
                if (this == SUM) {
                    k.copy(x.array(), x.at(s), out.array(), out.at(s), plane);
                    for (int d = 1; d < x.directions(); d++) {
                        k.scaleAdd(plane, 1, x.array(), x.at(s) + d * plane, out.array(), out.at(s));
                    }
                } else {
                    for (int d = 0; d < out.directions(); d++) {
                        k.copy(x.array(), x.at(s), out.array(), out.at(s) + d * plane, plane);
                    }
                }
            }
        };
    }

    private Directions other() {
        return this == SUM ? REPEAT : SUM;
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contributeExactly(y.input(0), other().of(g));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        if (tangent.of(y.input(0)) != null) {
            throw new IllegalArgumentException(title + ": forward mode over forward mode is not supported");
        }
        return null;
    }
}
