package io.evenkeel.tensor;

import java.util.List;

/** A value that comes from outside a step: an input, a state, a cotangent that starts a reverse sweep. */
final class Leaf implements Operation {
    private final String name;

    private Leaf(String name) {
        this.name = name;
    }

    static Expr of(String name, int width, boolean directional) {
        return new Expr(new Leaf(name), width, directional, List.of()).named(name);
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        throw new IllegalStateException(name + " is given from outside and has no code");
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        // The cotangent of a leaf has arrived where it was going.
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        return null;
    }
}
