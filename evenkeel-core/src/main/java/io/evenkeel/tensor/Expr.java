package io.evenkeel.tensor;

import io.evenkeel.tensor.op.Affine;
import io.evenkeel.tensor.op.Product;
import io.evenkeel.tensor.op.Sum;
import io.evenkeel.tensor.op.VectorProduct;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A value inside a traced step: one row of {@link #width()} numbers for each example and each time step. Arithmetic on
 * expressions records operations; a {@link Program} replays them.
 *
 * <p>A <em>directional</em> expression has one such row for each of several directions as well: the tangents of forward
 * mode, the cotangents of reverse mode with several outputs. Directions are the outer dimension, examples the inner.
 */
public final class Expr {
    private final Operation operation;
    private final List<Expr> inputs;
    private final int width;
    private final boolean directional;
    private String label;
    private int layer = -1;

    /**
     * Records an operation. Cells use the methods of this class and of {@link Operations}.
     *
     * @param operation what computes the value
     * @param width numbers in a row
     * @param directional whether there is a row for each direction
     * @param inputs operands
     * @throws IllegalArgumentException if the width is not positive
     */
    public Expr(Operation operation, int width, boolean directional, List<Expr> inputs) {
        if (width < 1) {
            throw new IllegalArgumentException(operation.title() + ": a width must be positive, not " + width);
        }
        this.operation = operation;
        this.width = width;
        this.directional = directional;
        this.inputs = List.copyOf(inputs);
    }

    /** @return what computes this value */
    public Operation operation() {
        return operation;
    }

    /** @return the operands */
    public List<Expr> inputs() {
        return inputs;
    }

    /**
     * One operand.
     *
     * @param index counted from 0
     * @return the operand
     */
    public Expr input(int index) {
        return inputs.get(index);
    }

    /** @return numbers in a row */
    public int width() {
        return width;
    }

    /** @return whether there is a row for each direction */
    public boolean directional() {
        return directional;
    }

    /**
     * Names the value for reports ("forget gate").
     *
     * @param newLabel the name
     * @return this
     */
    public Expr named(String newLabel) {
        label = newLabel;
        return this;
    }

    /** @return whether {@link #named} was called */
    public boolean isNamed() {
        return label != null;
    }

    /** @return the name given by {@link #named}, or the operation's */
    public String label() {
        return label == null ? operation.title() : label;
    }

    /** @return index of the layer that recorded this value, −1 if none is known */
    public int layer() {
        return layer;
    }

    /**
     * Marks this value, and all it was computed from that bears no mark yet, as belonging to a layer of a stack.
     *
     * @param index the layer, counted from 0
     */
    public void markLayer(int index) {
        Deque<Expr> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            if (expr.layer < 0 && !(expr.operation instanceof Leaf)) {
                expr.layer = index;
                expr.inputs.forEach(open::push);
            }
        }
    }

    /**
     * Sum of two values.
     *
     * @param other value of the same width
     * @return this + other
     * @throws IllegalArgumentException if the widths differ
     */
    public Expr plus(Expr other) {
        return Sum.of(this, other);
    }

    /**
     * Adds a vector to every row.
     *
     * @param bias vector of this width
     * @return this + bias
     * @throws IllegalArgumentException if the widths differ
     */
    public Expr plus(Weight bias) {
        return Sum.of(List.of(this), List.of(bias));
    }

    /**
     * Difference of two values.
     *
     * @param other value of the same width
     * @return this − other
     * @throws IllegalArgumentException if the widths differ
     */
    public Expr minus(Expr other) {
        return Sum.of(this, other.times(-1));
    }

    /**
     * Element-wise product.
     *
     * @param other value of the same width
     * @return this ⊙ other
     * @throws IllegalArgumentException if the widths differ
     */
    public Expr times(Expr other) {
        return Product.of(this, other);
    }

    /**
     * Multiplies every row by a vector, element by element.
     *
     * @param gain vector of this width
     * @return this ⊙ gain
     * @throws IllegalArgumentException if the widths differ
     */
    public Expr times(Weight gain) {
        return VectorProduct.of(this, gain);
    }

    /**
     * Multiplies by a number.
     *
     * @param factor the number
     * @return factor · this
     */
    public Expr times(double factor) {
        return Affine.of(this, factor, 0);
    }

    /**
     * Adds a number to every element.
     *
     * @param summand the number
     * @return this + summand
     */
    public Expr plus(double summand) {
        return Affine.of(this, 1, summand);
    }

    @Override
    public String toString() {
        return label() + "[" + width + (directional ? ", directional]" : "]");
    }
}
