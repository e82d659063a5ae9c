package io.evenkeel.train;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.nn.State;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.WeightStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Sensitivity adjustment learning on its own, online: one sequence, averages over time steps, and weights that change at
 * every step by the {@link SensitivityRule}, from the step's inputs and the weights it used. Parameters are read when this
 * is built and written by {@link #writeBack}; in between the weights live where the network's products read them.
 *
 * <p>Source: see {@link SensitivityRule}; with no or weak input and small random weights the log-sensitivity then equals the
 * maximum Lyapunov exponent until that reaches 0.
 */
public final class OnlineSensitivityAdjustment {
    private final Program program;
    private final Engine<?> engine;
    private Map<String, Double> figures = Map.of();
    private double last = Double.NaN;

    private OnlineSensitivityAdjustment(Builder builder) {
        program = builder.program;
        engine = engine(Kernels.of(builder.precision), builder);
    }

    private <A> Engine<A> engine(Kernels<A> kernels, Builder builder) {
        return new Engine<>(new WeightStore<>(kernels), builder);
    }

    /** Collects the options. */
    public static final class Builder {
        private final Program program;
        private SensitivityRule rule = SensitivityRule.ONLINE;
        private Predicate<NeuronGroup> selection = group -> !group.output();
        private Precision precision = Precision.SINGLE;
        private double[] state;

        private Builder(Program program) {
            this.program = program;
        }

        /**
         * Sets how it acts.
         *
         * @param newRule {@link SensitivityRule#ONLINE} by default
         * @return this
         */
        public Builder rule(SensitivityRule newRule) {
            rule = newRule;
            return this;
        }

        /**
         * Selects the groups that the rule acts on.
         *
         * @param newSelection all but output neurons by default
         * @return this
         */
        public Builder groups(Predicate<NeuronGroup> newSelection) {
            selection = newSelection;
            return this;
        }

        /**
         * Sets the precision of all values.
         *
         * @param newPrecision single by default
         * @return this
         */
        public Builder precision(Precision newPrecision) {
            precision = newPrecision;
            return this;
        }

        /**
         * Sets the state before the first step.
         *
         * @param newState all parts stacked, zero by default
         * @return this
         * @throws IllegalArgumentException if the length is not the state's dimension
         */
        public Builder from(double[] newState) {
            if (newState.length != program.stateDimension()) {
                throw new IllegalArgumentException(
                        "an initial state needs " + program.stateDimension() + " numbers, not " + newState.length);
            }
            requireFinite(newState, "initial state");
            state = newState.clone();
            return this;
        }

        /**
         * Reads the parameters.
         *
         * @return ready to run
         * @throws IllegalArgumentException if no group of neurons is selected, one has an activation without derivative
         *     or no inputs in the scope, all weights of a neuron are 0, or one of the weights is used in two
         *     places
         */
        public OnlineSensitivityAdjustment build() {
            return new OnlineSensitivityAdjustment(this);
        }
    }

    /**
     * Begins the adjustment of a program's neurons.
     *
     * @param program a step with the input "x"
     * @return a builder
     */
    public static Builder of(Program program) {
        return new Builder(program);
    }

    /**
     * Begins the adjustment of a cell's neurons.
     *
     * @param cell the network
     * @return a builder
     */
    public static Builder of(Cell cell) {
        Program.Trace trace = new Program.Trace();
        State end = cell.record(trace, trace.input("x", cell.inputs()));
        trace.output("y", cell.output(end.get(cell.outputPart())));
        return of(trace.end());
    }

    /**
     * Goes on for some steps without input.
     *
     * @param steps how many, at least 1
     * @throws ArithmeticException if a sensitivity is not finite
     */
    public void run(int steps) {
        engine.run(steps, null);
    }

    /**
     * Goes on for some steps.
     *
     * @param inputs {@code [steps][width of x]}
     * @throws IllegalArgumentException if the shape does not fit
     * @throws ArithmeticException if a sensitivity is not finite, with neuron, group and step
     */
    public void run(Tensor inputs) {
        int width = program.input("x").width();
        if (inputs.rank() != 2 || inputs.extent(1) != width || inputs.extent(0) < 1) {
            throw new IllegalArgumentException("inputs must have shape [steps, " + width + "], but are " + inputs);
        }
        double[] numbers = inputs.toDoubles();
        requireFinite(numbers, "input");
        engine.run(inputs.extent(0), numbers);
    }

    /** @return logarithm of the root mean square of all sensitivities at the last step, in nats; NaN before the first */
    public double logSensitivity() {
        return last;
    }

    /**
     * Figures of the last run, as those of {@link SensitivityAdjustment}; open gates and stuck neurons are those of its last
     * step.
     *
     * @return values by name
     */
    public Map<String, Double> figures() {
        return Map.copyOf(figures);
    }

    /** @return the state after the last step, all parts stacked */
    public double[] state() {
        return engine.state();
    }

    /** Adds what has been learned to the parameters. */
    public void writeBack() {
        engine.neurons.forEach(OnlineNeurons::writeBack);
    }

    private final class Engine<A> {
        private final Replay<A> replay;
        private final List<OnlineNeurons<A>> neurons = new ArrayList<>();
        private long time;

        Engine(WeightStore<A> weights, Builder builder) {
            replay = Replay.of(1, 1).stepwise(program.pass(), 1).build(weights);
            for (SensitiveNeurons group : SensitiveNeurons.of(program, builder.selection, builder.rule)) {
                group.inputs.forEach(input -> requireOneUse(input));
                neurons.add(new OnlineNeurons<>(group, builder.rule, replay, weights));
            }
            if (builder.state != null) {
                int from = 0;
                for (Recurrence r : program.pass().recurrences()) {
                    replay.write(r.leaf(), 0, 0, builder.state, from);
                    from += r.leaf().width();
                }
            }
        }

        /** Two packed copies of one weight would go different ways, and two changes of one copy meet. */
        private void requireOneUse(NeuronGroup.Input input) {
            Weight w = input.weight();
            int uses = 0;
            for (Expr expr : program.pass().trace()) {
                for (Weight other : expr.operation().weights()) {
                    boolean overlap = other.parameter() == w.parameter()
                            && other.firstRow() < w.firstRow() + w.rows()
                            && w.firstRow() < other.firstRow() + other.rows();
                    uses += overlap ? 1 : 0;
                }
            }
            if (uses > 1) {
                throw new IllegalArgumentException("online sensitivity adjustment: "
                        + w.parameter().name() + " is used in two places and cannot change at every step");
            }
        }

        void run(int steps, double[] inputs) {
            Expr x = program.input("x");
            double[] none = inputs == null ? new double[x.width()] : inputs;
            double[][] squares = new double[neurons.size()][steps];
            for (int i = 0; i < steps; i++, time++) {
                // Passing values have one slot, states two.
                int t = (int) (time & 1);
                replay.write(x, t, 0, none, inputs == null ? 0 : i * x.width());
                replay.step(program.pass(), t);
                for (int g = 0; g < squares.length; g++) {
                    try {
                        squares[g][i] = neurons.get(g).learn(t);
                    } catch (ArithmeticException e) {
                        throw new ArithmeticException(e.getMessage() + " at step " + time);
                    }
                }
            }
            summarize(squares);
        }

        private void summarize(double[]... squares) {
            int steps = squares[0].length;
            LogSensitivity log = new LogSensitivity(steps);
            double lastSquare = 0;
            double all = 0;
            double open = 0;
            double stuck = 0;
            for (int g = 0; g < squares.length; g++) {
                OnlineNeurons<A> group = neurons.get(g);
                log.add(group.group.layer(), squares[g], group.group.size());
                lastSquare += squares[g][steps - 1];
                all += group.group.size();
                open += group.open();
                stuck += group.stuck();
            }
            last = LogSensitivity.logRoot(lastSquare / all);
            figures = log.figures();
            figures.put("open-gates", open / all);
            figures.put("stuck-neurons", stuck);
        }

        double[] state() {
            double[] state = new double[program.stateDimension()];
            int from = 0;
            for (Recurrence r : program.pass().recurrences()) {
                replay.read(r.leaf(), (int) (time & 1), 0, state, from);
                from += r.leaf().width();
            }
            return state;
        }
    }

    /** An infinite input meets a slope of 0, which no sensitivity shows, and turns weights into NaN. */
    private static void requireFinite(double[] numbers, String what) {
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException(
                        "sensitivity adjustment: number " + i + " of the " + what + " is " + numbers[i]);
            }
        }
    }
}
