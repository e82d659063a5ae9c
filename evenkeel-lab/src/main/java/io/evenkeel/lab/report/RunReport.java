package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.value;
import static io.evenkeel.lab.report.JsonNumbers.values;
import static io.evenkeel.lab.report.ReportInput.rounded;
import static io.evenkeel.lab.report.ReportInput.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report on one training run. What it is made of:
 *
 * <pre>{@code
 * {"name": "copy-lstm",
 *  "specText": "…" (or "spec": {…}),
 *  "task": {"name", "trivialLoss", "trivialSolution", "criterion", …},
 *  "summary": {"updates", "loss", "solved": true, "solvedAt", "seconds", "updatesPerSecond", further figures by name},
 *  "failure": "one line",
 *  "pruning": {"criterion", "kept", "prunable", further facts by name},
 *  "metrics": {"update": […], "loss": […], "gradient-norm": […], further series by name,
 *    "evaluation": [{"update", "loss", further figures by name}],
 *    "gauges": {"lyapunov": {"update": […], "value": […]}, …},
 *    "curves": {"gradient-by-time": [{"update": 0, "values": […]}, …], "gradient-by-depth": […], …}},
 *  "citations": ["…"]}
 * }</pre>
 *
 * <p>Series of the metrics have as many entries as {@code update}; a value that there is not is null. Whatever is left out
 * leaves no trace in the report.
 */
public final class RunReport {
    private static final Set<String> NOT_FIGURES =
            Set.of("updates", "loss", "solved", "solvedAt", "seconds", "updatesPerSecond");
    private static final Set<String> NOT_SERIES = Set.of("update", "loss", "evaluation", "gauges", "curves");
    private static final String SENSITIVITY = "log-sensitivity";
    private static final String LYAPUNOV = "lyapunov";

    private final JsonNode run;
    private final JsonNode task;
    private final JsonNode summary;
    private final JsonNode metrics;

    private RunReport(JsonNode run) {
        this.run = run;
        task = run.path("task");
        summary = run.path("summary");
        metrics = run.path("metrics");
    }

    /**
     * Renders a report.
     *
     * @param run what is known of the run, see above
     * @return the HTML file's text
     */
    public static String of(ObjectNode run) {
        return new RunReport(run).page().html();
    }

    private ReportPage page() {
        ReportPage page = new ReportPage(text(run.path("name")), lead()).about("training run", text(task.path("name")));
        String failure = text(run.path("failure"));
        if (!failure.isEmpty()) {
            page.alert(failure);
        }
        tiles(page);
        loss(page.section("Learning", ""));
        gauges(page.section("Gauges during training", ""));
        ReportSection gradient = page.section(
                "How far the gradient reaches",
                "Norm of the loss gradient, from early to late in training. Learning wants it neither to vanish nor to grow.");
        metrics.path("curves").properties().forEach(c -> gradient.half(SnapshotChart.of(c.getKey(), c.getValue())));
        if (task instanceof ObjectNode known) {
            page.section("Task", "").facts("", known);
        }
        if (run.path("pruning") instanceof ObjectNode pruning) {
            page.section("Pruning", "What was left of the input and recurrent matrices before the first update.")
                    .facts("", pruning);
        }
        ReportSection specification = page.section("Specification", "");
        if (run.has("specText")) {
            specification.code("Specification", text(run.path("specText")).strip());
        } else if (run.path("spec") instanceof ObjectNode spec) {
            specification.facts("", spec);
        }
        page.section("References", "").citations(ReportInput.texts(run.path("citations")));
        return page;
    }

    private String lead() {
        if (run.has("failure")) {
            return "The run ended early. What was measured up to there is below.";
        }
        if (!summary.has("solved")) {
            return "";
        }
        return summary.path("solved").asBoolean(false)
                ? "The task is solved after " + text(summary.path("solvedAt")) + " updates."
                : "The task is not solved after " + text(summary.path("updates")) + " updates.";
    }

    private void tiles(ReportPage page) {
        if (summary.has("loss")) {
            page.tile("Loss", value(summary.path("loss")), "trivial solution: " + rounded(task.path("trivialLoss")));
        }
        for (Map.Entry<String, JsonNode> figure : summary.properties()) {
            if (!NOT_FIGURES.contains(figure.getKey()) && figure.getValue().isNumber()) {
                page.tile(GaugeChart.title(figure.getKey()), value(figure.getValue()), "");
            }
        }
        if (summary.path("solvedAt").isNumber()) {
            page.tile("Solved", value(summary.path("solvedAt")), "updates");
        }
        if (summary.has("updates")) {
            String rate =
                    summary.has("updatesPerSecond") ? rounded(summary.path("updatesPerSecond")) + " a second" : "";
            page.tile("Updates", value(summary.path("updates")), rate);
        }
        if (summary.has("seconds")) {
            page.tile("Time", value(summary.path("seconds")), "seconds");
        }
    }

    private void loss(ReportSection section) {
        LossChart chart = new LossChart("Loss", "", task);
        chart.curve(ReportInput.curve("training", metrics, "update", "loss"), 0);
        JsonNode evaluation = metrics.path("evaluation");
        if (!evaluation.isEmpty()) {
            chart.curve(evaluated("evaluation", "loss"), 1);
        }
        section.chart(chart.moment("solved", value(summary.path("solvedAt"))).chart());
        figures(evaluation)
                .forEach(figure -> section.half(
                        new LineChart(GaugeChart.title(figure), "Over the evaluation's examples.", "update", figure)
                                .curve(evaluated(figure, figure))));
        metrics.properties().stream()
                .filter(series -> !NOT_SERIES.contains(series.getKey()))
                .forEach(series -> section.half(series(series.getKey(), values(series.getValue()))));
    }

    private LineChart series(String name, double... series) {
        return new LineChart(GaugeChart.title(name), "", "update", name.replace('-', ' '))
                .logarithmic(Ranges.wide(series))
                .curve(new Curve(name, values(metrics.path("update")), series));
    }

    private static Set<String> figures(JsonNode evaluation) {
        Set<String> figures = new TreeSet<>();
        evaluation.forEach(point -> figures.addAll(point.propertyNames()));
        figures.removeAll(Set.of("update", "loss"));
        return figures;
    }

    private Curve evaluated(String name, String figure) {
        return new Curve(name, each("update"), each(figure));
    }

    private double[] each(String key) {
        return StreamSupport.stream(metrics.path("evaluation").spliterator(), false)
                .mapToDouble(point -> value(point.path(key)))
                .toArray();
    }

    private void gauges(ReportSection section) {
        JsonNode gauges = metrics.path("gauges");
        boolean together = gauges.has(SENSITIVITY) && gauges.has(LYAPUNOV);
        if (together) {
            section.chart(GaugeChart.sensitivityAndLyapunov()
                    .curve(gauge(GaugeChart.title(SENSITIVITY), gauges.path(SENSITIVITY)))
                    .curve(gauge(GaugeChart.title(LYAPUNOV), gauges.path(LYAPUNOV))));
        }
        for (Map.Entry<String, JsonNode> gauge : gauges.properties()) {
            String name = gauge.getKey();
            if (!together || !name.equals(SENSITIVITY) && !name.equals(LYAPUNOV)) {
                section.half(GaugeChart.of(name).curve(gauge(name, gauge.getValue())));
            }
        }
    }

    private static Curve gauge(String name, JsonNode gauge) {
        return ReportInput.curve(name, gauge, "update", "value");
    }
}
