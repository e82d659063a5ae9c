package io.evenkeel.evolution;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * How a policy did in a domain.
 *
 * @param fitness a finite number, the larger the better; {@link #FAILURE} for a policy that could not be judged
 * @param solved whether the domain counts it as a solution
 * @param steps how often the policy was asked
 * @param behavior what it did, in a few finite numbers of the domain's choice, for instance where it ended
 * @param experiences what it saw
 * @param cause why it failed, empty if it did not; in one line of at most 300 characters
 */
public record Trial(
        double fitness, boolean solved, long steps, double[] behavior, Experiences experiences, String cause)
        implements Serializable {
    /** The fitness of what could not be judged. */
    public static final double FAILURE = -1e8;

    private static final int LONGEST = 300;
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{IsControl}\\p{Cs}\\u2028\\u2029]+");

    /**
     * Makes one line of the cause, and cuts it where it is too long.
     *
     * @throws IllegalArgumentException if behavior, experiences or cause is null, or the number of steps is negative
     */
    public Trial {
        requirePresent(behavior, "behavior");
        requirePresent(experiences, "experiences");
        requirePresent(cause, "a cause");
        if (steps < 0) {
            throw new IllegalArgumentException("a trial has 0 steps or more, not " + steps);
        }
        cause = line(cause);
    }

    private static void requirePresent(Object component, String name) {
        if (component == null) {
            throw new IllegalArgumentException("a trial needs " + name + ", not null");
        }
    }

    private static String line(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /**
     * A trial that went to its end. A fitness that is not finite makes it a failure.
     *
     * @param fitness the larger the better
     * @param solved whether the domain counts it as a solution
     * @param steps how often the policy was asked
     * @param behavior what it did
     * @param experiences what it saw
     * @return the trial
     */
    public static Trial of(double fitness, boolean solved, long steps, double[] behavior, Experiences experiences) {
        return Double.isFinite(fitness)
                ? new Trial(fitness, solved, steps, behavior, experiences, "")
                : failed("the fitness is " + fitness, steps);
    }

    /**
     * A trial that came to nothing.
     *
     * @param cause why, in words
     * @param steps how often the policy was asked
     * @return the trial, without experiences
     */
    public static Trial failed(String cause, long steps) {
        String said = cause == null || cause.isBlank() ? "no reason is given" : cause;
        return new Trial(FAILURE, false, steps, new double[0], Experiences.NONE, said);
    }

    /** @return the same without what was seen */
    public Trial withoutExperiences() {
        return new Trial(fitness, solved, steps, behavior, Experiences.NONE, cause);
    }
}
