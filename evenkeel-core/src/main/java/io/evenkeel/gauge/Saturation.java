package io.evenkeel.gauge;

import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.tensor.op.ModRelu;
import java.util.Optional;

/**
 * How much of a layer works where its activation function is flat, from outputs recorded over time.
 *
 * <ul>
 *   <li>A tanh output is <em>saturated</em> when |y| is above a threshold (0.95: the slope is below 0.0975 of 1).
 *   <li>A sigmoid output is saturated when it is farther than half the same threshold from ½ (outside [0.025, 0.975]),
 *       which is the same condition, because sigmoid(u) = (1 + tanh(u/2))/2.
 *   <li>A rectifier's output is saturated when it is not positive, a modReLU's when it is 0 (the slope is 0).
 *   <li>A unit is <em>dead</em> when its output varies over time by less than 10⁻⁶ (a rectifier that is never positive
 *       is): no input reaches anyone through it.
 * </ul>
 *
 * <p>Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS
 * 2010, section 3.
 *
 * @param fraction of all outputs, over time and units, that are saturated, 0 … 1
 * @param perUnit the same for each unit over time
 * @param overTime the same for each step over units
 * @param dead for each unit, whether it is dead
 */
public record Saturation(double fraction, double[] perUnit, double[] overTime, boolean[] dead) {
    /** Threshold on |tanh| unless set. */
    public static final double THRESHOLD = 0.95;

    /** Range over time below which a unit is dead, unless set. */
    public static final double DEAD_RANGE = 1e-6;

    /** Activation functions whose flat parts are known. */
    public enum Kind {
        /** Hyperbolic tangent, −1 … 1. */
        TANH,
        /** Logistic function, 0 … 1. */
        SIGMOID,
        /** Rectifier, 0 … ∞. */
        RELU,
        /** Real modReLU, −∞ … ∞, flat at 0 where its threshold is negative. */
        MODRELU;

        /**
         * The kind of an operation.
         *
         * @param operation any
         * @return its kind; empty if it is no activation, or one that is flat nowhere or everywhere
         */
        public static Optional<Kind> of(Operation operation) {
            if (operation instanceof ModRelu) {
                return Optional.of(MODRELU);
            }
            return operation instanceof Activation activation ? of(activation) : Optional.empty();
        }

        private static Optional<Kind> of(Activation activation) {
            return switch (activation) {
                case TANH -> Optional.of(TANH);
                case SIGMOID -> Optional.of(SIGMOID);
                case RELU -> Optional.of(RELU);
                case LEAKY_RELU, ELU, SELU, SOFTPLUS, IDENTITY, STEP -> Optional.empty();
            };
        }

        boolean saturated(double output, double threshold) {
            return switch (this) {
                case TANH -> Math.abs(output) > threshold;
                case SIGMOID -> Math.abs(2 * output - 1) > threshold;
                case RELU -> output <= 0;
                case MODRELU -> output == 0;
            };
        }
    }

    /**
     * Judges a layer by the usual thresholds.
     *
     * @param kind activation function
     * @param outputs {@code [time][unit]}, at least one step and one unit
     * @return its saturation
     * @throws IllegalArgumentException if there is no output, rows differ in length or a value is NaN
     */
    public static Saturation of(Kind kind, double[][] outputs) {
        return of(kind, outputs, THRESHOLD, DEAD_RANGE);
    }

    /**
     * Judges a layer.
     *
     * @param kind activation function
     * @param outputs {@code [time][unit]}, at least one step and one unit
     * @param threshold on |tanh|, or on |2 sigmoid − 1|; without meaning for rectifiers
     * @param deadRange range over time below which a unit is dead, units of the output
     * @return its saturation
     * @throws IllegalArgumentException if there is no output, rows differ in length or a value is NaN
     */
    public static Saturation of(Kind kind, double[][] outputs, double threshold, double deadRange) {
        Require.atLeast(1, outputs.length, "number of recorded steps");
        int units = outputs[0].length;
        Require.atLeast(1, units, "number of units");
        int steps = outputs.length;
        double[] perUnit = new double[units];
        double[] overTime = new double[steps];
        boolean[] dead = new boolean[units];
        long count = 0;
        for (int i = 0; i < units; i++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            int saturated = 0;
            for (int t = 0; t < steps; t++) {
                double y = output(outputs, t, i);
                least = Math.min(least, y);
                most = Math.max(most, y);
                if (kind.saturated(y, threshold)) {
                    saturated++;
                    overTime[t] += 1.0 / units;
                }
            }
            count += saturated;
            perUnit[i] = (double) saturated / steps;
            dead[i] = (kind == Kind.RELU && most <= 0) || most - least < deadRange;
        }
        return new Saturation((double) count / ((long) steps * units), perUnit, overTime, dead);
    }

    private static double output(double[][] outputs, int t, int i) {
        if (outputs[t].length != outputs[0].length) {
            throw new IllegalArgumentException(
                    "step " + t + " has " + outputs[t].length + " units, but step 0 has " + outputs[0].length);
        }
        if (Double.isNaN(outputs[t][i])) {
            throw new IllegalArgumentException("the output of unit " + i + " at step " + t + " is not a number");
        }
        return outputs[t][i];
    }

    /** @return the number of dead units */
    public int deadUnits() {
        int count = 0;
        for (boolean d : dead) {
            count += d ? 1 : 0;
        }
        return count;
    }
}
