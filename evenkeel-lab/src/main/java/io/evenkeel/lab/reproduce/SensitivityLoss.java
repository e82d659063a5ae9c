package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.SensitivityTraining.Result;
import java.util.List;
import java.util.Map;

/** Experiment 5: what becomes of sensitivity while a network learns, with and without adjustment. */
final class SensitivityLoss extends SensitivityExperiment {
    private static final double LOST = -0.03;
    private static final double HALF_OF_TRIVIAL = 0.32;

    SensitivityLoss() {
        super(
                "e5",
                "Learning loses sensitivity, which adjustment prevents and tuned initial weights do not",
                "SAL's continuous nonlinear nature prevents the loss of sensitivity during learning, unlike tuning before"
                        + " learning (abstract; no numbers could be read)");
    }

    private static DeepParityTraining deep(boolean scaled) {
        return scaled ? new DeepParityTraining(100, 2, 300, 600) : new DeepParityTraining(300, 2, 300, 900);
    }

    private static List<Double> grid(boolean scaled) {
        return scaled ? List.of(1.0) : List.of(1.0, 1.05, 1.1, 1.2);
    }

    @Override
    public String configuration(boolean scaled) {
        return "Exclusive or in networks of " + deep(scaled).layers() + " layers as in e3, and over a lag of "
                + SensitivityLag.training(scaled).lag() + " steps as in e4, "
                + SensitivityLag.seeds(scaled)
                + " seeds; log-sensitivity of hidden neurons at every presentation (of all inputs in"
                + " the deep network, of recurrent inputs over the lag), without SAL by measurement alone";
    }

    @Override
    public Outcome run(Conditions conditions) {
        boolean scaled = conditions.scaled();
        Outcome outcome = new Outcome();
        int seeds = SensitivityLag.seeds(scaled);
        report(
                "deep network",
                "",
                bySeed(
                        conditions,
                        "measuring sensitivity in depth",
                        DeepParityTraining.contenders(grid(scaled)),
                        seeds,
                        deep(scaled)::run),
                outcome);
        report(
                "lag",
                Prototype.LABEL + "radius 1.0: -0.044 to -0.120, 1.1: -0.035 to -0.104",
                bySeed(
                        conditions,
                        "measuring sensitivity over a lag",
                        DelayedXorTraining.contenders(grid(scaled)),
                        seeds,
                        SensitivityLag.training(scaled)::run),
                outcome);
        return outcome;
    }

    private static void report(
            String task, String prototype, Map<SensitivityContender, List<Result>> results, Outcome outcome) {
        SensitivityTables.sensitivityChart(task, results, outcome);
        results.forEach((contender, runs) -> outcome.row(
                task + ", " + contender.name() + ": Λ when gradient descent begins, lowest since, at the end",
                contender.adjusted() ? "keeps sensitivity" : contender.tuned() ? "loses sensitivity" : "",
                Summary.spread(SensitivityTables.of(runs, Result::sensitivityBefore)) + "; "
                        + Summary.spread(SensitivityTables.of(runs, Result::lowestSensitivity)) + "; "
                        + Summary.spread(SensitivityTables.of(runs, Result::sensitivityAfter)),
                contender.tuned() ? prototype : ""));
        double kept =
                Summary.smallest(SensitivityTables.of(SensitivityTables.adjusted(results), SensitivityLoss::change));
        outcome.check(
                task + ": change of Λ by learning with SAL, lowest of all seeds",
                "> " + LOST,
                Summary.number(kept),
                kept > LOST);
        results.forEach((contender, runs) -> {
            double[] lost = runs.stream()
                    .filter(r -> r.bestLoss() < HALF_OF_TRIVIAL)
                    .mapToDouble(r -> r.lowestSensitivity() - r.sensitivityBefore())
                    .toArray();
            if (contender.name().endsWith(" 1.0") && lost.length > 0) {
                double least = Summary.largest(lost);
                outcome.check(
                        task + ", " + contender.name() + ": loss of Λ by learning, least of the " + lost.length
                                + " seeds that halve the trivial error",
                        "< " + LOST,
                        Summary.number(least),
                        least < LOST);
            }
        });
    }

    private static double change(Result run) {
        return run.sensitivityAfter() - run.sensitivityBefore();
    }
}
