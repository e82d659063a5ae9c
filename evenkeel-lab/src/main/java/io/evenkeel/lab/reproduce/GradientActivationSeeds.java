package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.GradientActivationRun.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One contender's runs.
 *
 * @param contender what was run
 * @param results seed by seed
 */
record GradientActivationSeeds(GradientActivationContender contender, List<Result> results) {
    private record Case(GradientActivationContender contender, long seed) {}

    /** Runs every contender with the same seeds. */
    static List<GradientActivationSeeds> run(
            Conditions conditions, GradientActivationRun run, List<GradientActivationContender> contenders, int seeds) {
        List<Case> cases = contenders.stream()
                .flatMap(contender -> LongStream.range(conditions.seed(), conditions.seed() + seeds)
                        .mapToObj(seed -> new Case(contender, seed)))
                .toList();
        List<Result> results = conditions.each(
                contenders.size() + " contenders, " + seeds + " seeds",
                cases,
                one -> run.of(one.contender(), one.seed()));
        List<GradientActivationSeeds> all = new ArrayList<>();
        for (int c = 0; c < contenders.size(); c++) {
            all.add(new GradientActivationSeeds(contenders.get(c), results.subList(c * seeds, (c + 1) * seeds)));
        }
        return all;
    }

    double mean(ToDoubleFunction<Result> figure) {
        return values(figure).average().orElseThrow();
    }

    DoubleStream values(ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure);
    }

    double accuracy() {
        return mean(Result::accuracy);
    }

    double leastAccuracy() {
        return values(Result::accuracy).min().orElseThrow();
    }

    /** In how many runs fewer than half of the held-out examples are recognized. */
    long failures() {
        return values(Result::accuracy).filter(accuracy -> accuracy < 0.5).count();
    }

    /** {@code mean (smallest to largest)} to three decimals. */
    String spread(ToDoubleFunction<Result> figure) {
        double[] values = values(figure).sorted().toArray();
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", mean(figure), values[0], values[values.length - 1]);
    }

    /** A curve, averaged over the seeds number by number. */
    double[] curve(Function<Result, double[]> curve) {
        List<double[]> all = results.stream().map(curve).toList();
        return IntStream.range(0, all.get(0).length)
                .mapToDouble(i -> all.stream().mapToDouble(c -> c[i]).average().orElseThrow())
                .toArray();
    }

    /** Mean training loss over the number of updates made. */
    Outcome.Curve losses(GradientActivationRun run) {
        double[] updates = new double[run.stretches()];
        Arrays.setAll(updates, i -> (i + 1.0) * run.stretch());
        return new Outcome.Curve(contender.name(), updates, curve(Result::losses));
    }
}
