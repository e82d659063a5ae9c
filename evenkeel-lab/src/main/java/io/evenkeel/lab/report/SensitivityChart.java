package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.value;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Sensitivities of a network's parameters, which may differ by many powers of ten: a row each, or curves where they are many. */
final class SensitivityChart {
    /** More rows than this are a long way to scroll. */
    private static final int ROWS = 20;

    private static final String TITLE = "Sensitivity by parameter";
    private static final String X = "weight matrix, from input to output";
    private static final String UNIT = "change of the answers per unit of the weight";

    private final List<JsonNode> rows;

    private SensitivityChart(JsonNode sensitivities) {
        this.rows = StreamSupport.stream(sensitivities.spliterator(), false).toList();
    }

    /** Draws objects with {@code parameter}, {@code least}, {@code median} and {@code greatest}, from input to output. */
    static ReportChart of(JsonNode sensitivities) {
        SensitivityChart chart = new SensitivityChart(sensitivities);
        return chart.rows.size() <= ROWS ? chart.bars() : chart.curves();
    }

    private ReportChart bars() {
        BarChart chart = new BarChart(
                        TITLE, "Dots are medians, lines reach from the least to the greatest weight. " + zero(), UNIT)
                .logarithmic();
        for (JsonNode row : rows) {
            chart.bar(
                    ReportInput.text(row.path("parameter")),
                    value(row.path("median")),
                    value(row.path("least")),
                    value(row.path("greatest")),
                    0);
        }
        return chart;
    }

    private ReportChart curves() {
        return new LineChart(TITLE, "Medians, and bands from the least to the greatest weight. " + zero(), X, UNIT)
                .logarithmic(true)
                .band("least to greatest")
                .curve(curve("weights", false))
                .curve(curve("biases", true));
    }

    private String zero() {
        boolean any = rows.stream().anyMatch(row -> value(row.path("least")) == 0);
        return any ? "What begins at the edge of the chart has weights without any effect." : "";
    }

    private Curve curve(String name, boolean biases) {
        List<JsonNode> chosen = rows.stream()
                .filter(row -> ReportInput.text(row.path("parameter")).contains("bias") == biases)
                .toList();
        double[] places =
                IntStream.rangeClosed(1, chosen.size()).asDoubleStream().toArray();
        return new Curve(
                name,
                places,
                each(chosen, row -> value(row.path("median"))),
                each(chosen, row -> value(row.path("least"))),
                each(chosen, row -> value(row.path("greatest"))));
    }

    private static double[] each(List<JsonNode> rows, ToDoubleFunction<JsonNode> of) {
        return rows.stream().mapToDouble(of).toArray();
    }
}
