package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Passes over one trace, compiled for a precision, a number of time steps and of examples, with all buffers allocated. A
 * run allocates nothing. Not safe for use by several threads at once; batches are split over several replays.
 *
 * @param <A> array type
 */
public final class Replay<A> {
    private final Kernels<A> kernels;
    private final WeightStore<A> weights;
    private final int steps;
    private final int examples;
    private final Map<Expr, Slab<A>> slabs;
    private final Map<Pass, PassCode<A>> codes = new LinkedHashMap<>();

    private Replay(Builder builder, WeightStore<A> weights) {
        this.kernels = weights.kernels();
        this.weights = weights;
        this.steps = builder.steps;
        this.examples = builder.examples;
        this.slabs = new IdentityHashMap<>();
        for (PassPlan plan : builder.plans()) {
            codes.put(plan.pass(), new PassCode<>(plan, weights, slabs, steps, examples));
        }
    }

    /** Collects the passes of a replay. */
    public static final class Builder {
        private record Entry(Pass pass, boolean stepwise, int directions) {}

        private final int steps;
        private final int examples;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Expr> kept = new ArrayList<>();

        private Builder(int steps, int examples) {
            if (steps < 1 || examples < 1) {
                throw new IllegalArgumentException(
                        "a replay needs at least one step and one example, not " + steps + " and " + examples);
            }
            this.steps = steps;
            this.examples = examples;
        }

        /**
         * Adds a pass that runs over all time steps.
         *
         * @param pass the pass; it may read what earlier ones computed
         * @param directions rows of the directions axis, 1 if the pass has none
         * @return this
         */
        public Builder pass(Pass pass, int directions) {
            entries.add(new Entry(pass, false, directions));
            return this;
        }

        /**
         * Adds a pass that is advanced one step at a time and keeps nothing but its state.
         *
         * @param pass the pass; it may read what earlier ones computed
         * @param directions the most rows of the directions axis
         * @return this
         */
        public Builder stepwise(Pass pass, int directions) {
            entries.add(new Entry(pass, true, directions));
            return this;
        }

        /**
         * Keeps a value for all time steps, to be read after a run.
         *
         * @param value a value of one of the passes
         * @return this
         */
        public Builder keep(Expr value) {
            kept.add(value);
            return this;
        }

        private List<PassPlan> plans() {
            List<PassPlan> plans = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                List<Pass> later = entries.subList(i + 1, entries.size()).stream()
                        .map(Entry::pass)
                        .toList();
                List<Pass> earlier =
                        entries.subList(0, i).stream().map(Entry::pass).toList();
                plans.add(new PassPlan(entry.pass, entry.stepwise, entry.directions, earlier, later, kept));
            }
            return plans;
        }

        /**
         * Compiles the passes.
         *
         * @param weights the weights' store, which fixes the precision
         * @param <A> array type
         * @return the replay
         */
        public <A> Replay<A> build(WeightStore<A> weights) {
            return new Replay<>(this, weights);
        }

