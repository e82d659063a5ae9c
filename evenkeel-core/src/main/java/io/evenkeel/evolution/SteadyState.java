package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A steady-state genetic algorithm without crossover: a tournament of T individuals is drawn uniformly without replacement, its
 * best has a child, and the worst of a tournament leaves.
 *
 * <p>J. Lehman, J. Chen, J. Clune, K. O. Stanley, Safe mutations for deep and recurrent neural networks through output gradients,
 * GECCO 2018, arXiv 1712.06563, and its code: there one child is born at a time. With batches of B children, parents are chosen from
 * one population; children then replace in the order of their numbers. A parent may be B − 1 births out of date. The highest
 * fitness never leaves if T is at least 2: where the worst of a tournament is as fit as anyone, so are the others.
 *
 * @param population N, how many live at once
 * @param tournament T, how many are compared
 * @param replacement which tournament's worst leaves
 * @param batch B, how many children are born before the population changes
 */
public record SteadyState(int population, int tournament, Replacement replacement, int batch)
        implements EvolutionaryAlgorithm {

    /** Whose worst leaves. */
    public enum Replacement {
        /**
         * The worst of the tournament whose best had the child, as in the authors' code. Where other children of a batch have
         * replaced that best or all others, it is the worst of a new tournament.
         */
        SAME_TOURNAMENT,
        /** The worst of a new tournament among the population and the child, as in the paper. */
        SECOND_TOURNAMENT
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a tournament is larger than the population, or a number is too small: T is at least 2
     *     where its worst is to leave and its best to stay
     */
    public SteadyState {
        if (tournament < 1 || population < tournament) {
            throw new IllegalArgumentException(
                    "a tournament of " + tournament + " cannot be drawn from a population of " + population
                            + "; tournaments have 1 to " + Math.max(1, population));
        }
        if (tournament == 1 && replacement == Replacement.SAME_TOURNAMENT) {
            throw new IllegalArgumentException(
                    "in a tournament of 1 the best would leave as the worst; give a tournament of 2"
                            + " or more, or the replacement second-tournament");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has one child or more, not " + batch);
        }
    }

    @Override
    public int founders() {
        return population;
    }

    @Override
    public int size(long evaluations) {
        return population;
    }

    @Override
    public int children() {
        return batch;
    }

    @Override
    public List<Individual> parents(List<Individual> members, long first, RandomStream stream) {
        return IntStream.range(0, batch)
                .mapToObj(i -> members.get(Tournament.best(members, selection(members, first + i, stream))))
                .toList();
    }

    private int[] selection(List<Individual> members, long child, RandomStream stream) {
        return Tournament.draw(members.size(), tournament, stream.split("parent of " + child));
    }

    @Override
    public List<Individual> survivors(List<Individual> members, List<Individual> children, RandomStream stream) {
        List<Individual> next = new ArrayList<>(members);
        Set<Individual> gone = new HashSet<>();
        for (Individual child : children) {
            next.add(child);
            Individual leaving =
                    replacement == Replacement.SAME_TOURNAMENT ? worstOfSelection(members, child, gone, stream) : null;
            if (leaving == null) {
                RandomStream second = stream.split("leaving for " + child.id());
                leaving = next.get(Tournament.worst(next, Tournament.draw(next.size(), tournament, second)));
            }
            next.remove(leaving);
            gone.add(leaving);
        }
        return next;
    }

    /** The worst of those that are left of the tournament behind its best, null where a batch has replaced that or all of them. */
    private Individual worstOfSelection(
            List<Individual> members, Individual child, Set<Individual> gone, RandomStream stream) {
        int[] drawn = selection(members, child.id(), stream);
        int best = Tournament.best(members, drawn);
        if (gone.contains(members.get(best))) {
            return null;
        }
        int[] left = Arrays.stream(drawn)
                .filter(place -> place != best)
                .filter(place -> !gone.contains(members.get(place)))
                .toArray();
        return left.length == 0 ? null : members.get(Tournament.worst(members, left));
    }
}
