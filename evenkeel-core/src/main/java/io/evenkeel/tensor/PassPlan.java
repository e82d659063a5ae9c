package io.evenkeel.tensor;

import io.evenkeel.tensor.op.Linear;
import io.evenkeel.tensor.op.Sum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pass computes itself, when, and for how long each value must be kept. A value needs a slot for every time step
 * if another stage, another pass, a gradient site or the caller reads it; all others share one slot.
 */
final class PassPlan {
    private final Pass pass;
    private final boolean stepwise;
    private final int directions;
    private final List<Expr> own = new ArrayList<>();
    private final List<Expr> leaves = new ArrayList<>();
    private final Set<Expr> wanted = identitySet();
    private final Map<Expr, List<Expr>> users = new IdentityHashMap<>();
    private final Schedule schedule;

    PassPlan(Pass pass, boolean stepwise, int directions, List<Pass> earlier, List<Pass> later, List<Expr> kept) {
        this.pass = pass;
        this.stepwise = stepwise;
        this.directions = directions;
        Set<Expr> before = identitySet();
        earlier.forEach(p -> before.addAll(p.trace()));
        for (Expr expr : pass.trace()) {
            if (!before.contains(expr)) {
                (expr.operation() instanceof Leaf ? leaves : own).add(expr);
            }
            expr.inputs()
                    .forEach(input ->
                            users.computeIfAbsent(input, e -> new ArrayList<>()).add(expr));
        }
        schedule = new Schedule(pass, own);
        wanted.addAll(pass.outputs());
        wanted.addAll(kept);
        wantFactors(pass);
        before.addAll(pass.trace());
        for (Pass p : later) {
            p.trace().stream().filter(expr -> !before.contains(expr)).forEach(expr -> wanted.addAll(expr.inputs()));
            wantFactors(p);
            before.addAll(p.trace());
        }
    }

    private void wantFactors(Pass p) {
        for (GradientSite site : p.sites()) {
            wanted.add(site.left());
            if (site.right() != null) {
                wanted.add(site.right());
            }
        }
    }

    private static Set<Expr> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    Pass pass() {
        return pass;
    }

    boolean stepwise() {
        return stepwise;
    }

    int directions() {
        return directions;
    }

    /** Values that come from outside: inputs, seeds and states. */
    List<Expr> leaves() {
        return leaves;
    }

    Schedule schedule() {
        return schedule;
    }

    /** Whether a value must be kept for all time steps. */
    boolean keeps(Expr expr) {
        return !stepwise && (wanted.contains(expr) || leavesItsStage(expr));
    }

    /** Whether a state must be kept for all time steps, and not only from one step to the next. */
    boolean keeps(Recurrence r) {
        int stage = schedule.stageOf(r.next());
        boolean outside = users.getOrDefault(r.leaf(), List.of()).stream()
                .anyMatch(user -> schedule.stageOf(user) != stage || isEarlyTerm(r.leaf(), user));
        return !stepwise && (keeps(r.next()) || wanted.contains(r.leaf()) || outside || !isLoop(stage));
    }

    private boolean leavesItsStage(Expr expr) {
        int stage = schedule.stageOf(expr);
        return users.getOrDefault(expr, List.of()).stream().anyMatch(user -> computedIn(user) != stage);
    }

    /** An absorbed product is computed where its sum is, which may be a later stage than its own. */
    private int computedIn(Expr expr) {
        return schedule.stageOf(isAbsorbed(expr) ? users.get(expr).get(0) : expr);
    }

    boolean isLoop(int stage) {
        return stage >= 0 && schedule.stages().get(stage).loop();
    }

    /** Whether a sum's term is known before the loop that the sum belongs to begins. */
    boolean isEarlyTerm(Expr term, Expr sum) {
        int stage = schedule.stageOf(sum);
        return sum.operation() instanceof Sum
                && !stepwise
                && isLoop(stage)
                && schedule.stageOf(term) != stage
                && !isStateOf(term, stage);
    }

    private boolean isStateOf(Expr term, int stage) {
        return pass.recurrences().stream().anyMatch(r -> r.leaf() == term && schedule.stageOf(r.next()) == stage);
    }

    /** Whether a product only continues the chain of one sum and needs no buffer of its own. */
    boolean isAbsorbed(Expr expr) {
        List<Expr> readers = users.getOrDefault(expr, List.of());
        return expr.operation() instanceof Linear
                && readers.size() == 1
                && readers.get(0).operation() instanceof Sum
                && schedule.stageOf(expr) >= 0
                && schedule.stageOf(readers.get(0)) >= 0
                && !wanted.contains(expr)
                && pass.recurrences().stream().noneMatch(r -> r.next() == expr);
    }
}
