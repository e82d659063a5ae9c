package io.evenkeel.lab;

import static io.evenkeel.lab.Ingredient.usable;

import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.Ingredient.Kind;
import io.evenkeel.lab.spec.ControllerOptions;
import io.evenkeel.lab.spec.OptimizerOptions;
import io.evenkeel.lab.spec.PruningOptions;
import io.evenkeel.lab.spec.ScheduleOptions;
import io.evenkeel.lab.spec.TrainerOptions;
import io.evenkeel.prune.JacobianSpectrum;
import io.evenkeel.train.SensitivityAdjustment;
import java.util.ArrayList;
import java.util.List;

/** What happens to networks: controllers, pruning, trainers, optimizers and schedules. */
final class TrainingIngredients {
    private TrainingIngredients() {}

    static List<Ingredient> all() {
        List<Ingredient> all = new ArrayList<>(controllers());
        all.addAll(pruning());
        all.addAll(trainers());
        all.addAll(optimizers());
        all.addAll(schedules());
        return all;
    }

    private static List<Ingredient> controllers() {
        return List.of(
                usable(
                        Kind.CONTROLLER,
                        SensitivityAdjustment.NAME,
                        "raises each neuron's sensitivity to a target, beside the gradient",
                        ControllerOptions.Sensitivity.class,
                        Citations.SENSITIVITY_ADJUSTMENT),
                usable(
                        Kind.CONTROLLER,
                        "gradient-activation",
                        "enlarges small gradients and compresses large ones",
                        ControllerOptions.Activated.class,
                        Citations.GRADIENT_ACTIVATION),
                usable(
                        Kind.CONTROLLER,
                        "adaptive-gradient-activation",
                        "the same, adapted to each tensor's largest gradient",
                        ControllerOptions.AdaptivelyActivated.class,
                        Citations.GRADIENT_ACTIVATION),
                usable(
                        Kind.CONTROLLER,
                        "norm-clipping",
                        "shortens gradients that are too long",
                        ControllerOptions.ClippedNorm.class,
                        Citations.CLIPPING),
                usable(
                        Kind.CONTROLLER,
                        "value-clipping",
                        "cuts off every number of a gradient that is too large",
                        ControllerOptions.ClippedValues.class,
                        Literature.VALUE_CLIPPING));
    }

    private static List<Ingredient> pruning() {
        return List.of(
                usable(
                        Kind.PRUNING,
                        JacobianSpectrum.NAME,
                        "keeps the weights on which the transport through the last steps depends",
                        PruningOptions.Spectrum.class,
                        Citations.JACOBIAN_SPECTRUM),
                usable(
                        Kind.PRUNING,
                        "magnitude",
                        "keeps the largest weights",
                        PruningOptions.Size.class,
                        Literature.MAGNITUDE_PRUNING),
                usable(Kind.PRUNING, "random", "keeps any weights", PruningOptions.Chance.class),
                usable(
                        Kind.PRUNING,
                        "snip",
                        "keeps the weights on which the loss depends",
                        PruningOptions.Connection.class,
                        Literature.SNIP),
                usable(
                        Kind.PRUNING,
                        "grasp",
                        "keeps the weights that keep the gradient long",
                        PruningOptions.GradientFlow.class,
                        Literature.GRASP));
    }

    private static List<Ingredient> trainers() {
        return List.of(
                usable(
                        Kind.TRAINER,
                        "bptt",
                        "backpropagation through time, over whole sequences or truncated",
                        TrainerOptions.ThroughTime.class,
                        Literature.THROUGH_TIME,
                        Literature.TRUNCATED),
                usable(
                        Kind.TRAINER,
                        "bp",
                        "backpropagation through a feed-forward network",
                        TrainerOptions.Backpropagation.class,
                        Literature.BACKPROPAGATION),
                usable(
                        Kind.TRAINER,
                        "online",
                        "one sequence at a time, with an update after every time step",
                        TrainerOptions.Online.class,
                        Literature.TRUNCATED));
    }

    private static List<Ingredient> optimizers() {
        return List.of(
                usable(
                        Kind.OPTIMIZER,
                        "sgd",
                        "gradient descent, with momentum if wanted, as torch.optim.SGD",
                        OptimizerOptions.GradientDescent.class,
                        Literature.STOCHASTIC_APPROXIMATION,
                        Literature.MOMENTUM),
                usable(
                        Kind.OPTIMIZER,
                        "adam",
                        "adaptive moments, as torch.optim.Adam",
                        OptimizerOptions.AdaptiveMoments.class,
                        Literature.ADAM),
                usable(
                        Kind.OPTIMIZER,
                        "adamw",
                        "adaptive moments with decoupled weight decay, as torch.optim.AdamW",
                        OptimizerOptions.DecoupledDecay.class,
                        Literature.DECOUPLED_DECAY),
                usable(
                        Kind.OPTIMIZER,
                        "rmsprop",
                        "gradient over the root of its mean square, as torch.optim.RMSprop",
                        OptimizerOptions.MeanSquare.class,
                        Literature.RMSPROP));
    }

    private static List<Ingredient> schedules() {
        return List.of(
                usable(Kind.SCHEDULE, "constant", "the same rate all along", ScheduleOptions.Constant.class),
                usable(Kind.SCHEDULE, "step", "a drop from time to time", ScheduleOptions.Step.class),
                usable(Kind.SCHEDULE, "exponential", "exponential decay", ScheduleOptions.Exponential.class),
                usable(Kind.SCHEDULE, "linear", "linear decay", ScheduleOptions.Linear.class),
                usable(
                        Kind.SCHEDULE,
                        "cosine",
                        "decay along half a cosine",
                        ScheduleOptions.Cosine.class,
                        Literature.WARM_RESTARTS),
                usable(
                        Kind.SCHEDULE,
                        "warm-up",
                        "linear growth at the start",
                        ScheduleOptions.WarmUp.class,
                        Literature.WARM_UP));
    }
}
