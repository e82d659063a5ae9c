package io.evenkeel.lab.report;

import io.evenkeel.evolution.MutantRobustness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Histograms of how mutants do beside their parent. */
final class MutantHistograms {
    private static final int SAFE = 0;
    private static final int LOST = 1;

    private static final int CLASSES = 10;
    private static final double FAR_BEHIND = 0.05;

    private static final double PERCENT = 100;
    private static final double KEPT = -PERCENT * MutantRobustness.TOLERANCE;

    /** In per cent of the parent's fitness; fine where mutants should be, with open ends. */
    private static final double[] EDGES = {-100, -50, -20, -10, KEPT, -2, -1, 0, 1, 2, 5, 10};

    private MutantHistograms() {}

    /**
     * Counts changes of fitness; {@code failed} mutants have a class of their own. Classes are the same in all reports, so that
     * runs can be compared.
     */
    static Histogram changes(double[] changes, long failed) {
        Histogram histogram = new Histogram(
                        "Fitness of mutants beside their parent's",
                        "Classes are fine where little changes, and coarse elsewhere.",
                        "change of fitness, % of the parent's",
                        "mutants")
                .group("loses at most " + MutantWords.percent(MutantRobustness.TOLERANCE), SAFE)
                .group("loses more, or fails", LOST);
        failed(histogram, failed);
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

    /**
     * Counts mutants by fitness, for a parent beside whose fitness changes cannot be measured; {@code failed} ones have a class of
     * their own, and the few that are far behind share one.
     *
     * @param fitnesses of those that could be judged, ascending
     */
    static Histogram fitnesses(double[] fitnesses, double parent, long failed) {
        int n = fitnesses.length;
        double low = n == 0 ? parent : Math.min(parent, fitnesses[(int) (FAR_BEHIND * n)]);
        double high = n == 0 ? parent : Math.max(parent, fitnesses[n - 1]);
        BigDecimal width = width(low, high);
        long first = place(low, width);
        long own = place(parent, width);
        Histogram histogram = new Histogram(
                        "Fitness of mutants",
                        "Their parent's is "
                                + ReportInput.rounded(JsonNumbers.node(parent)).replace('-', '−')
                                + ", beside which most changes are large.",
                        "fitness",
                        "mutants")
                .group("in the parent's class, or fitter", SAFE)
                .group("less fit, or failed", LOST);
        failed(histogram, failed);
        long behind = Arrays.stream(fitnesses)
                .filter(each -> place(each, width) < first)
                .count();
        if (behind > 0) {
            histogram.bar("< " + edge(first, width), behind, LOST);
        }
        for (long i = first; i <= place(high, width); i++) {
            long here = i;
            long count = Arrays.stream(fitnesses)
                    .filter(each -> place(each, width) == here)
                    .count();
            histogram.bar(name(i, width), count, i < own ? LOST : SAFE);
        }
        return histogram.mark(name(own, width), "parent");
    }

    private static String name(long place, BigDecimal width) {
        return edge(place, width) + " … " + edge(place + 1, width);
    }

    /** A round width, of which there are about {@link #CLASSES} in the range. */
    private static BigDecimal width(double low, double high) {
        double range = high > low ? high - low : Math.max(1, Math.abs(high));
        BigDecimal least = BigDecimal.valueOf(range / CLASSES);
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        return Stream.of(1, 2, 5, 10)
                .map(times -> unit.multiply(BigDecimal.valueOf(times)))
                .filter(width -> width.compareTo(least) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private static long place(double fitness, BigDecimal width) {
        return BigDecimal.valueOf(fitness).divide(width, 0, RoundingMode.FLOOR).longValue();
    }

    private static String edge(long place, BigDecimal width) {
        BigDecimal edge = width.multiply(BigDecimal.valueOf(place));
        return edge.signum() == 0
                ? "0"
                : edge.stripTrailingZeros().toPlainString().replace('-', '−');
    }

    private static void failed(Histogram histogram, long failed) {
        if (failed > 0) {
            histogram.bar("failed", failed, LOST);
        }
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
