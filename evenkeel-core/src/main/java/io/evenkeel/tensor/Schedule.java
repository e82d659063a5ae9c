package io.evenkeel.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a pass computes its values. Values that depend on themselves through the state form loops, which
 * advance step by step; all others are computed for all time steps at once: input products before the loop that needs
 * them, read-outs after it, and the layers of a stack one after the other. Loops are the strongly connected components of
 * the graph whose edges are operands and recurrences (R. Tarjan, Depth-first search and linear graph algorithms, 1972).
 */
final class Schedule {

    /** A run of values that are computed together. */
    record Stage(boolean loop, List<Expr> values) {}

    private final Map<Expr, Expr> recurrent = new IdentityHashMap<>();
    private final Map<Expr, Integer> position = new IdentityHashMap<>();
    private final Map<Expr, Integer> index = new IdentityHashMap<>();
    private final Map<Expr, Integer> low = new IdentityHashMap<>();
    private final Map<Expr, Integer> stageOf = new IdentityHashMap<>();
    private final Deque<Expr> stack = new ArrayDeque<>();
    private final List<Stage> stages = new ArrayList<>();

    /**
     * Schedules a pass.
     *
     * @param pass the pass
     * @param own its values that are not leaves, operands before results
     */
    Schedule(Pass pass, List<Expr> own) {
        pass.recurrences().forEach(r -> recurrent.put(r.leaf(), r.next()));
        for (Expr expr : own) {
            position.put(expr, position.size());
        }
        for (Expr expr : own) {
            if (!index.containsKey(expr)) {
                connect(expr);
            }
        }
    }

    List<Stage> stages() {
        return stages;
    }

    /** The stage that computes a value, −1 if it comes from outside. */
    int stageOf(Expr expr) {
        return stageOf.getOrDefault(expr, -1);
    }

    private List<Expr> dependencies(Expr expr) {
        Expr next = recurrent.get(expr);
        return next != null ? List.of(next) : position.containsKey(expr) ? expr.inputs() : List.of();
    }

    private void connect(Expr expr) {
        int mine = index.size();
        index.put(expr, mine);
        low.put(expr, mine);
        stack.push(expr);
        boolean onItself = false;
        for (Expr dependency : dependencies(expr)) {
            onItself |= dependency == expr;
            if (!index.containsKey(dependency)) {
                connect(dependency);
                low.merge(expr, low.get(dependency), Math::min);
            } else if (stack.contains(dependency)) {
                low.merge(expr, index.get(dependency), Math::min);
            }
        }
        if (low.get(expr) == mine) {
            close(expr, onItself);
        }
    }

    private void close(Expr root, boolean onItself) {
        List<Expr> component = new ArrayList<>();
        Expr member;
        do {
            member = stack.pop();
            component.add(member);
        } while (member != root);
        boolean loop = component.size() > 1 || onItself;
        component.removeIf(expr -> !position.containsKey(expr));
        component.sort((a, b) -> Integer.compare(position.get(a), position.get(b)));
        if (component.isEmpty()) {
            return;
        }
        boolean joins =
                !loop && !stages.isEmpty() && !stages.get(stages.size() - 1).loop();
        if (joins) {
            stages.get(stages.size() - 1).values().addAll(component);
        } else {
            stages.add(new Stage(loop, component));
        }
        component.forEach(expr -> stageOf.put(expr, stages.size() - 1));
    }
}
