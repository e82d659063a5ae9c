package io.evenkeel.evolution;

import java.util.Optional;

/**
 * An individual that is to be made and judged.
 *
 * @param id its number: how many are judged before it
 * @param parent none for a founder
 * @param seed of all its random numbers
 * @param diagnosed whether its mutation, if it has one, comes with {@linkplain Mutation#diagnosed() all diagnostics}
 */
public record Birth(long id, Optional<Individual> parent, long seed, boolean diagnosed) {
    /** @return the seeds that it will have */
    public Lineage lineage() {
        return parent.map(p -> p.lineage().child(seed)).orElseGet(() -> Lineage.founder(seed));
    }
}
