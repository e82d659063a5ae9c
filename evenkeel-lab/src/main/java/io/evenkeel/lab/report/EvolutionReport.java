package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.value;
import static io.evenkeel.lab.report.JsonNumbers.values;
import static io.evenkeel.lab.report.ReportInput.rounded;
import static io.evenkeel.lab.report.ReportInput.text;

import io.evenkeel.evolution.Trial;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
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
    private static final double PERCENT = 100;

    private final JsonNode run;
    private final JsonNode domain;
    private final JsonNode summary;
    private final JsonNode metrics;
    private final double[] evaluations;

    private EvolutionReport(JsonNode run) {
        this.run = run;
        domain = run.path("domain");
        summary = run.path("summary");
        metrics = run.path("metrics");
        evaluations = values(metrics.path("evaluations"));
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
        evolution(page.section("Evolution", ""));
        drawing(page.section("What the best network does", ""), run.path("drawing"));
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

    private void evolution(ReportSection section) {
        double[] best = drawable(metrics.path("best"));
        double[] median = drawable(metrics.path("median"));
        section.chart(chart(
                        "Fitness",
                        "Of the best network so far, a solution before a fitter one, and of the population.",
                        "fitness")
                .curve(new Curve("best", evaluations, best))
                .curve(new Curve("median", evaluations, median))
                .moment("solved", value(summary.path("solvedAt"))));
        section.half(chart("Mutations of the best", "From its founder on.", "mutations")
                .curve(new Curve("generations", evaluations, series(metrics.path("generations")))));
        double[] failures = failures(series(metrics.path("failures")));
        if (Arrays.stream(failures).anyMatch(share -> share > 0)) {
            section.half(chart("Failures", "Of the individuals since the point before.", "% that could not be judged")
                    .curve(new Curve("failures", evaluations, failures)));
        }
        JsonNode mutation = metrics.path("mutation");
        double[] norm = series(mutation.path("norm"));
        section.half(chart("Size of a mutation", "Norm of the change of all weights.", "norm")
                .logarithmic(Ranges.wide(norm))
                .curve(new Curve("norm", evaluations, norm)));
        divergence(section, mutation);
        shares(section, mutation);
    }

    private void divergence(ReportSection section, JsonNode mutation) {
        double[] safe = series(mutation.path("divergence"));
        double[] plain = series(mutation.path("plainDivergence"));
        if (Arrays.stream(safe).allMatch(Double::isNaN)) {
            return;
        }
        LineChart chart = chart(
                        "How far a mutation moves the answers",
                        "Squared change of the answers to what the parent saw, and by the same random numbers before they are"
                                + " scaled.",
                        "squared change")
                .logarithmic(Ranges.wide(DoubleStream.concat(Arrays.stream(safe), Arrays.stream(plain))
                        .toArray()))
                .curve(new Curve("mutation", evaluations, safe));
        if (!Arrays.equals(safe, plain)) {
            chart.curve(new Curve("before scaling", evaluations, plain));
        }
        section.half(chart);
    }

    private void shares(ReportSection section, JsonNode mutation) {
        Map<String, double[]> shares = new LinkedHashMap<>();
        for (String kind : List.of("zero", "floored", "clipped")) {
            double[] share = Arrays.stream(series(mutation.path(kind)))
                    .map(each -> PERCENT * each)
                    .toArray();
            if (Arrays.stream(share).anyMatch(each -> each > 0)) {
                shares.put(kind, share);
            }
        }
        if (shares.isEmpty()) {
            return;
        }
        LineChart chart = chart(
                "Weights out of the ordinary",
                "In a mutation: sensitivity zero or held at its floor, or change clipped.",
                "% of the weights: " + String.join(", ", shares.keySet()));
        shares.forEach((kind, share) -> chart.curve(new Curve(kind, evaluations, share)));
        section.half(chart);
    }

    /** A series, without values if there is none. */
    private double[] series(JsonNode node) {
        double[] series = values(node);
        if (series.length == evaluations.length) {
            return series;
        }
        double[] missing = new double[evaluations.length];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    private static LineChart chart(String title, String note, String y) {
        return new LineChart(title, note, "evaluation", y);
    }

    /** Leaves gaps where all that could be said is that there was a failure. */
    private double[] drawable(JsonNode fitnesses) {
        return Arrays.stream(series(fitnesses))
                .map(fitness -> fitness > Trial.FAILURE ? fitness : Double.NaN)
                .toArray();
    }

    /** Shares of failures among the evaluations since the line before, from sums over all evaluations. */
    private double[] failures(double... sums) {
        double[] shares = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            double before = i == 0 ? 0 : sums[i - 1];
            double since = evaluations[i] - (i == 0 ? 0 : evaluations[i - 1]);
            shares[i] = PERCENT * (sums[i] - before) / since;
        }
        return shares;
    }

    private static void drawing(ReportSection section, JsonNode drawing) {
        if (drawing.has("path")) {
            PlaneDrawing plane = new PlaneDrawing(text(drawing.path("title")), text(drawing.path("note")));
            drawing.path("walls")
                    .forEach(wall -> plane.wall(
                            value(wall.path(0)), value(wall.path(1)), value(wall.path(2)), value(wall.path(3))));
            drawing.path("blocks").forEach(block -> plane.block(value(block.path(0)), value(block.path(1))));
            drawing.path("target").forEach(square -> plane.target(value(square.path(0)), value(square.path(1))));
            drawing.path("places")
                    .forEach(place -> plane.place(
                            text(place.path("name")),
                            value(place.path("x")),
                            value(place.path("y")),
                            value(place.path("radius"))));
            drawing.path("path").forEach(point -> plane.to(value(point.path(0)), value(point.path(1))));
            section.chart(plane);
        }
        double[] time = values(drawing.path("time"));
        for (JsonNode curve : drawing.path("curves")) {
            String name = text(curve.path("name"));
            Curve whole = new Curve(name, time, values(curve.path("values")));
            section.half(new LineChart(name, "In the first episode.", "seconds", text(curve.path("unit")))
                    .curve(curve.has("period") ? whole.broken(value(curve.path("period"))) : whole));
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
