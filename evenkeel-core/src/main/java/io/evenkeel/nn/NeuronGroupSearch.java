package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.tensor.op.Affine;
import io.evenkeel.tensor.op.Copy;
import io.evenkeel.tensor.op.Linear;
import io.evenkeel.tensor.op.Sum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the groups of neurons in a program. */
final class NeuronGroupSearch {
    private final Map<Expr, Expr> next = new IdentityHashMap<>();
    private final List<NeuronGroup> groups = new ArrayList<>();

    NeuronGroupSearch(Program program) {
        for (Recurrence r : program.pass().recurrences()) {
            next.put(r.leaf(), r.next());
        }
        List<Expr> trace = program.pass().trace();
        Set<Expr> weighted = identitySet();
        for (Expr expr : trace) {
            if (expr.operation() instanceof Linear) {
                visit(expr.input(0), true, weighted);
            }
        }
        for (Expr expr : trace) {
            if (expr.operation() instanceof Activation activation && !expr.directional()) {
                Terms terms = new Terms(expr);
                terms.add(expr.input(0), 1);
                if (!terms.inputs.isEmpty()) {
                    groups.add(terms.group(activation, !weighted.contains(expr.input(0))));
                }
            }
        }
    }

    List<NeuronGroup> groups() {
        return List.copyOf(groups);
    }

    private static Set<Expr> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Collects everything that a value depends on, within the step or through earlier ones, too. */
    private void visit(Expr expr, boolean throughTime, Set<Expr> seen) {
        if (seen.add(expr)) {
            expr.inputs().forEach(input -> visit(input, throughTime, seen));
            if (throughTime && next.containsKey(expr)) {
                visit(next.get(expr), true, seen);
            }
        }
    }

    private Set<Expr> everythingBefore(Expr expr, boolean throughTime) {
        Set<Expr> seen = identitySet();
        visit(expr, throughTime, seen);
        return seen;
    }

    /** The terms of one argument. */
    private final class Terms {
        private final Expr y;
        private final List<NeuronGroup.Input> inputs = new ArrayList<>();
        private final List<NeuronGroup.Bias> biases = new ArrayList<>();
        private double leak;

        Terms(Expr y) {
            this.y = y;
        }

        void add(Expr term, double gain) {
            if (term.operation() instanceof Linear linear) {
                Expr x = term.input(0);
                boolean recurrent = everythingBefore(x, true).contains(y.input(0));
                inputs.add(new NeuronGroup.Input(linear.weights().get(0), linear.transposed(), x, gain, recurrent));
            } else if (term.operation() instanceof Sum sum) {
                term.inputs().forEach(part -> add(part, gain));
                if (!sum.weights().isEmpty()) {
                    biases.add(new NeuronGroup.Bias(sum.weights(), gain));
                }
            } else if (term.operation() instanceof Affine affine) {
                add(term.input(0), gain * affine.scale());
            } else if (isArgument(next.get(term))) {
                leak += gain;
            }
        }

        private boolean isArgument(Expr value) {
            return value != null
                    && (value == y.input(0) || value.operation() instanceof Copy && value.input(0) == y.input(0));
        }

        NeuronGroup group(Activation activation, boolean output) {
            String name = y.isNamed() ? y.label() : activation.title();
            int layer = y.layer() >= 0 ? y.layer() : depth();
            return new NeuronGroup(
                    name, layer, activation, y, y.input(0), List.copyOf(inputs), List.copyOf(biases), leak, output);
        }

        private int depth() {
            Set<Expr> before = identitySet();
            inputs.forEach(input -> visit(input.x(), false, before));
            return groups.stream()
                    .filter(g -> before.contains(g.y()))
                    .mapToInt(g -> g.layer() + 1)
                    .max()
                    .orElse(0);
        }
    }
}
