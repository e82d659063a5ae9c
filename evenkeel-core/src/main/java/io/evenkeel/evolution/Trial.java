package io.evenkeel.evolution;

import java.io.Serializable;

/**
 * How a policy did in a domain.
 *
 * @param fitness the larger the better; {@link #FAILURE} for a policy that could not be judged
 * @param solved whether the domain counts it as a solution
 * @param steps how often the policy was asked
 * @param behavior what it did, in a few numbers of the domain's choice, for instance where it ended
 * @param experiences what it saw
 * @param cause why it failed, empty if it did not
 */
public record Trial(
        double fitness, boolean solved, long steps, double[] behavior, Experiences experiences, String cause)
        implements Serializable {
    /** The fitness of what could not be judged. */
    public static final double FAILURE = -1e8;

    /**
     * A trial that went to its end. An undefined fitness makes it a failure.
     *
     * @param fitness the larger the better
     * @param solved whether the domain counts it as a solution
     * @param steps how often the policy was asked
     * @param behavior what it did
     * @param experiences what it saw
     * @return the trial
     */
    public static Trial of(double fitness, boolean solved, long steps, double[] behavior, Experiences experiences) {
        return Double.isNaN(fitness)
                ? failed("the fitness is not a number", steps)
                : new Trial(fitness, solved, steps, behavior, experiences, "");
    }

    /**
     * A trial that came to nothing.
     *
     * @param cause why
     * @param steps how often the policy was asked
     * @return the trial, without experiences
     */
    public static Trial failed(String cause, long steps) {
        return new Trial(FAILURE, false, steps, new double[0], Experiences.NONE, cause);
    }

    /** @return the same without what was seen */
    public Trial withoutExperiences() {
        return new Trial(fitness, solved, steps, behavior, Experiences.NONE, cause);
    }
}
