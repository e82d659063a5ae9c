package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Counterfactual;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Pass;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Tensor;
import java.util.List;

/**
 * A program driven by one input sequence, and its derivative along the way. The state is all parts stacked in the
 * program's order. Tangents go forward through forward mode, cotangents back through reverse mode; no cell has formulas
 * of its own here. Not safe for use by several threads at once.
 */
public final class Trajectory implements TangentDynamics {
    private final Program program;
    private final Replay<?> replay;
    private final Tangent tangent;
    private final Adjoint adjoint;
    private final int dimension;
    private final int directions;

    private Trajectory(Builder builder, Tensor inputs) {
        this.program = builder.program;
        this.dimension = program.stateDimension();
        this.directions = Math.min(builder.directions, dimension);
        Pass primal = program.pass();
        this.tangent = Tangent.of(primal).counterfactual(builder.counterfactual).build();
        this.adjoint = Adjoint.of(primal).parameters(p -> false).directional().build();
        int steps = inputs.extent(0);
        Replay.Builder passes = Replay.of(steps, 1).pass(primal, 1);
        builder.kept.forEach(passes::keep);
        primal.recurrences().forEach(r -> passes.keep(r.next()));
        passes.stepwise(tangent.pass(), directions);
        if (builder.counterfactual.equals(Counterfactual.NONE)) {
            passes.stepwise(adjoint.pass(), directions);
        }
        this.replay = passes.build(builder.precision);
        Expr x = program.input("x");
        double[] values = inputs.toDoubles();
        for (int t = 0; t < steps; t++) {
            replay.write(x, t, 0, values, t * x.width());
        }
        if (builder.initialState != null) {
            int from = 0;
            for (Recurrence r : primal.recurrences()) {
                replay.write(r.leaf(), 0, 0, builder.initialState, from);
                from += r.leaf().width();
            }
        }
        replay.run(primal);
    }

    /** Collects what a trajectory needs. */
    public static final class Builder {
        private final Program program;
        private Precision precision = Precision.DOUBLE;
        private double[] initialState;
        private List<Expr> kept = List.of();
        private Counterfactual counterfactual = Counterfactual.NONE;
        private int directions = Integer.MAX_VALUE;

        private Builder(Program program) {
            this.program = program;
        }

        /**
         * Sets the precision of the network and its derivatives.
         *
         * @param newPrecision double by default
         * @return this
         */
        public Builder precision(Precision newPrecision) {
            precision = newPrecision;
            return this;
        }

        /**
         * Sets the state before the first step.
         *
         * @param state all parts stacked, zero by default
         * @return this
         * @throws IllegalArgumentException if the length is not the state's dimension
         */
        public Builder from(double[] state) {
            if (state.length != program.stateDimension()) {
                throw new IllegalArgumentException(
                        "an initial state needs " + program.stateDimension() + " numbers, not " + state.length);
            }
            initialState = state.clone();
            return this;
        }

        /**
         * Keeps values of the step for {@link Trajectory#values}.
         *
         * @param values which
         * @return this
         */
        public Builder keep(List<Expr> values) {
            kept = List.copyOf(values);
            return this;
        }

        /**
         * Makes factors of the derivative neutral; cotangents are not available then.
         *
         * @param newCounterfactual which
         * @return this
         */
        public Builder counterfactual(Counterfactual newCounterfactual) {
            counterfactual = newCounterfactual;
            return this;
        }

        /**
         * Allocates buffers for so many vectors at once; more are pushed or pulled in portions.
         *
         * @param most so many, the state's dimension by default
         * @return this
         */
        public Builder directions(int most) {
            directions = most;
            return this;
        }

        /**
         * Runs the program.
         *
         * @param inputs {@code [steps][width of x]}
         * @return the trajectory
         * @throws IllegalArgumentException if the shape does not fit the program
         */
        public Trajectory along(Tensor inputs) {
            int width = program.input("x").width();
            if (inputs.rank() != 2 || inputs.extent(1) != width || inputs.extent(0) < 1) {
                throw new IllegalArgumentException("inputs must have shape [steps, " + width + "], but are " + inputs);
            }
            return new Trajectory(this, inputs);
        }
    }

    /**
     * A trajectory of a program.
     *
     * @param program a step whose input is named "x"
     * @return a builder
     */
    public static Builder of(Program program) {
        return new Builder(program);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int steps() {
        return replay.steps();
    }

    @Override
    public void pushForward(int t, int k, double[] vectors) {
        advance(tangent.pass(), t, k, vectors);
    }

    @Override
    public void pullBack(int t, int k, double[] vectors) {
        advance(adjoint.pass(), t, k, vectors);
    }

    private void advance(Pass pass, int t, int k, double[] vectors) {
        for (int first = 0; first < k; first += directions) {
            advance(pass, t, first, Math.min(directions, k - first), vectors);
        }
    }

    private void advance(Pass pass, int t, int first, int k, double[] vectors) {
        replay.useDirections(pass, k);
        int from = first * dimension;
        for (Recurrence r : pass.recurrences()) {
            for (int d = 0; d < k; d++) {
                replay.write(r.leaf(), t, d, vectors, d * dimension + from);
            }
            from += r.leaf().width();
        }
        replay.step(pass, t);
        from = first * dimension;
        for (Recurrence r : pass.recurrences()) {
            for (int d = 0; d < k; d++) {
                replay.read(r.next(), t, d, vectors, d * dimension + from);
            }
            from += r.leaf().width();
        }
    }

    /**
     * The state after a number of steps.
     *
     * @param t number of steps, 0 for the initial state
     * @return all parts stacked
     */
    public double[] state(int t) {
        double[] state = new double[dimension];
        int from = 0;
        for (Recurrence r : program.pass().recurrences()) {
            replay.read(r.leaf(), t, 0, state, from);
            from += r.leaf().width();
        }
        return state;
    }

    /**
     * A kept value over time.
     *
     * @param value one of {@link Builder#keep}'s
     * @return {@code [steps][width]}
     */
    public double[][] values(Expr value) {
        double[][] result = new double[steps()][value.width()];
        for (int t = 0; t < steps(); t++) {
            replay.read(value, t, 0, result[t], 0);
        }
        return result;
    }

    /**
     * Looks for numbers that are not finite.
     *
     * @return the first step after which the state is not finite, −1 if there is none
     */
    public int firstNonFiniteStep() {
        for (int t = 0; t <= steps(); t++) {
            for (double x : state(t)) {
                if (!Double.isFinite(x)) {
                    return t;
                }
            }
        }
        return -1;
    }
}
