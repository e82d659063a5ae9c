package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.LyapunovSpectrum;
import io.evenkeel.gauge.StateSensitivity;
import io.evenkeel.gauge.Trajectory;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.OnlineSensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;
import java.util.Map;

/**
 * Sensitivity adjustment without a task, and the largest Lyapunov exponent beside the log-sensitivity on the way. At each
 * checkpoint the weights are frozen; both numbers come from the same trajectory, which goes on from the present state and is
 * discarded afterwards; the exponent's tangent vector turns for some steps before it counts.
 *
 * @param cell with initial weights and an input for each neuron
 * @param rule of the adjustment, of recurrent inputs
 * @param state standard deviation of the initial state, 0 for a network at rest
 * @param drive standard deviation of independent Gaussian inputs
 * @param steps of the adjustment
 * @param every steps from checkpoint to checkpoint, a divisor of the steps
 * @param averaged steps that both numbers are averaged over
 * @param seed of initial state and inputs
 */
record LyapunovBesideSensitivity(
        Cell cell, SensitivityRule rule, double state, double drive, int steps, int every, int averaged, long seed) {
    private static final int DISCARDED = 100;
    private static final int SAMPLED = 20;
    static final double AWAKE = 0.1;

    /**
     * What the checkpoints show, the first one before any change.
     *
     * @param exponent λ_max, nats per step
     * @param sensitivity Λ, the sum of the layers' log-sensitivities, nats per step
     * @param ofAverages the same logarithm of the neurons' averages over time, which is what the rule drives to 1; measured
     *     where the rule acts from either side
     */
    record Curves(double[] exponent, double[] sensitivity, double[] ofAverages) {

        /** Largest |λ − Λ| of the checkpoints before λ first reaches a bound; 0 if there is none. */
        double largestGap(double bound) {
            double gap = 0;
            for (int i = 0; i < exponent.length && exponent[i] < bound; i++) {
                gap = Math.max(gap, Math.abs(exponent[i] - sensitivity[i]));
            }
            return gap;
        }

        double finalExponent() {
            return exponent[exponent.length - 1];
        }

        double finalSensitivity() {
            return sensitivity[sensitivity.length - 1];
        }
    }

    Curves run() {
        RandomStream stream = RandomStream.of(seed, "inputs of sensitivity adjustment");
        RandomStream start = RandomStream.of(seed, "initial state of sensitivity adjustment");
        double[] first = new double[cell.program().stateDimension()];
        for (int i = 0; state > 0 && i < first.length; i++) {
            first[i] = state * start.gaussian(i);
        }
        OnlineSensitivityAdjustment adjustment = adjustment(rule, first);
        int checkpoints = steps / every + 1;
        Curves curves = new Curves(new double[checkpoints], new double[checkpoints], new double[checkpoints]);
        for (int i = 0; i < checkpoints; i++) {
            if (i > 0) {
                adjustment.run(inputs(stream.split("adjustment " + i), every));
                adjustment.writeBack();
            }
            double[] present = i == 0 ? first : adjustment.state();
            Tensor transients = inputs(stream.split("transient " + i), DISCARDED);
            OnlineSensitivityAdjustment gauge = adjustment(rule.gate(SensitivityRule.Gate.OFF), present);
            gauge.run(transients);
            present = gauge.state();
            Tensor inputs = inputs(stream.split("checkpoint " + i), DISCARDED + averaged);
            curves.exponent[i] = exponent(present, inputs);
            if (rule.gate() == SensitivityRule.Gate.ADJUST) {
                curves.ofAverages[i] = ofAverages(present, inputs);
            }
            gauge.run(inputs);
            curves.sensitivity[i] = sumOverLayers(gauge.figures());
        }
        return curves;
    }

    private OnlineSensitivityAdjustment adjustment(SensitivityRule with, double... from) {
        return OnlineSensitivityAdjustment.of(cell)
                .rule(with.scope(SensitivityRule.Scope.RECURRENT_ONLY))
                .groups(group -> true)
                .precision(Precision.DOUBLE)
                .from(from)
                .build();
    }

    private double exponent(double[] from, Tensor inputs) {
        Trajectory trajectory =
                Trajectory.of(cell.program()).from(from).directions(1).along(inputs);
        return LyapunovSpectrum.of(trajectory).leading(1).discarding(DISCARDED).exponents()[0];
    }

    private double ofAverages(double[] from, Tensor inputs) {
        Trajectory trajectory = Trajectory.of(cell.program()).from(from).along(inputs);
        return StateSensitivity.of(trajectory).every(SAMPLED).measure().log();
    }

    private static double sumOverLayers(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .filter(figure -> figure.getKey().matches("log-sensitivity\\.\\d+"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private Tensor inputs(RandomStream stream, int count) {
        double[] values = new double[count * cell.inputs()];
        for (int i = 0; drive > 0 && i < values.length; i++) {
            values[i] = drive * stream.gaussian(i);
        }
        return Tensor.of(values, count, cell.inputs());
    }
}
