package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.Citation;
import io.evenkeel.lab.Catalogue;
import io.evenkeel.lab.Ingredient.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hipparchus.stat.inference.TTest;

/** What the experiments on safe mutations have in common: solved runs over evaluations, and how they are compared. */
final class SafeMutations {
    static final Citation CITATION =
            Catalogue.named(Kind.MUTATION, "sm-g-sum").sources().get(0);

    private static final double POINTS = 50;

    private SafeMutations() {}

    /** How many runs are solved by a number of evaluations. */
    static int solvedBy(List<EvolutionRace.Run> runs, double evaluations) {
        return (int) runs.stream().filter(run -> run.solvedAt() <= evaluations).count();
    }

    /** Shares solved by several numbers of evaluations, one after the other. */
    static String shares(List<EvolutionRace.Run> runs, List<Double> evaluations) {
        return evaluations.stream()
                .map(e -> String.format(Locale.ROOT, "%.2f", (double) solvedBy(runs, e) / runs.size()))
                .collect(Collectors.joining(" / "));
    }

    /** Evaluations until half of the runs are solved. */
    static double halfSolved(List<EvolutionRace.Run> runs) {
        double[] sorted = solvedAt(runs, Double.POSITIVE_INFINITY);
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    /**
     * Compares a contender with another within a budget: Student's t of evaluations to solution, runs without one counted as the
     * whole budget, and Barnard's test of solved runs.
     */
    static void compare(
            Outcome outcome, Map<String, List<EvolutionRace.Run>> all, String a, String b, String said, long budget) {
        List<EvolutionRace.Run> first = all.get(a);
        List<EvolutionRace.Run> second = all.get(b);
        double t = new TTest().homoscedasticTTest(solvedAt(first, budget), solvedAt(second, budget));
        double barnard =
                ExactTest.barnard(solvedBy(first, budget), first.size(), solvedBy(second, budget), second.size());
        outcome.row(
                a + " against " + b,
                said,
                "t-test p = " + Summary.number(t) + ", Barnard p = " + Summary.number(barnard),
                "evaluations to solution, at most " + budget + "; runs solved by then");
    }

    /** Evaluations to solution; {@code otherwise} where there is none. */
    static double[] solvedAt(List<EvolutionRace.Run> runs, double otherwise) {
        return runs.stream()
                .mapToDouble(run -> Math.min(run.solvedAt(), otherwise))
                .toArray();
    }

    /** Shares solved over evaluations. */
    static Outcome.Chart chart(Map<String, List<EvolutionRace.Run>> all, long budget) {
        Map<String, double[]> curves = new LinkedHashMap<>();
        double[] x = new double[(int) POINTS + 1];
        for (int i = 0; i < x.length; i++) {
            x[i] = budget * i / POINTS;
        }
        all.forEach((name, runs) -> curves.put(
                name,
                Arrays.stream(x)
                        .map(e -> (double) solvedBy(runs, e) / runs.size())
                        .toArray()));
        List<Outcome.Curve> drawn = new ArrayList<>();
        curves.forEach((name, y) -> drawn.add(new Outcome.Curve(name, x, y)));
        return new Outcome.Chart("Solved runs", "evaluations", "share of runs", false, drawn);
    }
}
