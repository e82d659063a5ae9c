package io.evenkeel.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows a diagnosis as a page of text. */
final class DiagnosisText {
    private static final Map<String, String> COLORS =
            Map.of("vanishing", "34", "healthy", "32", "exploding", "31", "chaotic", "35");
    private static final int SPARKLINE = 64;
    private static final int LABEL = 22;

    private final Terminal terminal;

    DiagnosisText(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(ObjectNode result) {
        String verdict = result.path("verdict").asString("no verdict");
        String color = COLORS.getOrDefault(verdict, "39");
        terminal.line("");
        terminal.line("  " + terminal.styled("1;" + color, verdict.toUpperCase(Locale.ROOT)) + "   "
                + terminal.styled("2", model(result)));
        terminal.hanging("  ", result.path("reason").asString(""));
        terminal.line("");
        numbers(result);
        gradient(result.path("gradient"));
        blame(result.path("blame"));
        remedies(result.path("remedies"));
        terminal.line("");
    }

    private static String model(ObjectNode result) {
        JsonNode model = result.path("model");
        List<String> words = new ArrayList<>();
        words.add(model.path("file").asString(""));
        words.add(model.path("cell").asString(""));
        count(words, model.path("layers"), "layer");
        count(words, model.path("units"), "unit");
        words.removeIf(String::isEmpty);
        return String.join(", ", words);
    }

    private static void count(List<String> words, JsonNode number, String noun) {
        if (number.isNumber()) {
            words.add(Figures.counted(number.asInt(), noun));
        }
    }

    private void numbers(ObjectNode result) {
        JsonNode lyapunov = result.path("lyapunov");
        JsonNode horizon = result.path("gradient").path("horizon");
        row("horizon", horizon.isNumber() ? horizon.asInt() + " steps" : horizon.asString(""));
        String error = number(lyapunov.path("standardError").path(0), 2);
        row(
                "Lyapunov exponent",
                number(lyapunov.path("exponents").path(0), 4),
                (error.isEmpty() ? "" : "± " + error + " ") + "nats per step");
        JsonNode values = result.path("jacobian").path("singularValues");
        row(
                "one-step singular value",
                number(values.path("median"), 4),
                "median, from " + number(values.path("min"), 3) + " to " + number(values.path("max"), 3));
        row("log-sensitivity", number(result.path("sensitivity").path("log"), 4), "0 is neutral");
        row("Kaplan–Yorke dimension", number(lyapunov.path("kaplanYorke"), 4));
        row("entropy", number(lyapunov.path("entropy"), 4), "nats per step");
        for (JsonNode memory : result.path("memory")) {
            if (memory.path("point").asString("").equals("mean")
                    && memory.path("total").isNumber()) {
                row(
                        "Fisher memory",
                        number(memory.path("total"), 4),
                        "at most " + number(memory.path("largestTotal"), 3) + "; mean lag "
                                + number(memory.path("length"), 3) + " steps");
            }
        }
        for (JsonNode matrix : result.path("weights")) {
            if (matrix.path("transientGrowth").path("complete").asBoolean(false)) {
                row(
                        "transient growth",
                        number(matrix.path("transientGrowth").path("max"), 4),
                        "after " + matrix.path("transientGrowth").path("step").asInt() + " steps, "
                                + matrix.path("name").asString(""));
            }
        }
    }

    private void gradient(JsonNode gradient) {
        JsonNode curve = gradient.path("rmsByLag");
        if (curve.size() < 2) {
            return;
        }
        double[] values = new double[curve.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = curve.get(k).isNumber() ? curve.get(k).doubleValue() : Double.NaN;
        }
        int width = Math.min(SPARKLINE, terminal.textColumns() - LABEL - 4);
        row("gradient by lag", Sparkline.of(values, width, terminal.unicode()));
        row(
                "",
                "lag 0 to " + (values.length - 1) + ", from " + number(curve.get(0), 3) + " to "
                        + number(curve.get(values.length - 1), 3) + ", logarithmic");
    }

    private void blame(JsonNode blame) {
        if (blame.isEmpty()) {
            return;
        }
        heading("Blame, nats per step");
        int widest = 0;
        for (JsonNode entry : blame) {
            widest = Math.max(widest, entry.path("factor").asString("").length());
        }
        for (JsonNode entry : blame) {
            String value = number(entry.path("contribution"), 3);
            String signed = value.startsWith("-") ? value : "+" + value;
            terminal.line(String.format(
                    "  %-" + widest + "s  %s", entry.path("factor").asString(""), signed));
        }
    }

    private void remedies(JsonNode remedies) {
        if (remedies.isEmpty()) {
            return;
        }
        heading("What would help");
        int rank = 1;
        for (JsonNode remedy : remedies) {
            boolean missing = remedy.path("available").isBoolean()
                    && !remedy.path("available").booleanValue();
            terminal.line("  " + rank++ + ". "
                    + terminal.styled("1", remedy.path("name").asString(""))
                    + (missing ? " (not in this version yet)" : ""));
            terminal.hanging("     ", remedy.path("why").asString(""));
            terminal.hanging("     ", remedy.path("citation").asString(""));
        }
    }

    private void heading(String text) {
        terminal.line("");
        terminal.line(terminal.styled("1", text));
    }

    private void row(String label, String value) {
        row(label, value, "");
    }

    private void row(String label, String value, String note) {
        if (!value.isEmpty()) {
            terminal.line(
                    String.format("  %-" + (LABEL + 1) + "s %s", label, value + (note.isEmpty() ? "" : "  " + note)));
        }
    }

    private static String number(JsonNode node, int digits) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isNumber() ? Figures.of(node.doubleValue(), digits) : "";
    }
}
