package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.SensitivityTraining.Result;
import java.util.List;
import java.util.Map;

/** Experiment 3: a network of 300 layers, with sensitivity adjustment and with tuned initial weights. */
final class SensitivityDepth extends SensitivityExperiment {
    private static final double TRIVIAL = 0.64;
    private static final Map<Integer, String> PROTOTYPES = Map.of(
            2,
            Prototype.LABEL + "SAL 3/3 seeds; row norms 1.0, 1.05, 1.1 0/9",
            3,
            Prototype.LABEL + "SAL 2/3 seeds; without SAL 0/9");

    SensitivityDepth() {
        super(
                "e3",
                "A feed-forward network of 300 layers learns, which tuned initial weights do not achieve",
                "SAL with backpropagation trains a 300-layer network, and is significantly better than tuned initial weights"
                        + " (abstract; task, width and numbers could not be read)");
    }

    private static DeepParityTraining training(boolean scaled, int bits) {
        return scaled ? new DeepParityTraining(100, bits, 300, 1000) : new DeepParityTraining(300, bits, 300, 900);
    }

    private static int seeds(boolean scaled) {
        return scaled ? 3 : 5;
    }

    @Override
    public String configuration(boolean scaled) {
        return (scaled ? "100 layers" : "300 layers") + " of 30 tanh neurons; exclusive or"
                + (scaled ? "" : ", and parity of 3 signs")
                + " with inputs ±1 and targets ±0.8, all patterns at once, tanh"
                + " output, plain gradient descent at 0.01; SAL: η = 0.01, β = 0.9, weights from U(-0.1, 0.1), 300 presentations"
                + " alone and " + (scaled ? 700 : 600) + " beside gradient descent; others: " + (scaled ? 1000 : 900)
                + " of gradient descent, from the same weights or Gaussian ones scaled to a root mean square row norm of "
                + grid(scaled) + "; double precision, " + seeds(scaled) + " seeds";
    }

    private static List<Double> grid(boolean scaled) {
        return scaled ? List.of(1.0) : SensitivityContender.GRID;
    }

    @Override
    public Outcome run(Conditions conditions) {
        Outcome outcome = new Outcome();
        for (int bits : conditions.scaled() ? new int[] {2} : new int[] {2, 3}) {
            String task = bits == 2 ? "exclusive or" : "parity of " + bits;
            DeepParityTraining training = training(conditions.scaled(), bits);
            Map<SensitivityContender, List<Result>> results = bySeed(
                    conditions,
                    "training deep networks on " + task,
                    DeepParityTraining.contenders(grid(conditions.scaled())),
                    seeds(conditions.scaled()),
                    training::run);
            SensitivityTables.learning(task, PROTOTYPES.get(bits), results, outcome);
            SensitivityTables.gradients(task + ": first over last layer's gradient", results, outcome);
            SensitivityTables.gradientChart(task + ": gradient by depth", "layer", false, results, outcome);
            SensitivityTables.lossChart(task, results, outcome);
            check(task, conditions.scaled(), results, outcome);
        }
        return outcome;
    }

    private static void check(
            String task, boolean scaled, Map<SensitivityContender, List<Result>> results, Outcome outcome) {
        List<Result> adjusted = SensitivityTables.adjusted(results);
        double before = Summary.largest(
                adjusted.stream().mapToDouble(r -> r.gradientRatio(0)).toArray());
        outcome.check(
                task + ": first over last layer's gradient vanishes at first, largest of all seeds",
                "< 1e-40",
                Summary.number(before),
                before < 1e-40);
        double[] after = adjusted.stream().mapToDouble(r -> r.gradientRatio(1)).toArray();
        double lowest = Summary.smallest(after);
        double highest = Summary.largest(after);
        outcome.check(
                task + ": first over last layer's gradient after SAL alone, all seeds",
                "0.01 to 100",
                Summary.number(lowest) + " to " + Summary.number(highest),
                lowest > 1e-2 && highest < 1e2);
        if (scaled) {
            long good = adjusted.stream()
                    .filter(r -> r.accuracy() == 1 && r.finalLoss() < 0.01)
                    .count();
            outcome.check(
                    task + ": SAL ends with all right and an error below 0.01", "2 of 3", good + " of 3", good >= 2);
        } else {
            int solved = SensitivityTables.count(SensitivityTables.of(adjusted, Result::solvedAt));
            int tuned = SensitivityTables.bestTuned(results, Result::solvedAt)
                    .map(c -> SensitivityTables.count(SensitivityTables.of(results.get(c), Result::solvedAt)))
                    .orElse(0);
            outcome.check(
                    task + ": SAL solves it with more seeds than any tuned row norm",
                    "> " + tuned + " of " + adjusted.size(),
                    Integer.toString(solved),
                    solved > tuned);
        }
        results.forEach((contender, runs) -> {
            if (!contender.adjusted() && !contender.tuned()) {
                double off = Summary.largest(runs.stream()
                        .mapToDouble(r -> Math.abs(r.finalLoss() - TRIVIAL))
                        .toArray());
                outcome.check(
                        task + ": without SAL, small weights stay at the trivial error of 0.64, largest difference",
                        "< 1e-6",
                        Summary.number(off),
                        off < 1e-6);
            }
        });
    }
}
