package io.evenkeel.tensor;

import java.util.List;

/**
 * One kind of computation on rows. Its forward rule compiles to an {@link Instruction} over preallocated buffers; its
 * derivative rules are written as recorded operations, so that a derivative can be differentiated again.
 */
public interface Operation {

    /** @return the operation's name in messages */
    String title();

    /** @return the weights that the operation reads, none unless it says so */
    default List<Weight> weights() {
        return List.of();
    }

    /**
     * Compiles the forward rule.
     *
     * @param binding the buffers of the operands and of the result
     * @param <A> array type
     * @return code that computes the result for consecutive time steps
     */
    <A> Instruction compile(Binding<A> binding);

    /**
     * Records the reverse rule (vector–Jacobian product): for every operand x of y = f(x) the contribution {@code
     * (∂y/∂x)ᵀ g}, through {@link Adjoint#contribute}, and for every weight a {@link GradientSite}.
     *
     * @param y the expression of this operation
     * @param g its cotangent, of y's width
     * @param adjoint receives the contributions
     */
    void pullBack(Expr y, Expr g, Adjoint adjoint);

    /**
     * Records the forward rule of the derivative (Jacobian–vector product) {@code (∂y/∂x) ẋ}.
     *
     * @param y the expression of this operation
     * @param tangent knows the operands' tangents
     * @return y's tangent, or null where it is zero
     */
    Expr pushForward(Expr y, Tangent tangent);
}
