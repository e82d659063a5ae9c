package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.TrainingGauges;
import io.evenkeel.lab.run.RunBroken;
import io.evenkeel.lab.run.RunListener;
import io.evenkeel.lab.run.RunResult;
import io.evenkeel.lab.run.TrainingRun;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.nn.Model;
import io.evenkeel.train.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One run of a recipe.
 *
 * @param contender its name
 * @param seed of weights and examples
 * @param model as it was when the run ended
 * @param losses of the examples of each update
 * @param evaluations figures on held-out examples by number of updates
 * @param readings figures of gauges by number of updates
 * @param solvedAt updates before the first evaluation that met the task's criterion
 * @param failure why it broke, if it did
 */
record RecipeRun(
        String contender,
        long seed,
        Model model,
        double[] losses,
        Map<Long, Map<String, Double>> evaluations,
        Map<Long, Map<String, Double>> readings,
        OptionalLong solvedAt,
        Optional<String> failure) {

    static RecipeRun of(String contender, Spec spec) {
        List<Double> losses = new ArrayList<>();
        Map<Long, Map<String, Double>> evaluations = new TreeMap<>();
        Map<Long, Map<String, Double>> readings = new TreeMap<>();
        RunListener listener = new RunListener() {
            @Override
            public void updated(long updates, long total, double loss, Map<String, Double> figures) {
                losses.add(loss);
            }

            @Override
            public void evaluated(Evaluation evaluation) {
                evaluations.put(evaluation.update(), evaluation.figures());
            }

            @Override
            public void measured(long updates, TrainingGauges.Readings measured) {
                readings.put(updates, new LinkedHashMap<>(measured.figures()));
            }
        };
        try (TrainingRun run = TrainingRun.of(spec).listener(listener).build()) {
            OptionalLong solvedAt = OptionalLong.empty();
            Optional<String> failure = Optional.empty();
            try {
                RunResult result = run.run();
                solvedAt = result.solvedAt();
            } catch (RunBroken e) {
                failure = Optional.of(e.getMessage());
            }
            return new RecipeRun(
                    contender,
                    spec.seed(),
                    run.trainer().model(),
                    losses.stream().mapToDouble(Double::doubleValue).toArray(),
                    evaluations,
                    readings,
                    solvedAt,
                    failure);
        }
    }

    /** A figure of the last evaluation; NaN where the run broke. */
    double last(String figure) {
        if (failure.isPresent() || evaluations.isEmpty()) {
            return Double.NaN;
        }
        Map<String, Double> last = null;
        for (Map<String, Double> each : evaluations.values()) {
            last = each;
        }
        return last.getOrDefault(figure, Double.NaN);
    }

    /** Mean loss of the examples of the last updates; NaN where the run broke. */
    double recentLoss(int updates) {
        return failure.isPresent()
                ? Double.NaN
                : Arrays.stream(losses)
                        .skip(Math.max(0, losses.length - updates))
                        .average()
                        .orElse(Double.NaN);
    }

    /** The best value of a figure at any evaluation; NaN where there is none. */
    double best(String figure, boolean above) {
        return evaluations.values().stream()
                .mapToDouble(figures -> figures.getOrDefault(figure, Double.NaN))
                .filter(value -> !Double.isNaN(value))
                .reduce(above ? Math::max : Math::min)
                .orElse(Double.NaN);
    }
}
