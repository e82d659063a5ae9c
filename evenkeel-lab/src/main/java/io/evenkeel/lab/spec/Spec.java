package io.evenkeel.lab.spec;

import io.evenkeel.lab.Ingredient;
import io.evenkeel.train.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that decides a training run, complete with defaults. The same specification gives the same bits, whatever the
 * machine and the number of threads.
 *
 * @param task what is learned
 * @param network what is trained
 * @param controllers what happens besides the gradient step, in this order
 * @param pruning which weights are left out
 * @param trainer where updates come from
 * @param gauges what is measured on the way
 * @param evaluate when the model is judged
 * @param checkpoint when the run is saved
 * @param log updates between two lines of metrics
 * @param seed of the weights and of the examples
 */
public record Spec(
        @Setting("what is learned") TaskOptions task,

        @Setting("what is trained") NetworkOptions network,

        @Setting(value = "what happens besides the gradient step, in this order", standard = "[]")
        List<ControllerOptions> controllers,

        @Setting("which weights are left out from before the first update on; none if not given")
        Optional<PruningSettings> pruning,

        @Setting("where updates come from") TrainerOptions trainer,

        @Setting(value = "what is measured on the way, or a list of gauges", standard = "{}")
        GaugeSettings gauges,

        @Setting(value = "when the model is judged", standard = "{}")
        EvaluationSettings evaluate,

        @Setting(value = "when the run is saved", standard = "{}")
        CheckpointSettings checkpoint,

        @Setting(value = "updates between two lines of metrics", standard = "10", least = 1)
        long log,

        @Setting(value = "of the weights and of the examples", standard = "1")
        long seed)
        implements RunSpec {
    /**
     * Checks what can be checked without the task.
     *
     * @throws SpecException if settings do not fit each other
     */
    public Spec {
        fits("trainer", () -> trainer.check(network));
        for (int i = 0; i < controllers.size(); i++) {
            ControllerOptions controller = controllers.get(i);
            fits("controllers[" + i + "]", () -> controller.check(network));
        }
        pruning.ifPresent(settings -> fits("pruning", () -> settings.check(network)));
        fits("gauges", () -> gauges.check(network));
    }

    private static void fits(String path, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new SpecException(path, e.getMessage());
        }
    }

    /**
     * The same run with another length.
     *
     * @param updates of the whole run
     * @return another specification
     */
    public Spec withSteps(long updates) {
        return new Spec(
                task,
                network,
                controllers,
                pruning,
                trainer.withSteps(updates),
                gauges,
                evaluate,
                checkpoint,
                log,
                seed);
    }

    /**
     * The same run with other random numbers.
     *
     * @param newSeed of the weights and of the examples
     * @return another specification
     */
    public Spec withSeed(long newSeed) {
        return new Spec(task, network, controllers, pruning, trainer, gauges, evaluate, checkpoint, log, newSeed);
    }

    /**
     * Makes the task and checks that the trainer fits it.
     *
     * @return the task
     * @throws SpecException if sequences cannot be cut or batched as the trainer wants
     */
    public Task checkedTask() {
        Task own = made("task", task::task);
        Task made = made("network.embedding", () -> network.reading(own));
        trainer.truncation().ifPresent(window -> checkWindow(window, made));
        made("trainer.batch", () -> made.batch(seed, 0, trainer.batch()));
        pruning.ifPresent(settings -> made("pruning.batch", () -> made.batch(seed, 0, settings.batch())));
        made("task", () -> made.evaluation(seed, trainer.batch()));
        return made;
    }

    private static <T> T made(String path, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (IllegalArgumentException e) {
            throw new SpecException(path, e.getMessage());
        }
    }

    private static void checkWindow(int window, Task task) {
        if (window > task.steps()) {
            throw new SpecException(
                    "trainer.truncation",
                    window + " steps are longer than a sequence of the task, which has " + task.steps());
        }
        if (task.steps() % window != 0) {
            throw new SpecException(
                    "trainer.truncation",
                    "the " + task.steps() + " steps of a sequence are not a multiple of " + window);
        }
    }

    @Override
    public Set<Ingredient> ingredients() {
        Set<Ingredient> used = RunSpec.super.ingredients();
        gauges.gauges(network).forEach(gauge -> used.add(gauge.ingredient()));
        return used;
    }

    @Override
    public ObjectNode tree() {
        return SpecTree.of(this);
    }

    /** {@inheritDoc} That is all but the number of updates, the schedule of checkpoints, and whether it ends once solved. */
    @Override
    public ObjectNode identity() {
        ObjectNode tree = tree();
        ((ObjectNode) tree.get("trainer")).remove("steps");
        ((ObjectNode) tree.get("evaluate")).remove("stop");
        tree.remove("checkpoint");
        return tree;
    }
}
