package io.evenkeel.train;

import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.NonFiniteValue;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.SweepObserver;
import io.evenkeel.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Backpropagation (through time) on a task, update by update: a sweep over a batch or a window of it, then decay, optimizer
 * and controllers. Everything random is a function of the seed and of counters, so a trainer that takes up a
 * {@linkplain TrainerState checkpoint} goes on to the same bits, whatever the number of threads.
 */
public final class Trainer implements AutoCloseable {
    private final Model model;
    private final Task task;
    private final Program program;
    private final Expr output;
    private final Windows windows;
    private final int examples;
    private final long seed;
    private final List<Controller> controllers;
    private final Backpropagation sweep;
    private final ParameterUpdate update;
    private long updates;
    private long batchIndex;
    private int window;
    private Batch batch;
    private LossWeights lossWeights;
    private boolean continuing;
    private double loss = Double.NaN;
    private double gradientNorm = Double.NaN;

    Trainer(Training training) {
        this.model = training.model;
        this.task = training.task;
        this.examples = training.batch;
        this.seed = training.seed;
        this.controllers = List.copyOf(training.controllers);
        this.windows = new Windows(task.steps(), training.truncation == 0 ? task.steps() : training.truncation);
        Program.Trace trace = new Program.Trace();
        this.output = model.record(trace, trace.input("x", model.inputs()));
        Expr target = trace.input("target", task.loss().targets(model.outputs()));
        trace.output("y", output);
        trace.output("loss", task.loss().of(output, target));
        this.program = trace.end();
        Backpropagation.Builder builder = Backpropagation.of(program, "loss")
                .steps(windows.length())
                .batch(examples)
                .threads(training.threads)
                .precision(training.precision);
        for (Controller controller : controllers) {
            for (SweepObserver observer : controller.attach(model, program)) {
                builder.observe(observer);
            }
        }
        this.sweep = builder.build();
        this.update = new ParameterUpdate(model, training);
    }

    /**
     * Makes one update.
     *
     * @return the loss of its examples before it; NaN where none of their steps count
     * @throws NonFiniteException if loss or gradient are not finite; the weights are left as they were
     */
    public double step() {
        if (batch == null) {
            batch = task.batch(seed, batchIndex, examples);
            lossWeights = new LossWeights(batch, windows);
        }
        prepare(batch, lossWeights, window, window > 0 || batch.continues() && continuing);
        boolean counts = lossWeights.total(window) != 0;
        double value = sweep.run();
        update.gradients(sweep::gradient);
        double norm = update.norm();
        if (!Double.isFinite(value) || !Double.isFinite(norm)) {
            throw nonFinite(value);
        }
        update.begin(updates, counts ? value : loss, !counts);
        update.take(controllers);
        advance();
        gradientNorm = counts ? norm : Double.NaN;
        if (!counts) {
            return Double.NaN;
        }
        loss = value;
        return value;
    }

    private void prepare(Batch of, LossWeights weights, int at, boolean follow) {
        sweep.follow(follow);
        sweep.input("x", of.inputs(), at * windows.length());
        sweep.input("target", of.targets(), at * windows.length());
        sweep.weigh(weights.values(), weights.first(at));
    }

    private void advance() {
        updates++;
        window++;
        continuing = true;
        if (window == windows.count()) {
            window = 0;
            batchIndex++;
            batch = null;
        }
    }

    private NonFiniteException nonFinite(double value) {
        for (Map.Entry<String, Parameter> named : model.namedParameters().entrySet()) {
            Tensor weights = named.getValue().value();
            for (int j = 0; j < weights.size(); j++) {
                if (!Double.isFinite(weights.get(j))) {
                    return new NonFiniteException(
                            updates,
                            weights.get(j) + " among the weights " + named.getKey()
                                    + (updates == 0 ? " from the start" : ", written by update " + (updates - 1)));
                }
            }
        }
        Optional<NonFiniteValue> found = sweep.findNonFinite();
        String what = found.map(NonFiniteValue::toString)
                .orElse(
                        Double.isFinite(value)
                                ? "the sum of finite terms of the gradient overflows"
                                : "the sum of finite losses overflows");
        return new NonFiniteException(updates, what);
    }

    /**
     * Judges the model on the task's held-out examples. Training goes on afterwards as if nothing had been.
     *
     * @return loss and figures
     */
    public Evaluation evaluate() {
        Map<String, Tensor> before = sweep.state();
        Averages averages = new Averages();
        boolean follows = false;
        for (Batch held : task.evaluation(seed, examples)) {
            LossWeights weights = new LossWeights(held, windows);
            Tensor outputs = Tensor.zeros(held.inputs().precision(), held.steps(), held.examples(), model.outputs());
            double sum = 0;
            double total = 0;
            for (int at = 0; at < windows.count(); at++) {
                prepare(held, weights, at, at > 0 || held.continues() && follows);
                sum += weights.total(at) * sweep.forward();
                total += weights.total(at);
                sweep.read(output, outputs, at * windows.length());
            }
            follows = true;
            averages.add(held, total == 0 ? 0 : sum / total, task.figures(held, outputs));
        }
        sweep.state(before);
        Map<String, Double> figures = averages.means();
        figures.putAll(new TreeMap<>(task.derived(figures)));
        return new Evaluation(updates, figures, task.solved().holds(figures));
    }

    /** @return what controllers report about the last update, by {@code controller.figure}; of two of a name the second is 2 */
    public Map<String, Double> figures() {
        Map<String, Double> all = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Controller controller : controllers) {
            int number = seen.merge(controller.name(), 1, Integer::sum);
            String name = number == 1 ? controller.name() : controller.name() + " " + number;
            controller.figures().forEach((figure, value) -> all.put(name + "." + figure, value));
        }
        return all;
    }

    /** @return number of updates made so far */
    public long updates() {
        return updates;
    }

    /** @return loss of the last update's examples before it, NaN if there is none yet */
    public double loss() {
        return loss;
    }

    /** @return norm of the last update's gradient, as backpropagation left it; NaN where none of its steps count */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** @return what is trained */
    public Model model() {
        return model;
    }

    /** @return what it learns */
    public Task task() {
        return task;
    }

    /** @return examples in a batch */
    public int examples() {
        return examples;
    }

    /** @return seed of the examples */
    public long seed() {
        return seed;
    }

    /** @return the model's step with inputs "x" and "target" and outputs "y" and "loss" */
    public Program program() {
        return program;
    }

    /** @return the controllers, in order */
    public List<Controller> controllers() {
        return controllers;
    }

    /** @return everything that the rest of the run depends on, see {@link TrainerState} */
    public TrainerState save() {
        Map<String, Tensor> state = program.pass().recurrences().isEmpty() ? Map.of() : sweep.state();
        return TrainerState.of(model, update, controllers, state, updates, batchIndex, window, loss);
    }

    /**
     * Takes up what {@link #save} gave, of a trainer that was built in the same way.
     *
     * @param saved the state
     * @throws IllegalArgumentException if it does not fit, with the first difference; no weight has changed then
     */
    public void restore(TrainerState saved) {
        if (saved.window() >= windows.count()) {
            throw new IllegalArgumentException(
                    "the checkpoint is in window " + saved.window() + " of a batch, but there are " + windows.count());
        }
        if (!program.pass().recurrences().isEmpty()) {
            sweep.state(saved.recurrentState());
        }
        saved.applyTo(model, update, controllers);
        updates = saved.updates();
        batchIndex = saved.batchIndex();
        window = saved.window();
        loss = saved.loss();
        batch = null;
        continuing = true;
    }

    /** Ends the threads. */
    @Override
    public void close() {
        sweep.close();
    }
}
