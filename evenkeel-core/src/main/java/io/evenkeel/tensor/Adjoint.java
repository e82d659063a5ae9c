package io.evenkeel.tensor;

import io.evenkeel.tensor.op.Constant;
import io.evenkeel.tensor.op.Directions;
import io.evenkeel.tensor.op.Sum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reverse mode: records the step backwards in time of the cotangents {@code λ_t = J_tᵀ λ_{t+1} + …} of one or several
 * passes, and the places where weights receive their gradients. With a directions axis many cotangents go back in one
 * matrix product; over a tangent pass this is reverse over forward mode.
 */
public final class Adjoint {
    private final Map<Expr, List<Expr>> contributions = new IdentityHashMap<>();
    private final Map<Expr, Expr> cotangents = new IdentityHashMap<>();
    private final Map<Expr, Expr> seeds = new IdentityHashMap<>();
    private final Set<Expr> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<GradientSite> sites = new ArrayList<>();
    private final Builder options;
    private final Pass pass;

    private Adjoint(Builder builder) {
        this.options = builder;
        List<Recurrence> states = new ArrayList<>();
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Expr> trace = new ArrayList<>();
        for (Pass primal : builder.passes) {
            states.addAll(primal.recurrences());
            primal.trace().stream().filter(seen::add).forEach(trace::add);
        }
        if (builder.directional && trace.stream().anyMatch(Expr::directional)) {
            throw new IllegalArgumentException("cotangents with directions cannot go back through tangents");
        }
        states.forEach(r -> needed.add(r.leaf()));
        needed.addAll(builder.inputs);
        for (Expr expr : trace) {
            boolean weighted = expr.operation().weights().stream().anyMatch(w -> builder.wanted.test(w.parameter()));
            if (weighted || expr.inputs().stream().anyMatch(needed::contains)) {
                needed.add(expr);
            }
        }
        List<Expr> arriving = new ArrayList<>();
        for (Recurrence r : states) {
            boolean directional = r.leaf().directional() || builder.directional;
            Expr leaf = Leaf.of("adjoint of " + r.name(), r.leaf().width(), directional);
            arriving.add(leaf);
            add(r.next(), leaf);
        }
        for (Expr output : builder.outputs) {
            Expr seed = Leaf.of(
                    "cotangent of " + output.label(), output.width(), output.directional() || builder.directional);
            seeds.put(output, seed);
            add(output, seed);
        }
        for (int i = trace.size() - 1; i >= 0; i--) {
            Expr y = trace.get(i);
            List<Expr> terms = contributions.get(y);
            if (terms != null && needed.contains(y)) {
                Expr g = Sum.of(terms, List.of());
                cotangents.put(y, g);
                y.operation().pullBack(y, g, this);
            }
        }
        List<Recurrence> back = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Expr leaf = arriving.get(i);
            Expr g = cotangents.get(states.get(i).leaf());
            back.add(new Recurrence(
                    leaf.label(), leaf, g == null ? Constant.of(0, leaf.width(), leaf.directional()) : g));
        }
        List<Expr> outputs = new ArrayList<>();
        for (Expr input : builder.inputs) {
            Expr g = cotangents.get(input);
            outputs.add(g == null ? Constant.of(0, input.width(), builder.directional) : g);
        }
        this.pass = new Pass(back, outputs, sites, true);
    }

    /** Collects what the adjoint starts from and what it is wanted for. */
    public static final class Builder {
        private final List<Pass> passes;
        private final List<Expr> outputs = new ArrayList<>();
        private final List<Expr> inputs = new ArrayList<>();
        private DerivativeRule rule = DerivativeRule.TRUE;
        private Predicate<Parameter> wanted = parameter -> true;
        private boolean directional;

        private Builder(List<Pass> passes) {
            this.passes = passes;
        }

        /**
         * Adds an output whose cotangent is given at every time step.
         *
         * @param output a value of the passes
         * @return this
         */
        public Builder output(Expr output) {
            outputs.add(output);
            return this;
        }

        /**
         * Asks for the cotangent of an input.
         *
         * @param input an input of the passes
         * @return this
         */
        public Builder input(Expr input) {
            inputs.add(input);
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
         * Restricts gradients to some parameters; all by default.
         *
         * @param newWanted which
         * @return this
         */
        public Builder parameters(Predicate<Parameter> newWanted) {
            wanted = newWanted;
            return this;
        }

        /**
         * Sends several cotangents back at once, over one copy of the activations.
         *
         * @return this
         */
        public Builder directional() {
            directional = true;
            return this;
        }

        /** @return the recorded adjoint */
        public Adjoint build() {
            return new Adjoint(this);
        }
    }

    /**
     * The adjoint of passes that run one after the other over the same trace.
     *
     * @param passes in the order in which they run forwards
     * @return a builder for more
     */
    public static Builder of(Pass... passes) {
        return new Builder(List.of(passes));
    }

    /** @return the step of the cotangents; its states correspond to the primal's, its outputs to the wanted inputs */
    public Pass pass() {
        return pass;
    }

    /**
     * Where the cotangent of an output is to be written before the sweep.
     *
     * @param output one of the builder's outputs
     * @return the value that stands for its cotangent
     */
    public Expr seed(Expr output) {
        return seeds.get(output);
    }

    /** @return which derivative is recorded */
    public DerivativeRule rule() {
        return options.rule;
    }

    /**
     * Adds to the cotangent of an operand; nothing is recorded where nobody needs it. A sum over directions is inserted
     * where the operand was repeated over them.
     *
     * @param y the operation's value
     * @param x its operand
     * @param contribution records the contribution
     */
    public void contribute(Expr y, Expr x, Supplier<Expr> contribution) {
        if (needed.contains(x)) {
            Expr g = contribution.get();
            add(x, y.directional() && !x.directional() ? Directions.SUM.of(g) : g);
        }
    }

    /**
     * Adds to the cotangent of an operand as it stands.
     *
     * @param x the operand
     * @param contribution its contribution
     */
    public void contributeExactly(Expr x, Expr contribution) {
        if (needed.contains(x)) {
            add(x, contribution);
        }
    }

    /**
     * Records a place where a weight receives its gradient.
     *
     * @param site the place
     */
    public void site(GradientSite site) {
        if (options.wanted.test(site.weight().parameter())) {
            sites.add(site);
        }
    }

    private void add(Expr x, Expr contribution) {
        contributions.computeIfAbsent(x, key -> new ArrayList<>()).add(contribution);
    }
}
