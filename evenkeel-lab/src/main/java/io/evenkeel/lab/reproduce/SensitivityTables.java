package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.SensitivityTraining.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Rows and charts that the trainings of experiments 3 to 5 have in common. */
final class SensitivityTables {
    private static final int POINTS = 300;
    private static final String[] MOMENTS = {"at the start", "after SAL alone", "at the end"};

    private SensitivityTables() {}

    static double[] of(List<Result> runs, ToDoubleFunction<Result> what) {
        return runs.stream().mapToDouble(what).toArray();
    }

    /** How many of these numbers of presentations are finite. */
    static int count(double... presentations) {
        return (int) Arrays.stream(presentations)
                .filter(x -> x < Double.POSITIVE_INFINITY)
                .count();
    }

    /** The runs of the contender whose sensitivity is adjusted. */
    static List<Result> adjusted(Map<SensitivityContender, List<Result>> results) {
        return results.entrySet().stream()
                .filter(e -> e.getKey().adjusted())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The scale of the grid that most seeds solve the task with; of equals, the one with the lowest median. */
    static Optional<SensitivityContender> bestTuned(
            Map<SensitivityContender, List<Result>> results, ToDoubleFunction<Result> presentations) {
        return results.keySet().stream()
                .filter(SensitivityContender::tuned)
                .min(Comparator.<SensitivityContender>comparingInt(c -> -count(of(results.get(c), presentations)))
                        .thenComparingDouble(c -> Summary.median(of(results.get(c), presentations))));
    }

    /** "4 of 5, after 1457 (1182 to never)". */
    static String solved(List<Result> runs, ToDoubleFunction<Result> presentations) {
        double[] values = of(runs, presentations);
        return count(values) + " of " + values.length + ", after " + Summary.spread(values);
    }

    /** Solved fraction, presentations and errors of each contender. */
    static void learning(
            String task, String prototype, Map<SensitivityContender, List<Result>> results, Outcome outcome) {
        results.forEach((contender, runs) -> outcome.row(
                task + ", " + contender.name()
                        + ": seeds that solve it, after presentations; for good; lowest and final error",
                contender.adjusted() ? "solves" : contender.tuned() ? "significantly worse" : "",
                solved(runs, Result::solvedAt) + "; " + solved(runs, Result::settledAt) + "; "
                        + Summary.spread(of(runs, Result::bestLoss)) + " and "
                        + Summary.spread(of(runs, Result::finalLoss)),
                contender.adjusted() ? prototype : ""));
    }

    /** The gradient's ratio at the three moments. */
    static void gradients(String what, Map<SensitivityContender, List<Result>> results, Outcome outcome) {
        results.forEach((contender, runs) -> outcome.row(
                what + ", " + contender.name() + ": at the start and at the end",
                "",
                Summary.spread(of(runs, r -> r.gradientRatio(0))) + " and "
                        + Summary.spread(of(runs, r -> r.gradientRatio(2))),
                contender.adjusted() ? "after SAL alone " + Summary.spread(of(runs, r -> r.gradientRatio(1))) : ""));
    }

    /** First seed: SAL at all three moments, the best tuned start at the start and at the end. */
    static void gradientChart(
            String title,
            String axis,
            boolean byLag,
            Map<SensitivityContender, List<Result>> results,
            Outcome outcome) {
        List<Outcome.Curve> curves = new ArrayList<>();
        for (int moment = 0; moment < MOMENTS.length; moment++) {
            curves.add(gradient("SAL " + MOMENTS[moment], adjusted(results).get(0), moment, byLag));
        }
        bestTuned(results, Result::settledAt).ifPresent(best -> {
            for (int moment : new int[] {0, 2}) {
                curves.add(gradient(
                        best.name() + " " + MOMENTS[moment], results.get(best).get(0), moment, byLag));
            }
        });
        outcome.chart(new Outcome.Chart(title, axis, "norm of the gradient", true, curves));
    }

    private static Outcome.Curve gradient(String name, Result run, int moment, boolean byLag) {
        double[] g = run.gradients()[moment].clone();
        if (byLag) {
            for (int i = 0; i < g.length; i++) {
                g[i] = run.gradients()[moment][g.length - 1 - i];
            }
        }
        return SensitivityExperiment.curve(name, 1, g);
    }

    /** The error of the first seed while each contender learns. */
    static void lossChart(String task, Map<SensitivityContender, List<Result>> results, Outcome outcome) {
        outcome.chart(chart(task + ": mean squared error", "error", true, results, Result::loss));
    }

    /** Log-sensitivity of the first seed while each contender learns. */
    static void sensitivityChart(String task, Map<SensitivityContender, List<Result>> results, Outcome outcome) {
        outcome.chart(chart(task + ": log-sensitivity", "nats", false, results, Result::logSensitivity));
    }

    private static Outcome.Chart chart(
            String title,
            String axis,
            boolean logarithmic,
            Map<SensitivityContender, List<Result>> results,
            Function<Result, double[]> what) {
        List<Outcome.Curve> curves = new ArrayList<>();
        results.forEach((contender, runs) -> {
            double[] values = what.apply(runs.get(0));
            int step = Math.max(1, values.length / POINTS);
            double[] thinned = new double[(values.length + step - 1) / step];
            for (int i = 0; i < thinned.length; i++) {
                thinned[i] = values[i * step];
            }
            curves.add(SensitivityExperiment.curve(contender.name(), step, thinned));
        });
        return new Outcome.Chart(title, "presentations", axis, logarithmic, curves);
    }
}
