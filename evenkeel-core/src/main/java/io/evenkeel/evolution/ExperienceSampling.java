package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;

/**
 * Which of a parent's experiences a mutation looks at.
 *
 * @param count how many
 * @param replacement whether one may be drawn twice; otherwise at most all are drawn, each once
 */
public record ExperienceSampling(int count, boolean replacement) {
    /** A hundred, each at most once. */
    public static final ExperienceSampling HUNDRED = new ExperienceSampling(100, false);

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ExperienceSampling {
        if (count < 1) {
            throw new IllegalArgumentException("a mutation must look at one experience at least, not at " + count);
        }
    }

    /**
     * Draws.
     *
     * @param experiences what the parent saw, not empty
     * @param seed of the child's random numbers
     * @return the drawn ones
     * @throws IllegalArgumentException if there is none
     */
    public Experiences draw(Experiences experiences, long seed) {
        return experiences.sample(count, replacement, RandomStream.of(seed, "experiences"));
    }
}
