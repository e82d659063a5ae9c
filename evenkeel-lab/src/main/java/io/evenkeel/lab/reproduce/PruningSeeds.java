package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.PruningTraining.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * One contender's runs of one training.
 *
 * @param training what was run
 * @param contender how it was pruned
 * @param results seed by seed
 */
record PruningSeeds(PruningTraining training, PruningContender contender, List<Result> results) {
    private record Case(PruningTraining training, PruningContender contender, long seed) {}

    /** Runs every contender in every training with the same seeds. */
    static List<PruningSeeds> run(
            Conditions conditions, List<PruningTraining> trainings, List<PruningContender> contenders, int seeds) {
        List<Case> cases = trainings.stream()
                .flatMap(training -> contenders.stream()
                        .flatMap(contender -> LongStream.range(conditions.seed(), conditions.seed() + seeds)
                                .mapToObj(seed -> new Case(training, contender, seed))))
                .toList();
        List<Result> results = conditions.each(
                trainings.size() + " networks, " + contenders.size() + " contenders, " + seeds + " seeds",
                cases,
                one -> one.training().run(one.contender(), one.seed()));
        List<PruningSeeds> all = new ArrayList<>();
        for (int i = 0; i < cases.size(); i += seeds) {
            Case first = cases.get(i);
            all.add(new PruningSeeds(first.training(), first.contender(), results.subList(i, i + seeds)));
        }
        return all;
    }

    /** The runs of a contender, where there is one training. */
    static PruningSeeds of(List<PruningSeeds> all, PruningContender contender) {
        return all.stream()
                .filter(runs -> runs.contender().equals(contender))
                .findFirst()
                .orElseThrow();
    }

    double[] values(ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure).toArray();
    }

    double mean(ToDoubleFunction<Result> figure) {
        return Arrays.stream(values(figure)).average().orElseThrow();
    }

    double least(ToDoubleFunction<Result> figure) {
        return Summary.smallest(values(figure));
    }

    double most(ToDoubleFunction<Result> figure) {
        return Summary.largest(values(figure));
    }
}
