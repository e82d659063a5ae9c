package io.evenkeel.lab.report;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbers of which JSON has no notion: infinite ones are the strings {@code "Infinity"} and {@code "-Infinity"}, an
 * undefined one is null.
 */
final class JsonNumbers {
    private JsonNumbers() {}

    static JsonNode node(double value) {
        if (Double.isFinite(value)) {
            return JsonNodeFactory.instance.numberNode(value);
        }
        return Double.isNaN(value)
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.stringNode(Double.toString(value));
    }

    static void append(ArrayNode array, double... values) {
        for (double value : values) {
            array.add(node(value));
        }
    }

    static void put(ObjectNode object, String key, double value) {
        object.set(key, node(value));
    }

    /** Returns the number that a node stands for; not a number if it stands for none. */
    static double value(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        String text = node.isString() ? node.stringValue() : "";
        return switch (text) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    /** Returns the numbers in an array; none if there is no array. */
    static double[] values(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(array.get(i));
        }
        return values;
    }
}
