package io.evenkeel.gauge;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.op.ModRelu;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Slopes of modReLUs at z = 0. A threshold of 0 makes the identity, and one above it only adds to the modulus, so that the
 * slope is 1 on both sides of 0, although training takes 0 for it at that one point; below 0 it is 0 all around.
 */
final class ModReluAtRest {
    private ModReluAtRest() {}

    /** Those whose slope is 1 everywhere: no threshold is negative. */
    static Set<Expr> unitSlopes(Program program) {
        return all(program).stream().filter(e -> thresholds(e, b -> b >= 0)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether one has slopes of 1 and of 0 at rest, which a {@link LinearizedNetwork} does not tell apart. */
    static boolean mixed(Program program) {
        return all(program).stream().anyMatch(e -> !thresholds(e, b -> b >= 0) && !thresholds(e, b -> b < 0));
    }

    private static List<Expr> all(Program program) {
        return program.pass().trace().stream()
                .filter(e -> e.operation() instanceof ModRelu)
                .toList();
    }

    private static boolean thresholds(Expr modRelu, DoublePredicate which) {
        Weight b = modRelu.operation().weights().get(0);
        return IntStream.range(0, b.columns())
                .mapToDouble(i -> b.parameter().value().get(b.firstColumn() + i))
                .allMatch(which);
    }
}
