package io.evenkeel.tensor;

import io.evenkeel.tensor.op.Copy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * A step that is replayed over time, forwards or backwards: a traced cell, its tangents, or its adjoint. Passes over the
 * same trace share buffers, so that a later pass reads what an earlier one stored.
 *
 * @param recurrences the state
 * @param outputs values to keep for all time steps
 * @param sites places where weights receive gradients
 * @param backward whether time descends
 */
public record Pass(List<Recurrence> recurrences, List<Expr> outputs, List<GradientSite> sites, boolean backward) {

    /**
     * Gives every state a value of its own to be stored in.
     *
     * @throws IllegalArgumentException never; widths were checked by {@link Recurrence}
     */
    public Pass {
        List<Recurrence> own = new ArrayList<>();
        Set<Expr> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Recurrence r : recurrences) {
            boolean copy = r.next().operation() instanceof Leaf || !taken.add(r.next());
            own.add(copy ? new Recurrence(r.name(), r.leaf(), Copy.of(r.next())) : r);
        }
        recurrences = List.copyOf(own);
        outputs = List.copyOf(outputs);
        sites = List.copyOf(sites);
    }

    /** @return every value that the pass computes or reads, operands before results */
    public List<Expr> trace() {
        List<Expr> order = new ArrayList<>();
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        recurrences.forEach(r -> visit(r.leaf(), seen, order));
        for (Expr root : roots()) {
            visit(root, seen, order);
        }
        return order;
    }

    private Collection<Expr> roots() {
        List<Expr> roots = new ArrayList<>();
        recurrences.forEach(r -> roots.add(r.next()));
        roots.addAll(outputs);
        for (GradientSite site : sites) {
            roots.add(site.left());
            if (site.right() != null) {
                roots.add(site.right());
            }
        }
        return roots;
    }

    /** Depth first, on a stack of its own: a network of many layers is deeper than a thread's. */
    private static void visit(Expr root, Set<Expr> seen, List<Expr> order) {
        Deque<Expr> path = new ArrayDeque<>();
        Deque<Iterator<Expr>> rest = new ArrayDeque<>();
        Expr found = root;
        while (true) {
            if (seen.add(found)) {
                path.push(found);
                rest.push(found.inputs().iterator());
            }
            while (!path.isEmpty() && !rest.peek().hasNext()) {
                rest.pop();
                order.add(path.pop());
            }
            if (path.isEmpty()) {
                return;
            }
            found = rest.peek().next();
        }
    }

    /** @return the parameters that the pass reads, in the order of their first use */
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        Set<Parameter> seen = new HashSet<>();
        for (Expr expr : trace()) {
            for (Weight weight : expr.operation().weights()) {
                if (seen.add(weight.parameter())) {
                    parameters.add(weight.parameter());
                }
            }
        }
        return parameters;
    }
}
