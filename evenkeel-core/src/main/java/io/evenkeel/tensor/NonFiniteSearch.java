package io.evenkeel.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Repeats a sweep with every value kept, and finds the first that is not finite. */
final class NonFiniteSearch {
    private NonFiniteSearch() {}

    /**
     * Searches forwards in time through the forward pass, then backwards through the adjoint.
     *
     * @param done a replay whose inputs and seeds are those of the sweep in question
     * @param weights as the sweep used them
     * @param forward the forward pass
     * @param adjoint the backward pass
     * @param first example of the batch that the replay's first one is
     * @param <A> array type
     * @return the first number that is not finite, if there is one
     */
    static <A> Optional<NonFiniteValue> in(
            Replay<A> done, WeightStore<A> weights, Pass forward, Pass adjoint, int first) {
        Replay.Builder passes =
                Replay.of(done.steps(), done.examples()).pass(forward, 1).pass(adjoint, 1);
        List<Expr> values = forward.trace();
        List<Expr> cotangents = new ArrayList<>(adjoint.trace());
        cotangents.removeAll(values);
        values.forEach(passes::keep);
        cotangents.forEach(passes::keep);
        Replay<A> replay = passes.build(weights);
        values.stream().filter(e -> isGiven(e, forward)).forEach(e -> copy(done, replay, e));
        cotangents.stream().filter(e -> isGiven(e, adjoint)).forEach(e -> copy(done, replay, e));
        for (Recurrence r : forward.recurrences()) {
            copyRows(done, replay, r.leaf(), 0);
        }
        replay.run(forward);
        for (int t = 0; t < replay.steps(); t++) {
            Optional<NonFiniteValue> found = at(replay, values, t, first, false);
            if (found.isPresent()) {
                return found;
            }
        }
        replay.run(adjoint);
        for (int t = replay.steps() - 1; t >= 0; t--) {
            Optional<NonFiniteValue> found = at(replay, cotangents, t, first, true);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isGiven(Expr expr, Pass pass) {
        return expr.operation() instanceof Leaf && pass.recurrences().stream().noneMatch(r -> r.leaf() == expr);
    }

    private static <A> void copy(Replay<A> from, Replay<A> to, Expr value) {
        for (int t = 0; t < from.steps(); t++) {
            copyRows(from, to, value, t);
        }
    }

    private static <A> void copyRows(Replay<A> from, Replay<A> to, Expr value, int t) {
        double[] row = new double[value.width()];
        for (int b = 0; b < from.examples(); b++) {
            from.read(value, t, b, row, 0);
            to.write(value, t, b, row, 0);
        }
    }

    private static Optional<NonFiniteValue> at(
            Replay<?> replay, List<Expr> values, int t, int first, boolean backwards) {
        for (Expr value : values) {
            double[] row = new double[value.width()];
            for (int b = 0; b < replay.examples(); b++) {
                replay.read(value, t, b, row, 0);
                for (double x : row) {
                    if (!Double.isFinite(x)) {
                        return Optional.of(
                                new NonFiniteValue(value.label(), value.layer(), t, first + b, backwards, x));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
