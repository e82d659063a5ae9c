package io.evenkeel.lab.spec;

import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.AdaptiveGradientActivation;
import io.evenkeel.train.Controller;
import io.evenkeel.train.GradientActivation;
import io.evenkeel.train.GradientActivationFunction;
import io.evenkeel.train.NormClipping;
import io.evenkeel.train.SensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.Update;
import io.evenkeel.train.ValueClipping;
import java.util.Optional;

/** What happens during training besides the gradient step. */
public interface ControllerOptions extends Options {
    /** @return a controller for one run */
    Controller controller();

    /**
     * Checks that the controller can act on a network.
     *
     * @param network what is trained
     * @throws IllegalArgumentException if it cannot, with the reason
     */
    default void check(NetworkOptions network) {}

    /**
     * Sensitivity adjustment learning, see {@link SensitivityAdjustment}.
     *
     * @param rate η
     * @param target of the sensitivity
     * @param averaging β
     * @param gate when weights change
     * @param scope which inputs count
     * @param leakyGain what the sensitivity of a leaky neuron is
     * @param clip largest relative change
     * @param sparse whether zeros stay
     * @param schedule how the rule shares the neurons with the gradient
     * @param pretraining updates that the rule has for itself
     */
    record Sensitivity(
            @Setting(value = "learning rate of the rule", standard = "3e-3", least = 0)
            double rate,

            @Setting(value = "sensitivity to reach", standard = "1.0", above = 0)
            double target,

            @Setting(
                    value = "share of the past in the moving average; 0.99 suits an update after every step",
                    standard = "0.9",
                    least = 0,
                    below = 1)
            double averaging,

            @Setting(value = "when weights change", standard = "raise")
            SensitivityRule.Gate gate,

            @Setting(value = "which inputs count", standard = "all-inputs")
            SensitivityRule.Scope scope,

            @Setting(value = "what the sensitivity of a leaky neuron is", standard = "steady-state")
            SensitivityRule.LeakyGain leakyGain,

            @Setting(value = "largest relative change of a neuron's weights; none if not given", above = 0)
            Optional<Double> clip,

            @Setting(value = "whether weights of exactly 0 stay so", standard = "false")
            boolean sparse,

            @Setting(value = "how the rule shares the neurons with the gradient", standard = "additive")
            SensitivityAdjustment.Schedule schedule,

            @Setting(value = "updates that the rule has for itself at the start", standard = "0", least = 0)
            int pretraining)
            implements ControllerOptions {
        /** Refuses what contradicts itself. */
        public Sensitivity {
            build(rule(rate, target, averaging, gate, scope, leakyGain, clip, sparse), schedule, pretraining);
        }

        @Override
        public Controller controller() {
            return build(rule(rate, target, averaging, gate, scope, leakyGain, clip, sparse), schedule, pretraining);
        }

        @Override
        public void check(NetworkOptions network) {
            Optional<Activation> activation = network.cell()
                    .map(CellOptions::chosenActivation)
                    .orElseGet(() -> network.layers().map(NetworkOptions.Layers::activation));
            if (activation.isPresent() && !activation.get().differentiable()) {
                throw new IllegalArgumentException("sensitivity is the slope of the activation, and "
                        + Settings.word(activation.get())
                        + " has none; use another activation, such as tanh, or leave the controller out");
            }
        }

        private static SensitivityRule rule(
                double rate,
                double target,
                double averaging,
                SensitivityRule.Gate gate,
                SensitivityRule.Scope scope,
                SensitivityRule.LeakyGain leakyGain,
                Optional<Double> clip,
                boolean sparse) {
            return new SensitivityRule(
                    rate, target, averaging, gate, scope, leakyGain, clip.orElse(Double.POSITIVE_INFINITY), sparse);
        }

        private static SensitivityAdjustment build(
                SensitivityRule rule, SensitivityAdjustment.Schedule schedule, int pretraining) {
            return SensitivityAdjustment.of(rule)
                    .schedule(schedule)
                    .pretraining(pretraining)
                    .build();
        }
    }

    /**
     * Clipping of the gradient's norm, see {@link NormClipping}.
     *
     * @param norm the largest
     * @param point where it acts
     */
    record ClippedNorm(
            @Setting(value = "largest norm over all parameters", standard = "1.0", above = 0)
            double norm,

            @Setting(value = "where it acts", standard = "gradient")
            Update.Point point)
            implements ControllerOptions {
        @Override
        public Controller controller() {
            return new NormClipping(norm, point);
        }
    }

    /**
     * Clipping of every number of the gradient, see {@link ValueClipping}.
     *
     * @param bound the largest magnitude
     * @param point where it acts
     */
    record ClippedValues(
            @Setting(value = "largest magnitude", standard = "1.0", above = 0)
            double bound,

            @Setting(value = "where it acts", standard = "gradient")
            Update.Point point)
            implements ControllerOptions {
        @Override
        public Controller controller() {
            return new ValueClipping(bound, point);
        }
    }

    /**
     * Gradient activation, see {@link GradientActivation}.
     *
     * @param function F
     * @param alpha α
     * @param beta β
     * @param point where it acts
     */
    record Activated(
            @Setting(value = "the function", standard = "atan")
            GradientActivationFunction function,

            @Setting(value = "scale of the output", above = 0)
            double alpha,

            @Setting(value = "gain of the input", above = 0) double beta,

            @Setting(value = "where it acts", standard = "gradient")
            Update.Point point)
            implements ControllerOptions {
        @Override
        public Controller controller() {
            return new GradientActivation(function, alpha, beta, point);
        }
    }

    /**
     * Gradient activation that adapts to each tensor, see {@link AdaptiveGradientActivation}.
     *
     * @param shrink largest magnitude over saturation
     * @param gamma slope at 0
     */
    record AdaptivelyActivated(
            @Setting(value = "largest magnitude over saturation", above = 0)
            double shrink,

            @Setting(value = "slope at 0", above = 0) double gamma)
            implements ControllerOptions {
        @Override
        public Controller controller() {
            return new AdaptiveGradientActivation(shrink, gamma);
        }
    }
}
