package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.TaskGradient;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.tensor.Expr;
import io.evenkeel.train.Batch;
import io.evenkeel.train.NonFiniteException;
import io.evenkeel.train.NormClipping;
import io.evenkeel.train.Optimizer;
import io.evenkeel.train.SensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.Task;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A training on all patterns at once, with loss and log-sensitivity taken down at every presentation, and the task's
 * gradient at the start, after the rule has learned alone, and at the end.
 *
 * @param task all of whose patterns are a batch
 * @param patterns how many there are
 * @param model initialized
 * @param precision of the sweeps
 * @param optimizer of the gradient step
 * @param clip largest norm of the gradient, infinite for none
 * @param rule of the adjustment; with the gate off the sensitivity is only measured
 * @param pretraining presentations of the rule alone, where it acts
 * @param presentations in all, those of the rule alone included
 */
record SensitivityTraining(
        Task task,
        int patterns,
        Model model,
        Precision precision,
        Optimizer optimizer,
        double clip,
        SensitivityRule rule,
        int pretraining,
        int presentations) {

    /**
     * What came of it.
     *
     * @param loss before each update
     * @param logSensitivity at each presentation, of the weights before the update
     * @param solvedAt presentations until the loss first met the task's criterion, infinite if it never did
     * @param settledAt presentations after which it always did, infinite if it does not at the end
     * @param pretraining presentations of the rule alone
     * @param gradients by depth, or by time step in a recurrent network, at the start, after the rule alone, at the end
     * @param accuracy share of patterns answered with the right sign at the end
     */
    record Result(
            double[] loss,
            double[] logSensitivity,
            double solvedAt,
            double settledAt,
            int pretraining,
            double[][] gradients,
            double accuracy) {

        double finalLoss() {
            return loss[loss.length - 1];
        }

        double bestLoss() {
            return Arrays.stream(loss).filter(x -> !Double.isNaN(x)).min().orElse(Double.NaN);
        }

        /** Log-sensitivity when the gradient began to act. */
        double sensitivityBefore() {
            return logSensitivity[pretraining];
        }

        double sensitivityAfter() {
            return logSensitivity[logSensitivity.length - 1];
        }

        /** Lowest log-sensitivity since the gradient began to act. */
        double lowestSensitivity() {
            return Summary.smallest(Arrays.copyOfRange(logSensitivity, pretraining, logSensitivity.length));
        }

        /** The gradient at the first depth or time step over that at the last, at one of the three moments. */
        double gradientRatio(int moment) {
            double[] g = gradients[moment];
            return g[0] / g[g.length - 1];
        }
    }

    /** Trains to the end, or until a number is not finite; what comes after that is NaN. */
    Result run() {
        boolean acts = rule.gate() != SensitivityRule.Gate.OFF;
        int alone = acts ? pretraining : 0;
        SensitivityAdjustment adjustment =
                SensitivityAdjustment.of(rule).pretraining(alone).build();
        Training training =
                Training.of(model, task).batch(patterns).precision(precision).optimizer(optimizer);
        if (clip < Double.POSITIVE_INFINITY) {
            training.controller(new NormClipping(clip));
        }
        double[] loss = nothing();
        double[] logSensitivity = nothing();
        double[][] gradients = new double[3][];
        double accuracy = Double.NaN;
        try (Trainer trainer = training.controller(adjustment).build()) {
            Gradients gauge = new Gradients(trainer);
            gradients[0] = gauge.read();
            for (int i = 0; i < presentations; i++) {
                if (i == alone) {
                    gradients[1] = gauge.read();
                }
                loss[i] = trainer.step();
                logSensitivity[i] = adjustment.figures().get("log-sensitivity");
            }
            gradients[2] = gauge.read();
            accuracy = trainer.evaluate().figures().get("accuracy");
        } catch (NonFiniteException e) {
            gradients[1] = gradients[1] == null ? gradients[0] : gradients[1];
            gradients[2] = gradients[1];
        }
        double[] presentationsUntil = solved(loss);
        return new Result(
                loss, logSensitivity, presentationsUntil[0], presentationsUntil[1], alone, gradients, accuracy);
    }

    /** When the criterion was met first, and when for good. */
    private double[] solved(double... loss) {
        double first = Double.POSITIVE_INFINITY;
        int unsolved = -1;
        for (int i = loss.length - 1; i >= 0; i--) {
            boolean holds = task.solved().holds(Map.of("loss", loss[i]));
            first = holds ? i : first;
            unsolved = holds ? unsolved : Math.max(unsolved, i);
        }
        return new double[] {first, unsolved < loss.length - 1 ? unsolved + 1 : Double.POSITIVE_INFINITY};
    }

    private double[] nothing() {
        double[] values = new double[presentations];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** The task's gradient over all patterns. */
    private final class Gradients {
        private final TaskGradient gauge;
        private final Batch batch = task.batch(0, 0, patterns);

        Gradients(Trainer trainer) {
            List<Expr> layers = NeuronGroup.find(trainer.program()).stream()
                    .map(NeuronGroup::y)
                    .toList();
            gauge = new TaskGradient(trainer.program(), layers, task.steps(), patterns);
        }

        double[] read() {
            double[] weights = batch.weights().toDoubles();
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= patterns;
            }
            TaskGradient.Result result = gauge.measure(batch.inputs(), batch.targets(), weights);
            return result.byTime().length > 0 ? result.byTime() : result.byDepth();
        }
    }
}
