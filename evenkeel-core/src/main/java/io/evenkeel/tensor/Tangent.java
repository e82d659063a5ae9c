package io.evenkeel.tensor;

import io.evenkeel.tensor.op.Affine;
import io.evenkeel.tensor.op.Constant;
import io.evenkeel.tensor.op.Directions;
import io.evenkeel.tensor.op.Product;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forward mode: records, beside a traced step, the step of its tangents {@code ṡ_{t+1} = J_t ṡ_t}, with a directions axis
 * so that many tangents advance in one matrix product. The record can itself be differentiated in reverse.
 */
public final class Tangent {
    private final Map<Expr, Expr> tangents = new IdentityHashMap<>();
    private final Map<Parameter, Parameter> weights;
    private final DerivativeRule rule;
    private final Counterfactual counterfactual;
    private final Pass pass;

    private Tangent(Builder builder) {
        this.weights = builder.weights;
        this.rule = builder.rule;
        this.counterfactual = builder.counterfactual;
        Pass primal = builder.primal;
        List<Recurrence> states = primal.recurrences();
        for (Recurrence r : states) {
            tangents.put(r.leaf(), Leaf.of("d" + r.name(), r.leaf().width(), true));
        }
        for (Expr input : builder.inputs) {
            tangents.put(input, Leaf.of("d" + input.label(), input.width(), true));
        }
        for (Expr y : primal.trace()) {
            if (!(y.operation() instanceof Leaf) && !counterfactual.passing().contains(y)) {
                Expr dy = y.operation().pushForward(y, this);
                if (dy != null) {
                    tangents.put(y, dy);
                }
            }
        }
        List<Recurrence> next = new ArrayList<>();
        for (Recurrence r : states) {
            next.add(new Recurrence("d" + r.name(), of(r.leaf()), orZero(r.next())));
        }
        List<Expr> outputs = new ArrayList<>();
        primal.outputs().forEach(output -> outputs.add(orZero(output)));
        this.pass = new Pass(next, builder.withOutputs ? outputs : List.of(), List.of(), false);
    }

    /** Collects what the tangents depend on. */
    public static final class Builder {
        private final Pass primal;
        private final List<Expr> inputs = new ArrayList<>();
        private Map<Parameter, Parameter> weights = Map.of();
        private DerivativeRule rule = DerivativeRule.TRUE;
        private Counterfactual counterfactual = Counterfactual.NONE;
        private boolean withOutputs;

        private Builder(Pass primal) {
            this.primal = primal;
        }

        /**
         * Lets an input vary as well as the state.
         *
         * @param input an input of the step
         * @return this
         */
        public Builder input(Expr input) {
            inputs.add(input);
            return this;
        }

        /**
         * Lets weights vary, in one direction that all directions share.
         *
         * @param directions for each varying parameter a parameter of the same shape that holds its tangent
         * @return this
         */
        public Builder weights(Map<Parameter, Parameter> directions) {
            weights = Map.copyOf(directions);
            return this;
        }

        /**
         * Chooses between the true derivative, the default, and the one that training uses.
         *
         * @param newRule which
         * @return this
         */
        public Builder rule(DerivativeRule newRule) {
            rule = newRule;
            return this;
        }

        /**
         * Makes factors neutral.
         *
         * @param newCounterfactual which
         * @return this
         */
        public Builder counterfactual(Counterfactual newCounterfactual) {
            counterfactual = newCounterfactual;
            return this;
        }

        /**
         * Computes the tangents of the step's outputs too.
         *
         * @return this
         */
        public Builder withOutputs() {
            withOutputs = true;
            return this;
        }

        /** @return the recorded tangents */
        public Tangent build() {
            return new Tangent(this);
        }
    }

    /**
     * Tangents of a step with respect to its state.
     *
     * @param primal the step
     * @return a builder for more
     */
    public static Builder of(Pass primal) {
        return new Builder(primal);
    }

    /** @return the step of the tangents; its states correspond to the primal's, in order */
    public Pass pass() {
        return pass;
    }

    /**
     * The tangent of a value.
     *
     * @param x a value of the primal step
     * @return its tangent, null for zero
     */
    public Expr of(Expr x) {
        return tangents.get(x);
    }

    /**
     * The tangent of a weight.
     *
     * @param weight a weight of the primal step
     * @return the same block of the parameter's direction, null for zero
     */
    public Weight ofWeight(Weight weight) {
        Parameter direction = weights.get(weight.parameter());
        return direction == null
                ? null
                : new WeightRows(direction, weight.firstRow(), weight.rows(), weight.firstColumn(), weight.columns());
    }

    /**
     * The weight that the derivative uses, which a counterfactual may have replaced.
     *
     * @param weight a weight of the primal step
     * @return the weight or its replacement
     */
    public Weight weight(Weight weight) {
        return counterfactual.replaced().getOrDefault(weight, weight);
    }

    /**
     * Whether a counterfactual makes an activation's slope 1.
     *
     * @param activation its value
     * @return whether it does
     */
    public boolean isLinearized(Expr activation) {
        return counterfactual.unitSlopes().contains(activation);
    }

    /** @return which derivative is recorded */
    public DerivativeRule rule() {
        return rule;
    }

    /**
     * Repeats a value over the directions.
     *
     * @param plain a value without directions
     * @return the same for every direction
     */
    public Expr broadcast(Expr plain) {
        return Directions.REPEAT.of(plain);
    }

    /**
     * The tangent of x times a value of the primal step.
     *
     * @param x whose tangent
     * @param coefficient the other factor of a product
     * @return ẋ ⊙ coefficient, null for zero
     */
    public Expr scaled(Expr x, Expr coefficient) {
        Expr dx = of(x);
        if (dx == null) {
            return null;
        }
        Double fixed = fixed(coefficient);
        if (fixed == null) {
            return Product.of(dx, coefficient);
        }
        return fixed == 1 ? dx : fixed == 0 ? null : dx.times(fixed);
    }

    /** The number that a counterfactual makes of a gate, or of an affine map of one. */
    private Double fixed(Expr coefficient) {
        if (counterfactual.passing().contains(coefficient)) {
            return 1.0;
        }
        if (coefficient.operation() instanceof Affine affine) {
            Double argument = fixed(coefficient.input(0));
            return argument == null ? null : (Double) (affine.scale() * argument + affine.shift());
        }
        return null;
    }

    private Expr orZero(Expr x) {
        Expr dx = of(x);
        return dx == null ? Constant.of(0, x.width(), true) : dx;
    }
}
