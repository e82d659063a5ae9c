package io.evenkeel.lab.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition on the result that makes the run end with status 1, such as {@code lambda1 > 0.2 or verdict == chaotic}.
 *
 * <p>Comparisons {@code < <= > >= == !=} of numbers, strings and keys of the JSON result, joined by {@code and},
 * {@code or} ({@code &&}, {@code ||}) and parentheses; {@code and} binds tighter. {@code lambda1} stands for
 * {@code lyapunov.exponents[0]}, {@code horizon} for {@code gradient.horizon}; a horizon of "none within N" is infinite.
 */
final class FailIf {
    private final String source;
    private final Condition condition;

    private FailIf(String source, Condition condition) {
        this.source = source;
        this.condition = condition;
    }

    /**
     * Reads an expression.
     *
     * @throws UserError if it does not parse, with the column and what was expected there, or if it names a key that no
     *     result has, with the nearest known one
     */
    static FailIf parse(String source) {
        try {
            return new FailIf(source, new FailIfParser(FailIfTokens.of(source)).parse());
        } catch (FailIfSyntax e) {
            throw new UserError("--fail-if \"" + source + "\", column " + e.column() + ": " + e.getMessage());
        }
    }

    /**
     * Says whether the condition holds.
     *
     * @throws UserError if a key that it needs is absent from this result
     */
    boolean holds(ObjectNode result) {
        try {
            return condition.holds(result);
        } catch (FailIfSyntax e) {
            throw new UserError("--fail-if \"" + source + "\", column " + e.column() + ": " + e.getMessage());
        }
    }

    /** Returns what the keys in the condition stand for: {@code lambda1 = 0.31}. */
    String values(ObjectNode result) {
        Set<String> values = new LinkedHashSet<>();
        List<Condition> open = new ArrayList<>(List.of(condition));
        while (!open.isEmpty()) {
            Condition next = open.remove(0);
            if (next instanceof Condition.Both both) {
                open.addAll(List.of(both.left(), both.right()));
            } else if (next instanceof Condition.Either either) {
                open.addAll(List.of(either.left(), either.right()));
            } else if (next instanceof Condition.Comparison comparison) {
                for (Operand operand : List.of(comparison.left(), comparison.right())) {
                    if (operand instanceof Operand.Key key && key.present(result)) {
                        values.add(key.name() + " = " + key.shown(result));
                    }
                }
            }
        }
        return String.join(", ", values);
    }

    @Override
    public String toString() {
        return source;
    }
}
