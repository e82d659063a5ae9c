package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.ReportInput.text;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.report.ReportTable.Cell;
import io.evenkeel.lab.report.ReportTable.Column;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report on experiments of papers that were run again, published numbers beside our own. */
public final class ExperimentReport {
    private ExperimentReport() {}

    /**
     * Renders a report.
     *
     * @param experiments as {@link io.evenkeel.lab.reproduce.ExperimentJson} writes them
     * @return the HTML file's text
     */
    public static String of(ArrayNode experiments) {
        boolean one = experiments.size() == 1;
        String title = one ? text(experiments.get(0).path("title")) : experiments.size() + " experiments, run again";
        ReportPage page = new ReportPage(title, verdict(experiments)).about("reproduction");
        if (one) {
            page.about(text(experiments.get(0).path("name")));
        } else {
            overview(page, experiments);
        }
        for (JsonNode experiment : experiments) {
            section(page, experiment, one);
        }
        return page.html();
    }

    private static String verdict(ArrayNode experiments) {
        long checks = 0;
        long holding = 0;
        for (JsonNode experiment : experiments) {
            checks += experiment.path("checks").size();
            holding += holding(experiment);
        }
        if (checks == 0) {
            return "Nothing was expected of the numbers.";
        }
        return holding == checks
                ? (checks == 1 ? "The expectation holds." : "All " + checks + " expectations hold.")
                : holding + " of " + checks + " expectations hold.";
    }

    private static long holding(JsonNode experiment) {
        return StreamSupport.stream(experiment.path("checks").spliterator(), false)
                .filter(check -> check.path("holds").asBoolean(false))
                .count();
    }

    private static void overview(ReportPage page, ArrayNode experiments) {
        ReportTable table = new ReportTable("", "")
                .column("experiment", Column.TEXT)
                .column("what it is about", Column.WORDS)
                .column("expectations", Column.NUMBER)
                .column("seconds", Column.NUMBER);
        for (JsonNode experiment : experiments) {
            int checks = experiment.path("checks").size();
            long holding = holding(experiment);
            table.row(
                    Cell.of(text(experiment.path("name"))),
                    Cell.of(text(experiment.path("title"))),
                    Cell.judged(holding + " of " + checks, holding == checks),
                    Cell.of(JsonNumbers.value(experiment.path("seconds"))));
        }
        page.section("Overview", "").table(table);
    }

    private static void section(ReportPage page, JsonNode experiment, boolean only) {
        String heading = only ? "Published and measured" : text(experiment.path("title"));
        ReportSection section = page.section(heading, only ? "" : text(experiment.path("name")));
        section.words("What the paper reports", text(experiment.path("published")));
        section.words("What was run", text(experiment.path("configuration")));
        section.table(quantities(experiment)).table(checks(experiment));
        JsonNode charts = experiment.path("charts");
        for (JsonNode chart : charts) {
            if (charts.size() > 1) {
                section.half(chart(chart));
            } else {
                section.chart(chart(chart));
            }
        }
        ObjectNode facts = Json.object();
        facts.put("variant", experiment.path("scaled").asBoolean(false) ? "scaled down" : "full");
        facts.set("seed", experiment.path("seed"));
        facts.set("seconds", experiment.path("seconds"));
        section.facts("How it was run", facts);
        section.citations(List.of(text(experiment.path("citation"))));
    }

    private static ReportTable quantities(JsonNode experiment) {
        ReportTable table = new ReportTable("Quantities", "")
                .column("quantity", Column.WORDS)
                .column("published", Column.WORDS)
                .column("measured", Column.WORDS)
                .column("note", Column.WORDS);
        for (JsonNode row : experiment.path("rows")) {
            table.row(
                    Cell.of(text(row.path("quantity"))),
                    Cell.of(text(row.path("published"))),
                    Cell.of(text(row.path("measured"))),
                    Cell.of(text(row.path("note"))));
        }
        return table;
    }

    private static ReportTable checks(JsonNode experiment) {
        ReportTable table = new ReportTable("Expectations", "")
                .column("expectation", Column.WORDS)
                .column("bound", Column.WORDS)
                .column("measured", Column.WORDS)
                .column("outcome", Column.WORDS);
        for (JsonNode check : experiment.path("checks")) {
            boolean holds = check.path("holds").asBoolean(false);
            table.row(
                    Cell.of(text(check.path("name"))),
                    Cell.of(text(check.path("expected"))),
                    Cell.of(text(check.path("measured"))),
                    Cell.judged(holds ? "holds" : "does not hold", holds));
        }
        return table;
    }

    private static LineChart chart(JsonNode chart) {
        LineChart lines = new LineChart(text(chart.path("title")), "", text(chart.path("x")), text(chart.path("y")))
                .logarithmic(chart.path("logarithmic").asBoolean(false));
        for (JsonNode curve : chart.path("curves")) {
            lines.curve(ReportInput.curve(text(curve.path("name")), curve, "x", "y"));
        }
        return lines;
    }
}
