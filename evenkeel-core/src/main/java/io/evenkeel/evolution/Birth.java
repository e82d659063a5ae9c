package io.evenkeel.evolution;

import java.util.Optional;

/**
 * An individual that is to be made and judged.
 *
 * @param id its number: how many are judged before it
 * @param parent none for a founder
 * @param seed of all its random numbers
 */
public record Birth(long id, Optional<Individual> parent, long seed) {
    /** @return the seeds that it will have */
    public Lineage lineage() {
        return parent.map(p -> p.lineage().child(seed)).orElseGet(() -> Lineage.founder(seed));
    }
}
