package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.value;
import static io.evenkeel.lab.report.JsonNumbers.values;
import static io.evenkeel.lab.report.ReportInput.rounded;
import static io.evenkeel.lab.report.ReportInput.text;

import io.evenkeel.evolution.Trial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report on one evolution. What it is made of:
 *
 * <pre>{@code
 * {"name": "maze",
 *  "specText": "…",
 *  "domain": {"name", "weights"},
 *  "summary": {"evaluations", "best", "median", "generations", "failures", "solved": true, "solvedAt", "seconds",
 *    "evaluationsPerSecond", "interrupted": false},
 *  "failure": "one line",
 *  "metrics": {"evaluations": […], "best": […], "median": […], "generations": […], "failures": […],
 *    "mutation": {"norm": […], "divergence": […], "plainDivergence": […], "zero": […], "floored": […], "clipped": […]}},
 *  "sensitivities": [{"parameter", "least", "median", "greatest"}],
 *  "mutants": {"count", "tolerance", "better", "solved", "failed", "medianFitness", "kept" and "changes": […]
 *    or "parent" and "fitnesses": […], "figure": {"name", "most", "enough", "share", "counts": […]}},
 *  "drawing": {"title", "note", "walls": [[x1, y1, x2, y2]], "blocks": [[x, y]], "target": [[x, y]],
 *    "places": [{"name", "x", "y", "radius"}], "path": [[x, y]]}
 *    or {"time": […], "curves": [{"name", "unit", "period", "values": […]}]},
 *  "citations": ["…"]}
 * }</pre>
 *
 * <p>Series of the metrics have as many entries as {@code evaluations}; a value that there is not is null. Whatever is left out
 * leaves no trace in the report. A fitness of {@link Trial#FAILURE} or less is no point of a curve.
 */
public final class EvolutionReport {
    private final JsonNode run;
    private final JsonNode domain;
    private final JsonNode summary;

    private EvolutionReport(JsonNode run) {
        this.run = run;
        domain = run.path("domain");
        summary = run.path("summary");
    }

    /**
     * Renders a report.
     *
     * @param run what is known of the evolution, see above
     * @return the HTML file's text
     */
    public static String of(ObjectNode run) {
        return new EvolutionReport(run).page().html();
    }

    private ReportPage page() {
        ReportPage page = new ReportPage(text(run.path("name")), lead()).about("evolution", text(domain.path("name")));
        String failure = text(run.path("failure"));
        if (!failure.isEmpty()) {
            page.alert(failure);
        }
        tiles(page);
        new EvolutionCharts(run.path("metrics"), value(summary.path("solvedAt"))).addTo(page.section("Evolution", ""));
        BehaviorDrawing.add(page.section("What the best network does", ""), run.path("drawing"));
        JsonNode mutants = run.path("mutants");
        if (mutants.path("count").asInt(0) > 0) {
            robustness(
                    page.section(
                            "Robustness of mutants",
                            "Of " + text(mutants.path("count")) + " mutants "
                                    + MutantWords.of(mutants).replace('-', '−') + "."),
                    mutants);
        }
        if (!run.path("sensitivities").isEmpty()) {
            page.section(
                            "Sensitivity",
                            "How much the best network's answers depend on single weights: moduli of derivatives, averaged over what it saw."
                                    + " Noise of one size for all weights changes most what the most sensitive ones do.")
                    .chart(SensitivityChart.of(run.path("sensitivities")));
        }
        page.section("Specification", "")
                .code("Specification", text(run.path("specText")).strip());
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
        String stopped = summary.path("interrupted").asBoolean(false) ? " The run was stopped and can go on." : "";
        return (summary.path("solved").asBoolean(false)
                        ? "The domain is solved by evaluation " + text(summary.path("solvedAt")) + "."
                        : "The domain is not solved by " + text(summary.path("evaluations")) + " evaluations.")
                + stopped;
    }

    private void tiles(ReportPage page) {
        if (domain.has("weights")) {
            page.tile("Domain", text(domain.path("name")), text(domain.path("weights")) + " weights");
        }
        if (summary.path("solvedAt").isNumber()) {
            page.tile("Solved", value(summary.path("solvedAt")), "evaluations");
        }
        if (summary.has("best")) {
            page.tile(
                    "Best fitness",
                    value(summary.path("best")),
                    "median: " + rounded(summary.path("median")).replace('-', '−'));
        }
        if (summary.has("generations")) {
            page.tile("Mutations", value(summary.path("generations")), "from founder to best");
        }
        if (summary.has("evaluations")) {
            page.tile(
                    "Evaluations",
                    value(summary.path("evaluations")),
                    rounded(summary.path("evaluationsPerSecond")) + " a second");
        }
        if (value(summary.path("failures")) > 0) {
            page.tile("Failures", value(summary.path("failures")), "could not be judged");
        }
    }

    private static void robustness(ReportSection section, JsonNode mutants) {
        long failed =
                Math.round(value(mutants.path("failed")) * mutants.path("count").asInt());
        if (mutants.has("figure")) {
            section.half(MutantHistograms.counted(mutants.path("figure")));
        }
        if (mutants.has("changes")) {
            section.half(MutantHistograms.changes(values(mutants.path("changes")), failed));
        }
        if (mutants.has("fitnesses")) {
            section.half(MutantHistograms.fitnesses(
                    values(mutants.path("fitnesses")), value(mutants.path("parent")), failed));
        }
    }
}
