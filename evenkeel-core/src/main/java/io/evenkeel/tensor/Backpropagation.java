package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Loss and gradients of a program over whole sequences (P. J. Werbos, Backpropagation through time, Proc. IEEE 78, 1990).
 * The loss is the mean over time steps and examples of a value of width 1. The batch is split over threads in multiples
 * of {@link SummedGradients#SHARD} examples; the result has the same bits for any number of threads. After the first run
 * a run allocates next to nothing.
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
        this.engine = engine(Kernels.of(builder.precision), builder.threads);
    }

    private <A> Engine<A> engine(Kernels<A> kernels, int threads) {
        return new Engine<>(new WeightStore<>(kernels), threads);
    }

    /** Collects the sizes. */
    public static final class Builder {
        private final Program program;
        private final String loss;
        private int steps = 1;
        private int batch = 1;
        private int threads = 1;
        private Precision precision = Precision.SINGLE;

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
        Expr input = program.input(name);
        if (values.rank() != 3
                || values.extent(0) != steps
                || values.extent(1) != batch
                || values.extent(2) != input.width()) {
            throw new IllegalArgumentException("input " + name + " must have shape [" + steps + ", " + batch + ", "
                    + input.width() + "], but is " + values);
        }
        engine.input(input, values);
    }

    /**
     * Runs forwards and backwards from zero states.
     *
     * @return the loss
     */
    public double run() {
        return engine.run();
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

        Engine(WeightStore<A> weights, int threads) {
            this.weights = weights;
            this.adjoint = Adjoint.of(program.pass())
                    .output(loss)
                    .rule(DerivativeRule.TRAINING)
                    .build();
            int shards = (batch + SummedGradients.SHARD - 1) / SummedGradients.SHARD;
            int perPart = (shards + threads - 1) / threads * SummedGradients.SHARD;
            for (int first = 0; first < batch; first += perPart) {
                parts.add(new Part(first, Math.min(perPart, batch - first)));
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
        }

        private final class Part implements Runnable {
            private final int first;
            private final Replay<A> replay;
            private final SummedGradients<A> sums;

            Part(int first, int examples) {
                this.first = first;
                this.replay = Replay.of(steps, examples)
                        .pass(program.pass(), 1)
                        .pass(adjoint.pass(), 1)
                        .build(weights);
                this.sums =
                        new SummedGradients<>(weights.kernels(), adjoint.pass().sites(), examples, 1);
                replay.fill(adjoint.seed(loss), 1.0 / ((double) steps * batch));
            }

            @Override
            public void run() {
                replay.clearInitialState(program.pass());
                replay.clearInitialState(adjoint.pass());
                replay.run(program.pass());
                replay.run(adjoint.pass());
                sums.clear();
                replay.gradients(adjoint.pass(), sums);
            }
        }

        void input(Expr input, Tensor values) {
            Tensor converted = values.to(weights.kernels().precision());
            @SuppressWarnings("unchecked") // a tensor of the kernels' precision holds an A
            A from = (A) converted.array();
            int width = input.width();
            for (Part part : parts) {
                Slab<A> slab = part.replay.slab(input);
                for (int t = 0; t < steps; t++) {
                    for (int row = 0; row < slab.examples(); row++) {
                        int source = (t * batch + part.first + row) * width;
                        weights.kernels().copy(from, source, slab.array(), slab.at(t) + row * slab.rowStride(), width);
                    }
                }
            }
        }

        double run() {
            weights.refresh();
            List<Future<?>> others = new ArrayList<>(parts.size() - 1);
            for (int i = 1; i < parts.size(); i++) {
                others.add(pool.submit(parts.get(i)));
            }
            parts.get(0).run();
            others.forEach(Backpropagation::await);
            gradients.forEach((p, gradient) -> SummedGradients.merge(sums, p, 0, gradient));
            return mean();
        }

        private double mean() {
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                for (Part part : parts) {
                    Slab<A> slab = part.replay.slab(loss);
                    for (int row = 0; row < slab.examples(); row++) {
                        sum += weights.kernels().get(slab.array(), slab.at(t) + row * slab.rowStride());
                    }
                }
            }
            return sum / ((double) steps * batch);
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
