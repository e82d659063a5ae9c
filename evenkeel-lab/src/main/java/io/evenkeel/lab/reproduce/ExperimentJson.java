package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An experiment's outcome for machines. */
public final class ExperimentJson {
    private ExperimentJson() {}

    /**
     * Describes an outcome.
     *
     * @param experiment what was run
     * @param conditions how
     * @param outcome what it gave
     * @param seconds how long it took
     * @return name, citation, scaled, seed, seconds, rows, checks and charts
     */
    public static ObjectNode of(Experiment experiment, Conditions conditions, Outcome outcome, double seconds) {
        ObjectNode root = Json.object();
        root.put("name", experiment.name())
                .put("title", experiment.title())
                .put("citation", experiment.citation().text())
                .put("published", experiment.published())
                .put("configuration", experiment.configuration(conditions.scaled()))
                .put("scaled", conditions.scaled())
                .put("seed", conditions.seed())
                .put("seconds", seconds);
        ArrayNode rows = root.putArray("rows");
        for (Outcome.Row row : outcome.rows()) {
            rows.addObject()
                    .put("quantity", row.quantity())
                    .put("published", row.published())
                    .put("measured", row.measured())
                    .put("note", row.note());
        }
        ArrayNode checks = root.putArray("checks");
        for (Outcome.Check check : outcome.checks()) {
            checks.addObject()
                    .put("name", check.name())
                    .put("expected", check.expected())
                    .put("measured", check.measured())
                    .put("holds", check.holds());
        }
        ArrayNode charts = root.putArray("charts");
        outcome.charts().forEach(chart -> charts.add(chart(chart)));
        return root;
    }

    private static ObjectNode chart(Outcome.Chart chart) {
        ObjectNode node = Json.object();
        node.put("title", chart.title())
                .put("x", chart.x())
                .put("y", chart.y())
                .put("logarithmic", chart.logarithmic());
        ArrayNode curves = node.putArray("curves");
        for (Outcome.Curve curve : chart.curves()) {
            ObjectNode one = curves.addObject().put("name", curve.name());
            numbers(one.putArray("x"), curve.x());
            numbers(one.putArray("y"), curve.y());
        }
        return node;
    }

    private static void numbers(ArrayNode array, double... values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }
}
