package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Loss and gradients of a program over sequences (P. J. Werbos, Backpropagation through time, Proc. IEEE 78, 1990). The
 * loss is a weighted sum over time steps and examples of a value of width 1, their mean unless {@link #weigh weighed}.
 * Sequences may be cut into windows whose states follow on each other (truncated backpropagation). The batch is split over
 * threads in multiples of {@link SummedGradients#SHARD} examples; the result has the same bits for any number of threads.
 * After the first run a run allocates next to nothing.
 */
public final class Backpropagation implements AutoCloseable {
    private final Program program;
    private final Expr loss;
    private final int steps;
    private final int batch;
    private final Engine<?> engine;

    private Backpropagation(Builder builder) {
        this.program = builder.program;
        this.loss = builder.program.output(builder.loss);
        this.steps = builder.steps;
        this.batch = builder.batch;
        if (loss.width() != 1) {
            throw new IllegalArgumentException("a loss must have width 1, not " + loss.width());
        }
        this.engine = engine(Kernels.of(builder.precision), builder);
    }

    private <A> Engine<A> engine(Kernels<A> kernels, Builder builder) {
        return new Engine<>(new WeightStore<>(kernels), builder);
    }

    /** Collects the sizes. */
    public static final class Builder {
        private final Program program;
        private final String loss;
        private int steps = 1;
        private int batch = 1;
        private int threads = 1;
        private Precision precision = Precision.SINGLE;
        private final List<Expr> kept = new ArrayList<>();
        private final List<SweepObserver> observers = new ArrayList<>();

        private Builder(Program program, String loss) {
            this.program = program;
            this.loss = loss;
        }

        /**
         * Sets the length of the sequences.
         *
         * @param newSteps time steps, 1 by default
         * @return this
         */
        public Builder steps(int newSteps) {
            steps = newSteps;
            return this;
        }

        /**
         * Sets the number of sequences.
         *
         * @param examples in a batch, 1 by default
         * @return this
         */
        public Builder batch(int examples) {
            batch = examples;
            return this;
        }

        /**
         * Sets the number of threads.
         *
         * @param newThreads at most so many work on a batch, 1 by default
         * @return this
         */
        public Builder threads(int newThreads) {
            threads = newThreads;
            return this;
        }

        /**
         * Sets the precision.
         *
         * @param newPrecision of all values, single by default
         * @return this
         */
        public Builder precision(Precision newPrecision) {
            precision = newPrecision;
            return this;
        }

        /**
         * Keeps a value for {@link Backpropagation#read}.
         *
         * @param value one of the program's
         * @return this
         */
        public Builder keep(Expr value) {
            kept.add(value);
            return this;
        }

        /**
         * Lets somebody look at what every sweep computed.
         *
         * @param observer called for each part of the batch, after its sweep backwards
         * @return this
         */
        public Builder observe(SweepObserver observer) {
            observers.add(observer);
            return this;
        }

        /** @return compiled programs with their buffers and threads */
        public Backpropagation build() {
            return new Backpropagation(this);
        }
    }

    /**
     * Gradients of an output of a program.
     *
     * @param program the step
     * @param loss name of an output of width 1
     * @return a builder for the sizes
     */
    public static Builder of(Program program, String loss) {
        return new Builder(program, loss);
    }

    /**
     * Sets an input.
     *
     * @param name of the program's input
     * @param values {@code [steps][batch][width]}
     * @throws IllegalArgumentException if the shape differs
     */
    public void input(String name, Tensor values) {
        if (values.rank() == 3 && values.extent(0) != steps) {
            throw shape(name, values);
        }
        input(name, values, 0);
    }

    /**
     * Sets an input to a window of longer sequences.
     *
     * @param name of the program's input
     * @param values {@code [steps or more][batch][width]}
     * @param first time step at which the window begins
     * @throws IllegalArgumentException if the shape differs or the window is not inside
     */
    public void input(String name, Tensor values, int first) {
        Expr input = program.input(name);
        if (values.rank() != 3
                || first < 0
                || values.extent(0) < first + steps
                || values.extent(1) != batch
                || values.extent(2) != input.width()) {
            throw shape(name, values);
        }
        engine.input(input, values, first);
    }

    private IllegalArgumentException shape(String name, Tensor values) {
        return new IllegalArgumentException("input " + name + " must have shape [" + steps + ", " + batch + ", "
                + program.input(name).width() + "], but is " + values);
    }

    /**
     * Sets what the loss of each time step of each example counts; the same for all, 1 / (steps · batch), unless set.
     *
     * @param weights at row-major positions {@code [step][example]}, steps · batch of them from the first on
     * @param first position of the first
     */
    public void weigh(double[] weights, int first) {
        engine.weigh(weights, first);
    }

    /**
     * Says in which state the next run begins.
     *
     * @param follow true for the state in which the last run ended, false for zero
     */
    public void follow(boolean follow) {
        engine.follow = follow;
    }

    /**
     * The state in which the last run ended.
     *
     * @return for each part of the state {@code [batch][width]}
     */
    public Map<String, Tensor> state() {
        return engine.state();
    }

    /**
     * Replaces the state in which the last run ended, for {@link #follow}.
     *
     * @param state as {@link #state} gives it
     * @throws IllegalArgumentException if a part is missing or has another shape
     */
    public void state(Map<String, Tensor> state) {
        engine.state(state);
    }

    /**
     * Runs forwards and backwards.
     *
     * @return the loss
     */
    public double run() {
        return engine.run(true);
    }

    /**
     * Runs forwards only.
     *
     * @return the loss
     */
    public double forward() {
        return engine.run(false);
    }

    /**
     * A kept value of the last run.
     *
     * @param value one that the builder was told to keep, or an output
     * @param to receives {@code [steps][batch][width]}
     * @param first time step of {@code to} that receives the first one
     */
    public void read(Expr value, Tensor to, int first) {
        engine.read(value, to, first);
    }

    /**
     * Repeats the last run, forwards and backwards, in slow motion and looks for the first number that is not finite.
     *
     * @return where it is; empty if all are finite
     */
    public Optional<NonFiniteValue> findNonFinite() {
        return engine.findNonFinite();
    }

    /**
     * The gradient of the last run's loss; its tensor is overwritten by the next run.
     *
     * @param parameter one of the program's
     * @return a tensor of the parameter's shape
     */
    public Tensor gradient(Parameter parameter) {
        return engine.gradients.get(parameter);
    }

    /** Ends the threads. */
    @Override
    public void close() {
        if (engine.pool != null) {
            engine.pool.shutdown();
        }
    }

    private final class Engine<A> {
        private final WeightStore<A> weights;
        private final Adjoint adjoint;
        private final List<Part> parts = new ArrayList<>();
        private final Map<Parameter, Tensor> gradients = new LinkedHashMap<>();
        private final List<SummedGradients<A>> sums;
        private final ExecutorService pool;
        private boolean follow;

        Engine(WeightStore<A> weights, Builder builder) {
            this.weights = weights;
            this.adjoint = Adjoint.of(program.pass())
                    .output(loss)
                    .rule(DerivativeRule.TRAINING)
                    .build();
            if (adjoint.pass().sites().isEmpty()) {
                throw new IllegalArgumentException(
                        "nothing can be learned: no gradient of the loss reaches a parameter, as behind a step function");
            }
            int shards = (batch + SummedGradients.SHARD - 1) / SummedGradients.SHARD;
            int perPart = (shards + builder.threads - 1) / builder.threads * SummedGradients.SHARD;
            for (int first = 0; first < batch; first += perPart) {
                parts.add(new Part(first, Math.min(perPart, batch - first), builder));
            }
            for (SweepObserver observer : builder.observers) {
                for (int i = 0; i < parts.size(); i++) {
                    parts.get(i).observers.add(observer.part(parts.get(i).replay, parts.size(), i));
                }
            }
            sums = parts.stream().map(part -> part.sums).toList();
            for (Parameter p : program.pass().parameters()) {
                gradients.put(
                        p, Tensor.zeros(weights.kernels().precision(), p.value().shape()));
            }
            pool = parts.size() == 1
                    ? null
                    : Executors.newFixedThreadPool(parts.size() - 1, task -> {
                        Thread thread = new Thread(task, "evenkeel-backpropagation");
                        thread.setDaemon(true);
                        return thread;
                    });
            double[] mean = new double[steps * batch];
            java.util.Arrays.fill(mean, 1.0 / ((double) steps * batch));
            weigh(mean, 0);
        }

        private final class Part {
            private final int first;
            private final Replay<A> replay;
            private final SummedGradients<A> sums;
            private final List<Runnable> observers = new ArrayList<>();

            Part(int first, int examples, Builder builder) {
                this.first = first;
                Replay.Builder passes = Replay.of(steps, examples).pass(program.pass(), 1);
                passes.pass(adjoint.pass(), 1);
                builder.kept.forEach(passes::keep);
                builder.observers.forEach(observer -> observer.observed().forEach(passes::keep));
                this.replay = passes.build(weights);
                this.sums =
                        new SummedGradients<>(weights.kernels(), adjoint.pass().sites(), examples, 1);
            }

            void run(boolean backwards) {
                if (follow) {
                    program.pass().recurrences().forEach(this::carryOver);
                } else {
                    replay.clearInitialState(program.pass());
                }
                replay.run(program.pass());
                if (backwards) {
                    replay.clearInitialState(adjoint.pass());
                    replay.run(adjoint.pass());
                    sums.clear();
                    replay.gradients(adjoint.pass(), sums);
                    observers.forEach(Runnable::run);
                }
            }

            private void carryOver(Recurrence r) {
                Slab<A> slab = replay.slab(r.leaf());
                if (slab.at(steps) != slab.at(0)) {
                    weights.kernels().copy(slab.array(), slab.at(steps), slab.array(), slab.at(0), slab.block());
                }
            }
        }

        void input(Expr input, Tensor values, int begin) {
            Tensor converted = values.to(weights.kernels().precision());
            @SuppressWarnings("unchecked") // a tensor of the kernels' precision holds an A
            A from = (A) converted.array();
            int width = input.width();
            for (Part part : parts) {
                Slab<A> slab = part.replay.slab(input);
                for (int t = 0; t < steps; t++) {
                    for (int row = 0; row < slab.examples(); row++) {
                        int source = ((begin + t) * batch + part.first + row) * width;
                        weights.kernels().copy(from, source, slab.array(), slab.at(t) + row * slab.rowStride(), width);
                    }
                }
            }
        }

        void weigh(double[] values, int begin) {
            for (Part part : parts) {
                Slab<A> slab = part.replay.slab(adjoint.seed(loss));
                for (int t = 0; t < steps; t++) {
                    for (int row = 0; row < slab.examples(); row++) {
                        double weight = values[begin + t * batch + part.first + row];
                        weights.kernels().set(slab.array(), slab.at(t) + row * slab.rowStride(), weight);
                    }
                }
            }
        }

        double run(boolean backwards) {
            weights.refresh();
            List<Future<?>> others = new ArrayList<>(parts.size() - 1);
            for (int i = 1; i < parts.size(); i++) {
                Part part = parts.get(i);
                others.add(pool.submit(() -> part.run(backwards)));
            }
            parts.get(0).run(backwards);
            others.forEach(Backpropagation::await);
            if (backwards) {
                gradients.forEach((p, gradient) -> SummedGradients.merge(sums, p, 0, gradient));
            }
            return weightedSum();
        }

        private double weightedSum() {
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                for (Part part : parts) {
                    Slab<A> slab = part.replay.slab(loss);
                    Slab<A> seed = part.replay.slab(adjoint.seed(loss));
                    for (int row = 0; row < slab.examples(); row++) {
                        double weight = weights.kernels().get(seed.array(), seed.at(t) + row * seed.rowStride());
                        // What does not count may be anything, even not a number.
                        if (weight != 0) {
                            double value = weights.kernels().get(slab.array(), slab.at(t) + row * slab.rowStride());
                            sum += weight * value;
                        }
                    }
                }
            }
            return sum;
        }

        void read(Expr value, Tensor to, int begin) {
            double[] row = new double[value.width()];
            for (Part part : parts) {
                for (int t = 0; t < steps; t++) {
                    for (int b = 0; b < part.replay.examples(); b++) {
                        part.replay.read(value, t, b, row, 0);
                        int at = ((begin + t) * batch + part.first + b) * row.length;
                        for (int i = 0; i < row.length; i++) {
                            to.set(at + i, row[i]);
                        }
                    }
                }
            }
        }

        Map<String, Tensor> state() {
            Map<String, Tensor> state = new LinkedHashMap<>();
            for (Recurrence r : program.pass().recurrences()) {
                int width = r.leaf().width();
                double[] values = new double[batch * width];
                for (Part part : parts) {
                    for (int b = 0; b < part.replay.examples(); b++) {
                        part.replay.read(r.leaf(), steps, b, values, (part.first + b) * width);
                    }
                }
                state.put(
                        r.name(),
                        Tensor.of(values, batch, width).to(weights.kernels().precision()));
            }
            return state;
        }

        void state(Map<String, Tensor> state) {
            for (Recurrence r : program.pass().recurrences()) {
                int width = r.leaf().width();
                Tensor values = state.get(r.name());
                if (values == null || !java.util.Arrays.equals(values.shape(), new int[] {batch, width})) {
                    throw new IllegalArgumentException("state " + r.name() + " must have shape [" + batch + ", " + width
                            + "], but is " + (values == null ? "missing" : values));
                }
                double[] numbers = values.toDoubles();
                for (Part part : parts) {
                    for (int b = 0; b < part.replay.examples(); b++) {
                        part.replay.write(r.leaf(), steps, b, numbers, (part.first + b) * width);
                    }
                }
            }
        }

        Optional<NonFiniteValue> findNonFinite() {
            for (Part part : parts) {
                Optional<NonFiniteValue> found =
                        NonFiniteSearch.in(part.replay, weights, program.pass(), adjoint.pass(), part.first);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while other threads work on the batch", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a thread failed on its part of the batch", e.getCause());
        }
    }
}
