package io.evenkeel.lab.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One side of a comparison: a number, a string, or a key of the result. */
sealed interface Operand {
    boolean numeric();

    double number(ObjectNode result);

    String text(ObjectNode result);

    /** A number as written. */
    record Number(double value) implements Operand {
        @Override
        public boolean numeric() {
            return true;
        }

        @Override
        public double number(ObjectNode result) {
            return value;
        }

        @Override
        public String text(ObjectNode result) {
            throw new IllegalStateException();
        }
    }

    /** A string as written. */
    record Text(String value) implements Operand {
        @Override
        public boolean numeric() {
            return false;
        }

        @Override
        public double number(ObjectNode result) {
            throw new IllegalStateException();
        }

        @Override
        public String text(ObjectNode result) {
            return value;
        }
    }

    /** A key as written, in column, that stands for a path in the result. */
    record Key(String name, ResultPath path, int column, boolean numeric) implements Operand {
        boolean present(ObjectNode result) {
            JsonNode node = path.in(result);
            return !node.isMissingNode() && !node.isNull();
        }

        String shown(ObjectNode result) {
            JsonNode node = path.in(result);
            return node.isString() ? node.stringValue() : node.toString();
        }

        private JsonNode node(ObjectNode result) {
            if (!present(result)) {
                throw new FailIfSyntax(column, path.whyMissing(name, result));
            }
            return path.in(result);
        }

        @Override
        public double number(ObjectNode result) {
            JsonNode node = node(result);
            if (node.isNumber() && !Double.isNaN(node.doubleValue())) {
                return node.doubleValue();
            }
            String words = node.isString() ? node.stringValue() : "";
            if (words.equals("-Infinity")) {
                return Double.NEGATIVE_INFINITY;
            }
            // A horizon that was not reached lies beyond every number.
            if (words.equals("Infinity") || words.startsWith("none within")) {
                return Double.POSITIVE_INFINITY;
            }
            throw new FailIfSyntax(column, name + " is not a number in this result: " + node);
        }

        @Override
        public String text(ObjectNode result) {
            JsonNode node = node(result);
            return node.isString() ? node.stringValue() : node.toString();
        }
    }
}
