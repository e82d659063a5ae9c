package io.evenkeel.evolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where genes come from: the seed of a founder and one seed for each mutation since. Genes are a function of it, of the domain
 * and of the mutation, so it is all that is needed to get them again, bit for bit (F. P. Such, V. Madhavan, E. Conti, J. Lehman,
 * K. O. Stanley, J. Clune, Deep neuroevolution: genetic algorithms are a competitive alternative for training deep neural
 * networks for reinforcement learning, 2017, arXiv 1712.06567, section 3.1).
 *
 * @param parent of the individual, none for a founder
 * @param seed of all random numbers of the individual
 */
public record Lineage(Optional<Lineage> parent, long seed) {

    /**
     * A founder's lineage.
     *
     * @param seed of its random numbers
     * @return a chain of one
     */
    public static Lineage founder(long seed) {
        return new Lineage(Optional.empty(), seed);
    }

    /**
     * The lineage of seeds.
     *
     * @param seeds the founder's first
     * @return the chain
     * @throws IllegalArgumentException if there is none
     */
    public static Lineage of(List<Long> seeds) {
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("a lineage begins with the seed of a founder");
        }
        Lineage lineage = founder(seeds.get(0));
        for (long seed : seeds.subList(1, seeds.size())) {
            lineage = lineage.child(seed);
        }
        return lineage;
    }

    /**
     * A child's lineage.
     *
     * @param childSeed of its random numbers
     * @return this chain with one more link
     */
    public Lineage child(long childSeed) {
        return new Lineage(Optional.of(this), childSeed);
    }

    /** @return the seeds, the founder's first */
    public List<Long> seeds() {
        Deque<Long> seeds = new ArrayDeque<>();
        for (Lineage at = this; at != null; at = at.parent.orElse(null)) {
            seeds.addFirst(at.seed);
        }
        return new ArrayList<>(seeds);
    }

    /** @return how many mutations there were since the founder */
    public int generations() {
        int count = 0;
        for (Lineage at = this; at.parent.isPresent(); at = at.parent.get()) {
            count++;
        }
        return count;
    }

    // A chain may be longer than the stack is deep, so that the records' own methods would not do.

    @Override
    public boolean equals(Object other) {
        return other instanceof Lineage lineage && seeds().equals(lineage.seeds());
    }

    @Override
    public int hashCode() {
        return seeds().hashCode();
    }

    @Override
    public String toString() {
        return "Lineage" + seeds();
    }
}
