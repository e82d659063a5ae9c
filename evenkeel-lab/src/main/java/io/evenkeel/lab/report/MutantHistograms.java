package io.evenkeel.lab.report;

import io.evenkeel.evolution.MutantRobustness;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Histograms of how mutants do beside their parent. Classes are the same in all reports, so that runs can be compared. */
final class ChangeHistogram {
    private static final int SAFE = 0;
    private static final int LOST = 1;

    private static final double PERCENT = 100;
    private static final double KEPT = -PERCENT * MutantRobustness.TOLERANCE;

    /** In per cent of the parent's fitness; fine where mutants should be, with open ends. */
    private static final double[] EDGES = {-100, -50, -20, -10, KEPT, -2, -1, 0, 1, 2, 5, 10};

    private ChangeHistogram() {}

    /** Counts changes of fitness; {@code failed} mutants have a class of their own. */
    static Histogram of(double[] changes, long failed) {
        Histogram histogram = new Histogram(
                        "Fitness of mutants beside their parent's",
                        "Classes are fine where little changes, and coarse elsewhere.",
                        "change of fitness, % of the parent's",
                        "mutants")
                .group("loses at most " + MutantWords.percent(MutantRobustness.TOLERANCE), SAFE)
                .group("loses more, or fails", LOST);
        if (failed > 0) {
            histogram.bar("failed", failed, LOST);
        }
        for (int i = 0; i <= EDGES.length; i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : EDGES[i - 1];
            double to = i == EDGES.length ? Double.POSITIVE_INFINITY : EDGES[i];
            long count = Arrays.stream(changes)
                    .map(change -> PERCENT * change)
                    .filter(change -> change >= from && change < to)
                    .count();
            histogram.bar(name(from, to), count, from < KEPT ? LOST : SAFE);
        }
        return histogram;
    }

    private static String name(double from, double to) {
        if (Double.isInfinite(from)) {
            return "< " + signed(to);
        }
        return Double.isInfinite(to) ? "≥ " + signed(from) : signed(from) + " … " + signed(to);
    }

    private static String signed(double edge) {
        return edge < 0 ? "−" + (int) -edge : edge > 0 ? "+" + (int) edge : "0";
    }

    /** Shows how many mutants have each count of something, from the smallest count that occurs. */
    static Histogram counted(JsonNode figure) {
        double[] counts = JsonNumbers.values(figure.path("counts"));
        int enough = figure.path("enough").asInt();
        String name = ReportInput.text(figure.path("name"));
        Histogram histogram = new Histogram("Mutants by " + name, "As in the paper's Figure 3.", name, "mutants")
                .group(enough + " or more", SAFE)
                .group("fewer", LOST);
        int least = 0;
        while (least < counts.length - 1 && counts[least] == 0) {
            least++;
        }
        for (int i = Math.min(least, Math.max(0, enough - 1)); i < counts.length; i++) {
            histogram.bar(Integer.toString(i), (long) counts[i], i < enough ? LOST : SAFE);
        }
        return histogram;
    }
}
