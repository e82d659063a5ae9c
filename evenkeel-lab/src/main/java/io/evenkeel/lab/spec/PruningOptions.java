package io.evenkeel.lab.spec;

import io.evenkeel.prune.Grasp;
import io.evenkeel.prune.JacobianNorm;
import io.evenkeel.prune.JacobianSpectrum;
import io.evenkeel.prune.Magnitude;
import io.evenkeel.prune.PruningCriterion;
import io.evenkeel.prune.RandomChoice;
import io.evenkeel.prune.Snip;

/** What decides which weights are pruned. */
public interface PruningOptions extends Options {
    /** @return the criterion */
    PruningCriterion criterion();

    /**
     * Transport through time, see {@link io.evenkeel.prune.JacobianSpectrum}.
     *
     * @param steps k
     * @param normalization N
     * @param probes vectors of random signs
     * @param scope what is perturbed
     */
    record Spectrum(
            @Setting(value = "steps at the end of the sequence", standard = "4", least = 1)
            int steps,

            @Setting(
                    value = "what scores are divided by: one number for each matrix, one for each weight, or nothing",
                    standard = "tensor")
            JacobianSpectrum.Normalization normalization,

            @Setting(
                    value = "vectors of random signs in place of the vector of ones; 0 for that",
                    standard = "0",
                    least = 0)
            int probes,

            @Setting(
                    value = "what is perturbed and measured: outputs of layers, or all of the state",
                    standard = "outputs")
            JacobianNorm.Scope scope)
            implements PruningOptions {
        @Override
        public PruningCriterion criterion() {
            return new JacobianSpectrum(steps, normalization, probes, scope);
        }
    }

    /** The largest weights stay, see {@link io.evenkeel.prune.Magnitude}. */
    record Size() implements PruningOptions {
        @Override
        public PruningCriterion criterion() {
            return new Magnitude();
        }
    }

    /** Any weights stay, see {@link io.evenkeel.prune.RandomChoice}. */
    record Chance() implements PruningOptions {
        @Override
        public PruningCriterion criterion() {
            return new RandomChoice();
        }
    }

    /** The weights stay on which the loss depends, see {@link io.evenkeel.prune.Snip}. */
    record Connection() implements PruningOptions {
        @Override
        public PruningCriterion criterion() {
            return new Snip();
        }
    }

    /** The weights stay that keep gradients long, see {@link io.evenkeel.prune.Grasp}. */
    record GradientFlow() implements PruningOptions {
        @Override
        public PruningCriterion criterion() {
            return new Grasp();
        }
    }
}
