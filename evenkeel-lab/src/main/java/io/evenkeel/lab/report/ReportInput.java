package io.evenkeel.lab.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what a report is made of. */
final class ReportInput {
    private ReportInput() {}

    /** Returns the text that a node holds, a number as it is written; empty if there is none. */
    static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.isMissingNode() || node.isNull() ? "" : node.toString();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(text(node)));
        return texts;
    }

    /** Returns a number with four significant digits, for the middle of a sentence. */
    static String rounded(JsonNode node) {
        double value = JsonNumbers.value(node);
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : "unknown";
    }

    /** Returns the curve of a node with positions below one key and values below another. */
    static Curve curve(String name, JsonNode node, String x, String y) {
        double[] positions = JsonNumbers.values(node.path(x));
        double[] values = JsonNumbers.values(node.path(y));
        return node.has("quartile1")
                ? new Curve(
                        name,
                        positions,
                        values,
                        JsonNumbers.values(node.path("quartile1")),
                        JsonNumbers.values(node.path("quartile3")))
                : new Curve(name, positions, values);
    }
}
