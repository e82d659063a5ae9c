package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.value;
import static io.evenkeel.lab.report.ReportInput.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report on contenders that learned the same task from the same seeds. What it is made of:
 *
 * <pre>{@code
 * {"task": {"name", "trivialLoss", "trivialSolution", "criterion", …},
 *  "seeds": [1, 2, 3], "updates": 2000,
 *  "ranking": [{"rank", "contender", "parameters", "figure": "loss" | "accuracy" | …,
 *               "median", "quartile1", "quartile3", "solved": 3, "runs": 5,
 *               "updatesToSolution": {"median", "quartile1", "quartile3"},
 *               "cpuSeconds": {"median", "quartile1", "quartile3"},
 *               "differences": {"recurrent.initializer": "orthogonal", …},
 *               "failures": [{"seed", "reason"}]}],
 *  "curves": [{"contender", "updates": […], "median": […], "quartile1": […], "quartile3": […]}],
 *  "gauges": [{"name": "log-sensitivity", "curves": [as above]}],
 *  "citations": ["…"], "settings": {…}}
 * }</pre>
 *
 * <p>The ranking is in the order of the ranks. Curves are those of the loss. A number that there is not is null or left out;
 * an infinite one is the string {@code "Infinity"}. Quartiles of curves, differences, failures, gauges, citations and
 * settings may be left out.
 */
public final class ComparisonReport {
    private final JsonNode comparison;
    private final JsonNode task;
    private final JsonNode ranking;
    private final RankingTables tables;
    private final List<String> contenders = new ArrayList<>();

    private ComparisonReport(JsonNode comparison) {
        this.comparison = comparison;
        task = comparison.path("task");
        ranking = comparison.path("ranking");
        tables = new RankingTables(ranking);
        ranking.forEach(row -> contenders.add(text(row.path("contender"))));
    }

    /**
     * Renders a report.
     *
     * @param comparison what came out, see above
     * @return the HTML file's text
     */
    public static String of(ObjectNode comparison) {
        return new ComparisonReport(comparison).page().html();
    }

    private ReportPage page() {
        String name = text(task.path("name"));
        ReportPage page = new ReportPage(contenders.size() + " contenders on " + name, lead());
        page.about("comparison", name);
        page.tile("Seeds", comparison.path("seeds").size(), "runs of each contender");
        page.tile("Updates", value(comparison.path("updates")), "of each run, at most");
        page.tile("Trivial solution", value(task.path("trivialLoss")), text(task.path("trivialSolution")));
        page.tile("Solved", solvers() + " of " + contenders.size(), "contenders, with at least half of their runs");
        page.section("Ranking", criterion()).table(tables.results()).table(tables.failures());
        LossChart curves = new LossChart("Loss during training", "", task);
        comparison.path("curves").forEach(c -> curves.curve(curve(c), color(c)));
        page.section("Learning curves", "Medians over the seeds.").chart(curves.chart());
        page.section("Result and price", "").half(results()).half(seconds());
        ReportSection gauges = page.section("Gauges during training", "Medians over the seeds.");
        for (JsonNode gauge : comparison.path("gauges")) {
            LineChart chart = GaugeChart.of(text(gauge.path("name")));
            gauge.path("curves").forEach(c -> chart.curve(curve(c), color(c)));
            gauges.half(chart);
        }
        page.section("What the contenders differ in", "A dash: as in the settings that all share.")
                .table(tables.differences());
        if (comparison.path("settings") instanceof ObjectNode settings) {
            page.section("Settings", "").facts("", settings);
        }
        page.section("References", "").citations(ReportInput.texts(comparison.path("citations")));
        return page;
    }

    private String lead() {
        if (contenders.isEmpty()) {
            return "There are no results.";
        }
        JsonNode first = ranking.get(0);
        return contenders.get(0) + " ranks first: " + text(first.path("solved")) + " of " + text(first.path("runs"))
                + " runs solve the task.";
    }

    private String criterion() {
        String criterion = text(task.path("criterion"));
        return criterion.isEmpty() ? "" : "Solved: " + criterion + ".";
    }

    private long solvers() {
        long solvers = 0;
        for (JsonNode row : ranking) {
            double solved = value(row.path("solved"));
            solvers += solved > 0 && 2 * solved >= value(row.path("runs")) ? 1 : 0;
        }
        return solvers;
    }

    private static Curve curve(JsonNode node) {
        return ReportInput.curve(text(node.path("contender")), node, "updates", "median");
    }

    /** Returns the color of a curve's contender, the same in every chart. */
    private int color(JsonNode node) {
        return Math.max(0, contenders.indexOf(text(node.path("contender"))));
    }

    private BarChart results() {
        boolean loss = tables.figure().equals("loss");
        BarChart chart =
                new BarChart(GaugeChart.title(tables.figure()), "With first and third quartile.", tables.figure());
        double trivial = value(task.path("trivialLoss"));
        if (loss && Double.isFinite(trivial)) {
            chart.reference("trivial solution", trivial);
        }
        bars(chart, "");
        return loss && spans() ? chart.logarithmic() : chart;
    }

    private boolean spans() {
        double[] medians = new double[ranking.size()];
        Arrays.setAll(medians, i -> value(ranking.get(i).path("median")));
        return Ranges.wide(medians);
    }

    private BarChart seconds() {
        BarChart chart = new BarChart("CPU time", "Of the contender's own threads, one run.", "seconds");
        bars(chart, "cpuSeconds");
        return chart;
    }

    private void bars(BarChart chart, String key) {
        for (int i = 0; i < contenders.size(); i++) {
            JsonNode row = key.isEmpty() ? ranking.get(i) : ranking.get(i).path(key);
            chart.bar(
                    contenders.get(i),
                    value(row.path("median")),
                    value(row.path("quartile1")),
                    value(row.path("quartile3")),
                    i);
        }
    }
}
