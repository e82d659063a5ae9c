package io.evenkeel.lab.run;

import io.evenkeel.gauge.TrainingGauges;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.Gauge;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.lab.spec.SpecException;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.train.Controller;
import io.evenkeel.train.Evaluation;
import io.evenkeel.train.Task;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Trains one network as a specification says, with evaluations, gauges, a log and checkpoints. Several runs may go on in one
 * process, each in its own thread. What a run leaves depends on the specification alone: neither on the number of threads
 * nor on how often it was interrupted.
 */
public final class TrainingRun implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final Spec spec;
    private final RunListener listener;
    private final Task task;
    private final Trainer trainer;
    private final Optional<OneShotPruning> pruning;
    private final Optional<TrainingGauges> gauges;
    private final List<String> warnings;
    private final boolean tensorBoard;
    private Optional<RunLog> log = Optional.empty();
    private final StopRequest stopping = new StopRequest();
    private Evaluation evaluation;
    private OptionalLong solvedAt = OptionalLong.empty();
    private double secondsBefore;
    private double cpuBefore;
    private long cpuBegun;
    private long begun;

    private TrainingRun(Builder builder) {
        spec = builder.spec;
        listener = builder.listener;
        task = spec.checkedTask();
        Model model = model();
        // Only recurrent models have something to prune, as the specification has checked.
        pruning = spec.pruning().map(settings -> new OneShotPruning(settings, (Network) model, task, spec.seed()));
        warnings = warnings(model);
        trainer = training(model, builder.threads).build();
        gauges = gauges();
        tensorBoard = builder.tensorBoard;
    }

    private Model model() {
        return made(() -> spec.network().model(spec.network().inputs(task), task.outputs(), spec.seed()));
    }

    private List<String> warnings(Model model) {
        return made(() -> spec.network().warnings(model, task.steps()));
    }

    private static <T> T made(Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (IllegalArgumentException e) {
            throw new SpecException("network", e.getMessage());
        }
    }

    private Optional<TrainingGauges> gauges() {
        List<String> names =
                spec.gauges().gauges(spec.network()).stream().map(Gauge::word).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new TrainingGauges(trainer, names));
    }

    private Training training(Model model, int threads) {
        Training training = Training.of(model, task)
                .optimizer(spec.trainer().optimizer().optimizer())
                .schedule(spec.trainer().schedule().schedule())
                .batch(spec.trainer().batch())
                .precision(spec.trainer().precision())
                .threads(threads)
                .seed(spec.seed());
        spec.trainer()
                .orthogonal()
                .ifPresent(options -> training.optimizer(name -> name.endsWith(".skew"), options.optimizer()));
        spec.trainer()
                .normalized()
                .ifPresent(options -> training.optimizer(name -> name.endsWith(".matrix"), options.optimizer()));
        spec.trainer().truncation().ifPresent(training::truncation);
        spec.controllers().forEach(options -> training.controller(options.controller()));
        pruning.ifPresent(it -> training.controller(it.mask()));
        return training;
    }

    /** Collects what a run needs. */
    public static final class Builder {
        private final Spec spec;
        private RunListener listener = RunListener.NONE;
        private boolean tensorBoard;
        private int threads = 1;

        private Builder(Spec spec) {
            this.spec = spec;
        }

        /**
         * Sets who is told how the run goes on.
         *
         * @param newListener nobody by default
         * @return this
         */
        public Builder listener(RunListener newListener) {
            listener = newListener;
            return this;
        }

        /**
         * Sets whether figures are written for TensorBoard as well.
         *
         * @param wanted not by default
         * @return this
         */
        public Builder tensorBoard(boolean wanted) {
            tensorBoard = wanted;
            return this;
        }

        /**
         * Sets the number of threads, which changes no result.
         *
         * @param newThreads at most so many work on a batch, 1 by default
         * @return this
         */
        public Builder threads(int newThreads) {
            threads = newThreads;
            return this;
        }

        /**
         * Makes task, network and trainer, and writes nothing yet.
         *
         * @return the run
         * @throws io.evenkeel.lab.spec.SpecException if settings do not fit the task
         * @throws IllegalArgumentException if a controller cannot act on the network
         */
        public TrainingRun build() {
            return new TrainingRun(this);
        }
    }

    /**
     * A run.
     *
     * @param spec what to do
     * @return a builder for the rest
     */
    public static Builder of(Spec spec) {
        return new Builder(spec);
    }

    /**
     * Sets where the run leaves what it does, and what it goes on from if there is a checkpoint. Without it the run leaves
     * nothing. Nothing is written before {@link #run}.
     *
     * @param folder stays open until the run is over
     */
    public void into(RunFolder folder) {
        log = Optional.of(new RunLog(folder, spec, task.data(), tensorBoard));
    }

    /** @return what it does */
    public Spec spec() {
        return spec;
    }

    /** @return what is learned */
    public Task task() {
        return task;
    }

    /** @return what is trained, and how it stands */
    public Trainer trainer() {
        return trainer;
    }

    /** @return what is legal but suspicious about the run, one sentence for each */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        for (Controller controller : trainer.controllers()) {
            controller.warning().ifPresent(warning -> all.add(controller.name() + ": " + warning));
        }
        return all;
    }

    /**
     * Trains to the end, from the folder's checkpoint if there is one.
     *
     * @return how it ended
     * @throws UserError if the checkpoint belongs to another run or is damaged, or the folder cannot be written; nothing has
     *     changed then
     * @throws io.evenkeel.lab.spec.SpecException if the network is to be pruned, and no weight matters more than another
     * @throws RunBroken if a number is no longer finite, or a file cannot be written; the last checkpoint stays
     */
    public RunResult run() {
        try {
            boolean restored = log.isPresent() && restore(log.get());
            begun = System.nanoTime();
            cpuBegun = cpuNanos();
            train(restored);
            return new RunResult(
                    task.name(),
                    trainer.updates(),
                    spec.trainer().steps(),
                    evaluation,
                    solvedAt,
                    task.solved(),
                    task.trivialLoss(),
                    task.trivialSolution(),
                    seconds(),
                    stopping.asked() && !ended());
        } catch (ArithmeticException | UncheckedIOException e) {
            throw new RunBroken(e.getMessage() + kept(), e);
        } catch (IOException e) {
            throw new RunBroken("the log cannot be written: " + Reason.of(e) + kept(), e);
        }
    }

    private String kept() {
        if (log.isEmpty()) {
            return "";
        }
        return log.get()
                .lastCheckpoint()
                .map(updates -> "; the checkpoint after update " + updates + " is intact, go on with --resume")
                .orElse("; there is no checkpoint yet");
    }

    private boolean restore(RunLog files) {
        Optional<Checkpoint> saved = files.open();
        if (saved.isPresent()) {
            try {
                trainer.restore(saved.get().state());
            } catch (IllegalArgumentException e) {
                throw new UserError(files.folder().checkpoint() + " does not fit its specification: " + e.getMessage());
            }
            solvedAt = saved.get().solvedAt();
            secondsBefore = saved.get().seconds();
            cpuBefore = saved.get().cpuSeconds();
        }
        return saved.isPresent();
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - begun) / NANOS;
    }

    /**
     * Processor time of the thread that trains, interrupted runs before this one included. It is all of the work where the
     * run has one thread.
     *
     * @return seconds; to be asked for by the thread that called {@link #run}
     */
    public double cpuSeconds() {
        return cpuBefore + (cpuNanos() - cpuBegun) / NANOS;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void train(boolean restored) throws IOException {
        long total = spec.trainer().steps();
        if (!restored && pruning.isPresent()) {
            prune(pruning.get());
        }
        listener.started(trainer.updates(), total);
        if (!restored) {
            look(true, true);
        }
        long savedAt = System.nanoTime();
        while (!ended() && !stopping.asked()) {
            double loss = trainer.step();
            long updates = trainer.updates();
            listener.updated(updates, total, loss, trainer.figures());
            if (updates % spec.log() == 0 && log.isPresent()) {
                log.get().updated(trainer, loss);
            }
            look(updates % spec.evaluate().every() == 0, updates % spec.gauges().every() == 0);
            if (log.isPresent() && due(updates, savedAt)) {
                save();
                savedAt = System.nanoTime();
            }
        }
        if (log.isPresent()) {
            save();
        }
        // Where the run ends between two evaluations; beside the log, so that a longer run logs the same.
        if (evaluation == null || evaluation.update() != trainer.updates()) {
            judge();
        }
    }

    private boolean ended() {
        return trainer.updates() >= spec.trainer().steps() || spec.evaluate().stop() && solvedAt.isPresent();
    }

    private boolean due(long updates, long savedAt) {
        return updates % spec.checkpoint().every() == 0
                || spec.checkpoint()
                        .seconds()
                        .filter(s -> (System.nanoTime() - savedAt) / NANOS >= s)
                        .isPresent();
    }

    private void look(boolean judge, boolean measure) throws IOException {
        if (judge) {
            judge();
            if (log.isPresent()) {
                log.get().evaluated(evaluation);
            }
        }
        if (measure && gauges.isPresent()) {
            measure(gauges.get());
        }
    }

    private void prune(OneShotPruning by) throws IOException {
        Optional<TrainingGauges.Readings> before = gauges.flatMap(TrainingRun::read);
        PruningReport report =
                by.prune(before.map(TrainingGauges.Readings::figures).orElse(Map.of()));
        listener.pruned(report);
        if (log.isPresent()) {
            log.get().pruned(report);
        }
    }

    private void measure(TrainingGauges by) throws IOException {
        Optional<TrainingGauges.Readings> readings = read(by);
        if (readings.isPresent()) {
            listener.measured(trainer.updates(), readings.get());
            if (log.isPresent()) {
                log.get().measured(trainer.updates(), readings.get());
            }
        }
    }

    /** An exploding network overflows gauges before its loss; they show nothing then, and training goes on. */
    private static Optional<TrainingGauges.Readings> read(TrainingGauges by) {
        try {
            return Optional.of(by.read());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private void judge() {
        evaluation = trainer.evaluate();
        if (evaluation.solved() && solvedAt.isEmpty()) {
            solvedAt = OptionalLong.of(evaluation.update());
        }
        listener.evaluated(evaluation);
    }

    private void save() throws IOException {
        log.orElseThrow().save(trainer, solvedAt, seconds(), cpuSeconds());
    }

    /**
     * Asks the run to stop after the present update, and waits until it has saved what it did and is closed. May be called
     * from any other thread.
     *
     * @throws InterruptedException if the waiting is interrupted
     */
    public void stop() throws InterruptedException {
        stopping.ask();
    }

    /** Ends the threads and closes the log. */
    @Override
    public void close() {
        try {
            trainer.close();
            log.ifPresent(RunLog::close);
        } finally {
            stopping.over();
        }
    }
}
