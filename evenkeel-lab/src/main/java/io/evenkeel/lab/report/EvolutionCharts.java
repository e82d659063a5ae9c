package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.values;

import io.evenkeel.evolution.Trial;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;

/** How fitness and mutations went, over evaluations. */
final class EvolutionCharts {
    private static final double PERCENT = 100;

    private final JsonNode metrics;
    private final double[] evaluations;
    private final double solvedAt;

    /**
     * Charts of a log.
     *
     * @param metrics as {@link EvolutionReport} describes them
     * @param solvedAt evaluations up to the first solution, not a number if there is none
     */
    EvolutionCharts(JsonNode metrics, double solvedAt) {
        this.metrics = metrics;
        this.evaluations = values(metrics.path("evaluations"));
        this.solvedAt = solvedAt;
    }

    /** Adds the charts; there is one of failures, divergence or shares only where there is something to show. */
    void addTo(ReportSection section) {
        double[] best = drawable(metrics.path("best"));
        double[] median = drawable(metrics.path("median"));
        section.chart(chart(
                        "Fitness",
                        "Of the best network so far, a solution before a fitter one, and of the population.",
                        "fitness")
                .curve(new Curve("best", evaluations, best))
                .curve(new Curve("median", evaluations, median))
                .moment("solved", solvedAt));
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
}
