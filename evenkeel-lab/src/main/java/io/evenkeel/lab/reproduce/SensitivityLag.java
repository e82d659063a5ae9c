package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.SensitivityTraining.Result;
import io.evenkeel.train.Sgd;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Experiment 4: a lag of 300 steps, with sensitivity adjustment and with a tuned spectral radius. */
final class SensitivityLag extends SensitivityExperiment {
    private static final double TRIVIAL = 0.64;
    private static final String TASK = "delayed exclusive or";

    SensitivityLag() {
        super(
                "e4",
                "A recurrent network learns over a lag of 300 steps",
                "SAL with backpropagation through time trains a recurrent network on a lag of 300 steps, and is significantly"
                        + " better than tuning the spectral radius (abstract; task, size and numbers could not be read)");
    }

    static DelayedXorTraining training(boolean scaled) {
        return scaled
                ? new DelayedXorTraining(100, new Sgd(0.01), 3e-3, 200, 1200)
                : new DelayedXorTraining(300, new Sgd(3e-3), 1e-3, 500, 3000);
    }

    static List<Double> grid(boolean scaled) {
        return scaled ? List.of(1.0) : SensitivityContender.GRID;
    }

    static int seeds(boolean scaled) {
        return scaled ? 2 : 5;
    }

    @Override
    public String configuration(boolean scaled) {
        DelayedXorTraining training = training(scaled);
        return "50 tanh neurons, A = ±1 shown in step 0, B = ±1 in step T/2 on another line, linear read-out of ±0.8 in step T = "
                + training.lag() + ", all 4 patterns at once, plain gradient descent at "
                + training.optimizer().rate()
                + ", gradient's norm clipped to 1, input weights U(-1, 1), read-out N(0, 1/50); SAL"
                + " of recurrent inputs: η = " + training.rate() + ", β = 0.9, recurrent weights N(0, 0.3²/50), "
                + training.pretraining() + " presentations alone and "
                + (training.presentations() - training.pretraining()) + " beside gradient descent; others: "
                + training.presentations() + " of gradient descent, from the same weights or a spectral radius of "
                + grid(scaled) + "; " + seeds(scaled) + " seeds";
    }

    @Override
    public Outcome run(Conditions conditions) {
        boolean scaled = conditions.scaled();
        Map<SensitivityContender, List<Result>> results = bySeed(
                conditions,
                "training over a lag",
                DelayedXorTraining.contenders(grid(scaled)),
                seeds(scaled),
                training(scaled)::run);
        Outcome outcome = new Outcome();
        SensitivityTables.learning(
                TASK,
                Prototype.LABEL + "SAL 2/2 seeds, 0.07; radius 1.0 not solved, 1.1 solved with one seed",
                results,
                outcome);
        SensitivityTables.gradients("gradient at the longest over that at the shortest lag", results, outcome);
        SensitivityTables.gradientChart("Gradient by lag", "steps back from the end", true, results, outcome);
        SensitivityTables.lossChart(TASK, results, outcome);
        compare("presentations until solved", Result::solvedAt, results, outcome);
        compare("presentations until solved for good", Result::settledAt, results, outcome);
        check(scaled, results, outcome);
        return outcome;
    }

    private static void compare(
            String what,
            ToDoubleFunction<Result> presentations,
            Map<SensitivityContender, List<Result>> results,
            Outcome outcome) {
        SensitivityTables.bestTuned(results, presentations).ifPresent(best -> {
            double[] adjusted = SensitivityTables.of(SensitivityTables.adjusted(results), presentations);
            double[] tuned = SensitivityTables.of(results.get(best), presentations);
            outcome.row(
                    what + ", SAL and best tuned start (" + best.name() + ")",
                    "significant improvement by SAL",
                    Summary.spread(adjusted) + " and " + Summary.spread(tuned),
                    "Mann-Whitney test, two-sided: p = " + Summary.number(ExactTest.mannWhitney(adjusted, tuned)));
        });
    }

    private static void check(boolean scaled, Map<SensitivityContender, List<Result>> results, Outcome outcome) {
        List<Result> adjusted = SensitivityTables.adjusted(results);
        int solved = SensitivityTables.count(SensitivityTables.of(adjusted, Result::settledAt));
        outcome.check(
                "SAL solves the task for good with most seeds",
                "more than half of " + adjusted.size(),
                Integer.toString(solved),
                2 * solved > adjusted.size());
        if (scaled) {
            double end = Summary.largest(SensitivityTables.of(adjusted, Result::finalLoss));
            outcome.check("SAL's final error, largest of all seeds", "< 0.01", Summary.number(end), end < 0.01);
        }
        results.forEach((contender, runs) -> {
            if (!contender.adjusted() && !contender.tuned()) {
                double off = Summary.largest(SensitivityTables.of(runs, r -> Math.abs(r.finalLoss() - TRIVIAL)));
                outcome.check(
                        "without SAL, small weights stay at the trivial error of 0.64, largest difference",
                        "< 0.001",
                        Summary.number(off),
                        off < 1e-3);
            }
        });
    }
}
