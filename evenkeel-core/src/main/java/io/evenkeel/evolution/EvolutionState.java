package io.evenkeel.evolution;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that an evolution needs to go on.
 *
 * @param evaluations how many individuals were judged
 * @param failures how many of them could not be judged
 * @param cause why the last of those could not be judged; empty if there is none
 * @param solvedAt how many individuals were judged up to the first solution, it included; empty if there is none
 * @param population who lives, in the algorithm's order
 * @param best the best that ever lived
 */
public record EvolutionState(
        long evaluations,
        long failures,
        String cause,
        OptionalLong solvedAt,
        List<Individual> population,
        Optional<Individual> best) {
    /** What there is before the founders. */
    public static final EvolutionState NEW =
            new EvolutionState(0, 0, "", OptionalLong.empty(), List.of(), Optional.empty());

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there was a solution before the first individual, or after the last, or if more
     *     individuals failed than were judged
     */
    public EvolutionState {
        if (failures < 0 || failures > evaluations) {
            throw new IllegalArgumentException(
                    "of " + evaluations + " individuals, " + failures + " cannot have failed");
        }
        if (solvedAt.isPresent() && (solvedAt.getAsLong() < 1 || solvedAt.getAsLong() > evaluations)) {
            throw new IllegalArgumentException(
                    "after " + evaluations + " individuals, number " + solvedAt.getAsLong() + " cannot have solved it");
        }
        population = List.copyOf(population);
    }
}
