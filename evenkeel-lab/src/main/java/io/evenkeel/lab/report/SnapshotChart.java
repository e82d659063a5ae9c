package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.ReportInput.text;

import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A chart of a quantity that is a curve itself, such as the gradient by depth, at several updates of a training run. */
final class SnapshotChart {
    /** More curves than this are not told from each other. */
    private static final int CURVES = 6;

    private static final Map<String, String> POSITIONS = Map.of(
            "gradient-by-time", "time step",
            "gradient-by-depth", "layer, from input to output",
            "gradient-by-lag", "lag, steps back");

    private SnapshotChart() {}

    /**
     * Makes a chart of at most six snapshots, the first and the last among them.
     *
     * @param snapshots objects with {@code update} and {@code values}
     */
    static LineChart of(String name, JsonNode snapshots) {
        LineChart chart = new LineChart(
                        GaugeChart.title(name),
                        "",
                        POSITIONS.getOrDefault(name, "index"),
                        name.startsWith("gradient") ? "norm of the gradient" : name.replace('-', ' '))
                .ordered();
        int shown = Math.min(CURVES, snapshots.size());
        for (int i = 0; i < shown; i++) {
            JsonNode snapshot = snapshots.get(shown == 1 ? 0 : i * (snapshots.size() - 1) / (shown - 1));
            double[] values = JsonNumbers.values(snapshot.path("values"));
            double[] positions =
                    IntStream.range(0, values.length).asDoubleStream().toArray();
            chart.curve(new Curve("update " + text(snapshot.path("update")), positions, values));
        }
        return chart.logarithmic(true);
    }
}
