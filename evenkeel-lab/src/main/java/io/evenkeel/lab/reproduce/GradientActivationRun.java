package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.TrainingGauges;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.NonFiniteException;
import io.evenkeel.train.Task;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Training of a network of sigmoid layers by one contender.
 *
 * @param task classification in one step
 * @param hidden widths of the hidden layers
 * @param batch examples of an update
 * @param updates in all, a multiple of the stretches
 * @param stretches over which training loss and gradient norms are averaged
 */
record GradientActivationRun(Task task, List<Integer> hidden, int batch, int updates, int stretches) {

    /**
     * What came of it.
     *
     * @param losses mean training loss of each stretch; like all else NaN from a loss or gradient that is not finite on
     * @param accuracy on held-out examples at the end
     * @param norms mean norm of the gradient in each stretch
     * @param activatedNorms the same after the contender's controller, which may see the momentum instead; empty if it has none
     * @param depthsAtStart norm of the loss's gradient on each hidden layer's output before training
     * @param depthsAtEnd the same after it
     */
    record Result(
            double[] losses,
            double accuracy,
            double[] norms,
            double[] activatedNorms,
            double[] depthsAtStart,
            double[] depthsAtEnd) {
        double trainingLoss() {
            return losses[losses.length - 1];
        }
    }

    int stretch() {
        return updates / stretches;
    }

    Result of(GradientActivationContender contender, long seed) {
        FeedForward model = new FeedForward(task.inputs(), hidden, Activation.SIGMOID, task.outputs());
        model.initialize(seed);
        Training training = Training.of(model, task)
                .optimizer(contender.optimizer())
                .batch(batch)
                .seed(seed);
        contender.controllers().get().forEach(training::controller);
        try (Trainer trainer = training.build()) {
            TrainingGauges gauges = new TrainingGauges(trainer, Set.of("task-gradient"));
            double[] depthsAtStart = depths(gauges);
            double[] losses = new double[stretches];
            double[] norms = new double[stretches];
            double[] activatedNorms = new double[trainer.controllers().isEmpty() ? 0 : stretches];
            double[] depthsAtEnd = new double[depthsAtStart.length];
            try {
                for (int update = 0; update < updates; update++) {
                    int at = update / stretch();
                    losses[at] += trainer.step() / stretch();
                    norms[at] += trainer.gradientNorm() / stretch();
                    if (activatedNorms.length > 0) {
                        activatedNorms[at] += normAfter(trainer.figures()) / stretch();
                    }
                }
                depthsAtEnd = depths(gauges);
            } catch (NonFiniteException e) {
                int from = (int) (trainer.updates() / stretch());
                for (double[] curve : List.of(losses, norms, activatedNorms)) {
                    Arrays.fill(curve, Math.min(from, curve.length), curve.length, Double.NaN);
                }
                Arrays.fill(depthsAtEnd, Double.NaN);
            }
            double accuracy = trainer.evaluate().figures().get("accuracy");
            return new Result(losses, accuracy, norms, activatedNorms, depthsAtStart, depthsAtEnd);
        }
    }

    private static double[] depths(TrainingGauges gauges) {
        return gauges.read().curves().get("gradient-by-depth");
    }

    private static double normAfter(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .filter(figure -> figure.getKey().contains(".norm-after-"))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