        /**
         * Compiles the passes with a weight store of their own.
         *
         * @param precision of all values
         * @return the replay
         */
        public Replay<?> build(Precision precision) {
            return new Replay<>(this, new WeightStore<>(Kernels.of(precision)));
        }
    }

    /**
     * Begins a replay.
     *
     * @param steps time steps
     * @param examples rows without directions
     * @return a builder
     * @throws IllegalArgumentException if a number is not positive
     */
    public static Builder of(int steps, int examples) {
        return new Builder(steps, examples);
    }

    /** @return the number of time steps */
    public int steps() {
        return steps;
    }

    /** @return the number of examples */
    public int examples() {
        return examples;
    }

    /** @return the arithmetic */
    public Kernels<A> kernels() {
        return kernels;
    }

    /**
     * The buffer of a value: inputs and seeds for all steps, states, and whatever is kept.
     *
     * @param value a value of one of the passes
     * @return its buffer
     * @throws IllegalArgumentException if the value has no buffer
     */
    public Slab<A> slab(Expr value) {
        Slab<A> slab = slabs.get(value);
        if (slab == null) {
            throw new IllegalArgumentException(value + " has no buffer in this replay");
        }
        return slab;
    }

    /** Renews packed weights after parameters changed. */
    public void refreshWeights() {
        weights.refresh();
    }

    /**
     * Runs a pass over all time steps, forwards or backwards as it says. Its initial states, inputs and seeds are read
     * from their buffers.
     *
     * @param pass one of the builder's
     */
    public void run(Pass pass) {
        codes.get(pass).run();
    }

    /**
     * Sets the state in which a pass begins to zero. What a run leaves there, where slots are used again, is not that.
     *
     * @param pass one of the builder's
     */
    public void clearInitialState(Pass pass) {
        int first = pass.backward() ? steps - 1 : 0;
        for (Recurrence r : pass.recurrences()) {
            Slab<A> slab = slab(r.leaf());
            kernels.fill(slab.array(), slab.at(first), slab.block(), 0);
        }
    }

    /**
     * Advances a stepwise pass by one step.
     *
     * @param pass one of the builder's stepwise passes
     * @param t the time step
     */
    public void step(Pass pass, int t) {
        codes.get(pass).step(t);
    }

    /**
     * Uses only the first rows of the directions axis of a stepwise pass.
     *
     * @param pass one of the builder's stepwise passes
     * @param directions how many, at most those it was built with
     */
    public void useDirections(Pass pass, int directions) {
        codes.get(pass).useDirections(directions);
    }

    /**
     * Hands every place where a weight receives a gradient to a sink.
     *
     * @param pass a backward pass that has run over all time steps
     * @param sink receives the cotangents and factors
     */
    public void gradients(Pass pass, GradientSink<A> sink) {
        for (GradientSite site : pass.sites()) {
            sink.receive(site, slab(site.left()), site.right() == null ? null : slab(site.right()), steps);
        }
    }

    /**
     * Writes a row. A leaf that no pass reads, because nothing depends on it, has no buffer and is passed over.
     *
     * @param value whose buffer
     * @param t time step
     * @param row example, or direction · examples + example
     * @param numbers the value's width or more numbers
     * @param from first of them
     */
    public void write(Expr value, int t, int row, double[] numbers, int from) {
        if (value.operation() instanceof Leaf && !slabs.containsKey(value)) {
            return;
        }
        Slab<A> slab = slab(value);
        int at = slab.at(t) + row * slab.rowStride();
        if (slab.array() instanceof double[] doubles) {
            System.arraycopy(numbers, from, doubles, at, slab.width());
        } else if (slab.array() instanceof float[] floats) {
            for (int i = 0; i < slab.width(); i++) {
                floats[at + i] = (float) numbers[from + i];
            }
        }
    }

    /**
     * Reads a row.
     *
     * @param value whose buffer
     * @param t time step
     * @param row example, or direction · examples + example
     * @param numbers receives the value's width of numbers
     * @param from where the first goes
     */
    public void read(Expr value, int t, int row, double[] numbers, int from) {
        Slab<A> slab = slab(value);
        int at = slab.at(t) + row * slab.rowStride();
        if (slab.array() instanceof double[] doubles) {
            System.arraycopy(doubles, at, numbers, from, slab.width());
        } else if (slab.array() instanceof float[] floats) {
            for (int i = 0; i < slab.width(); i++) {
                numbers[from + i] = floats[at + i];
            }
        }
    }

    /**
     * Fills a buffer with one number, at all its time steps; padding stays zero.
     *
     * @param value whose buffer
     * @param number the number
     */
    public void fill(Expr value, double number) {
        Slab<A> slab = slab(value);
        kernels.fill(slab.array(), 0, kernels.length(slab.array()), 0);
        if (number != 0) {
            for (int row = 0; row < kernels.length(slab.array()); row += slab.rowStride()) {
                kernels.fill(slab.array(), row, slab.width(), number);
            }
        }
    }
}
