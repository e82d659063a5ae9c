package io.evenkeel.train;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Collects what a {@link Trainer} needs. */
public final class Training {
    final Model model;
    final Task task;
    final List<Controller> controllers = new ArrayList<>();
    final Map<Predicate<String>, Optimizer> groups = new LinkedHashMap<>();
    Optimizer optimizer = new Sgd(0.01);
    RateSchedule schedule = RateSchedule.CONSTANT;
    Precision precision = Precision.SINGLE;
    int batch = 32;
    int truncation;
    int threads = 1;
    long seed;

    private Training(Model model, Task task) {
        this.model = model;
        this.task = task;
    }

    /**
     * Training of a model on a task, by backpropagation (through time, where the model has a state).
     *
     * @param model with initialized parameters, which training changes
     * @param task what it is to learn
     * @return a builder for the rest
     * @throws IllegalArgumentException if the widths of model and task differ
     */
    public static Training of(Model model, Task task) {
        if (model.inputs() != task.inputs() || model.outputs() != task.outputs()) {
            throw new IllegalArgumentException("task " + task.name() + " gives " + task.inputs() + " inputs and wants "
                    + task.outputs() + " outputs, but the model has " + model.inputs() + " and " + model.outputs());
        }
        return new Training(model, task);
    }

    /**
     * Sets the optimizer.
     *
     * @param newOptimizer of all parameters that no other is set for; plain gradient descent at 0.01 by default
     * @return this
     */
    public Training optimizer(Optimizer newOptimizer) {
        optimizer = newOptimizer;
        return this;
    }

    /**
     * Sets the optimizer of some parameters. The first whose condition holds is used.
     *
     * @param names of parameters, as {@link Model#namedParameters} gives them
     * @param newOptimizer of those
     * @return this
     */
    public Training optimizer(Predicate<String> names, Optimizer newOptimizer) {
        groups.put(names, newOptimizer);
        return this;
    }

    /**
     * Sets how rates change.
     *
     * @param newSchedule constant by default
     * @return this
     */
    public Training schedule(RateSchedule newSchedule) {
        schedule = newSchedule;
        return this;
    }

    /**
     * Adds a controller, after those that are there.
     *
     * @param controller used by this training alone
     * @return this
     */
    public Training controller(Controller controller) {
        controllers.add(controller);
        return this;
    }

    /**
     * Sets the size of batches.
     *
     * @param examples in a batch, 32 by default
     * @return this
     */
    public Training batch(int examples) {
        if (examples < 1) {
            throw new IllegalArgumentException("a batch needs at least one example, not " + examples);
        }
        batch = examples;
        return this;
    }

    /**
     * Cuts sequences into windows: an update after each, with the gradient of that window, and the state carried over. A
     * truncation of 1 with batches of 1 is online training.
     *
     * @param steps of a window, a divisor of the task's steps; all of them by default
     * @return this
     */
    public Training truncation(int steps) {
        truncation = steps;
        return this;
    }

    /**
     * Sets the precision of sweeps. Weights and optimizers keep theirs.
     *
     * @param newPrecision single by default
     * @return this
     */
    public Training precision(Precision newPrecision) {
        precision = newPrecision;
        return this;
    }

    /**
     * Sets the number of threads, which changes no bit of any result.
     *
     * @param newThreads at most so many work on a batch, 1 by default
     * @return this
     */
    public Training threads(int newThreads) {
        if (newThreads < 1) {
            throw new IllegalArgumentException("training needs at least one thread, not " + newThreads);
        }
        threads = newThreads;
        return this;
    }

    /**
     * Sets the seed of the examples.
     *
     * @param newSeed 0 by default
     * @return this
     */
    public Training seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /**
     * Compiles the model and allocates all buffers.
     *
     * @return the trainer, before its first update
     * @throws IllegalArgumentException if the parts do not go together
     */
    public Trainer build() {
        return new Trainer(this);
    }
}
