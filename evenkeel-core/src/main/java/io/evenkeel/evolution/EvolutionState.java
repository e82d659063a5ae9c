package io.evenkeel.evolution;

import java.util.List;
import java.util.Optional;

/**
 * All that an evolution needs to go on.
 *
 * @param evaluations how many individuals were judged
 * @param failures how many of them could not be judged
 * @param population who lives, in the algorithm's order
 * @param best the best that ever lived
 */
public record EvolutionState(long evaluations, long failures, List<Individual> population, Optional<Individual> best) {
    /** Copies the list. */
    public EvolutionState {
        population = List.copyOf(population);
    }
}
