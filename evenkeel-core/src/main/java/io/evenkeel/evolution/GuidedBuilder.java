package io.evenkeel.evolution;

import java.util.OptionalDouble;

/**
 * Collects the options of a mutation that looks at the answers of a network to what its parent saw.
 *
 * @param <B> the builder itself
 */
abstract class GuidedBuilder<B extends GuidedBuilder<B>> {
    private ExperienceSampling sampling = ExperienceSampling.HUNDRED;
    private GaussianMutation fallback;

    abstract B self();

    /**
     * Sets which experiences are looked at.
     *
     * @param newSampling {@link ExperienceSampling#HUNDRED} by default
     * @return this
     */
    public B experiences(ExperienceSampling newSampling) {
        sampling = newSampling;
        return self();
    }

    /**
     * Sets what happens to the child of a parent that saw nothing, as one does that failed at once.
     *
     * @param noise intensity of plain noise; empty, the default, to refuse
     * @return this
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public B fallback(OptionalDouble noise) {
        fallback = noise.isPresent() ? new GaussianMutation(noise.getAsDouble()) : null;
        return self();
    }

    final OutputGuided guided() {
        return new OutputGuided(sampling, fallback, false);
    }
}
