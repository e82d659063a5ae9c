package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * How well mutants of an individual do beside it, as J. Lehman, J. Chen, J. Clune, K. O. Stanley, Safe mutations for deep and
 * recurrent neural networks through output gradients, GECCO 2018, arXiv 1712.06563, Figure 3, show it for a solution of recurrent
 * parity: a mutation that is safe leaves most of them nearly as good as their parent.
 *
 * @param parent how the individual was judged
 * @param mutants how each of its mutants was judged, without experiences
 */
public record MutantRobustness(Trial parent, List<Trial> mutants) {
    /** A mutant that loses at most this share of its parent's fitness has kept it. */
    public static final double TOLERANCE = 0.05;

    /** So many mutants are held at once, each with its genes. */
    private static final int TOGETHER = 64;

    /** Copies the list. */
    public MutantRobustness {
        mutants = List.copyOf(mutants);
    }

    /**
     * Draws mutants and has them judged. Mutant i is a function of the seed and of i alone.
     *
     * @param engine makes children by the mutation of its problem
     * @param parent of all mutants
     * @param count how many mutants
     * @param seed of all random numbers
     * @param enough asked now and then; once it says so, there are no further mutants
     * @return how they did
     * @throws IllegalArgumentException if the count is negative
     */
    public static MutantRobustness of(
            EvaluationEngine engine, Individual parent, int count, long seed, BooleanSupplier enough) {
        if (count < 0) {
            throw new IllegalArgumentException("there are 0 mutants or more, not " + count);
        }
        RandomStream seeds = RandomStream.of(seed, "mutants");
        List<Trial> mutants = new ArrayList<>();
        for (int first = 0; first < count && !enough.getAsBoolean(); first += TOGETHER) {
            List<Birth> births = LongStream.range(first, Math.min(count, first + TOGETHER))
                    .mapToObj(i -> new Birth(i, Optional.of(parent), seeds.bits(i), false))
                    .toList();
            engine.bear(births).forEach(outcome -> mutants.add(outcome.trial().withoutExperiences()));
        }
        return new MutantRobustness(parent.trial(), mutants);
    }

    /**
     * What a mutant gained or lost, {@code (f − p) / |p|} with its fitness f and its parent's p; {@code f − p} if p is 0.
     *
     * @param mutant one of the mutants
     * @return the change of fitness, −0.05 for a loss of 5 %
     */
    public double change(Trial mutant) {
        double scale = parent.fitness() == 0 ? 1 : Math.abs(parent.fitness());
        return (mutant.fitness() - parent.fitness()) / scale;
    }

    /** @return share of the mutants whose {@link #change} is at least −{@link #TOLERANCE} */
    public double kept() {
        return share(mutant -> change(mutant) >= -TOLERANCE);
    }

    /** @return share of the mutants that are fitter than their parent */
    public double better() {
        return share(mutant -> mutant.fitness() > parent.fitness());
    }

    /** @return share of the mutants that are solutions */
    public double solved() {
        return share(Trial::solved);
    }

    /** @return share of the mutants that could not be judged */
    public double failed() {
        return share(mutant -> !mutant.cause().isEmpty());
    }

    /**
     * How many mutants are of some kind.
     *
     * @param kind which ones count
     * @return share of all mutants; not a number if there are none
     */
    public double share(Predicate<Trial> kind) {
        return (double) mutants.stream().filter(kind).count() / mutants.size();
    }
}
