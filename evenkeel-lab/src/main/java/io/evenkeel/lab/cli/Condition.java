package io.evenkeel.lab.cli;

import tools.jackson.databind.node.ObjectNode;

/** A condition on a result. */
sealed interface Condition {
    boolean holds(ObjectNode result);

    /** Both conditions. */
    record Both(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(ObjectNode result) {
            // Both sides are evaluated: a missing key is to be known whatever the other side says.
            boolean first = left.holds(result);
            return right.holds(result) && first;
        }
    }

    /** At least one of the conditions. */
    record Either(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(ObjectNode result) {
            boolean first = left.holds(result);
            return right.holds(result) || first;
        }
    }

    /** Two operands of the same type compared. */
    record Comparison(Operand left, String operator, Operand right) implements Condition {
        @Override
        public boolean holds(ObjectNode result) {
            if (left.numeric()) {
                return ordered(Double.compare(left.number(result) + 0.0, right.number(result) + 0.0));
            }
            return ordered(left.text(result).compareTo(right.text(result)));
        }

        private boolean ordered(int sign) {
            return switch (operator) {
                case "<" -> sign < 0;
                case "<=" -> sign <= 0;
                case ">" -> sign > 0;
                case ">=" -> sign >= 0;
                case "==" -> sign == 0;
                case "!=" -> sign != 0;
                default -> throw new IllegalStateException(operator);
            };
        }
    }
}
