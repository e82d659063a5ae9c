package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A generational genetic algorithm without crossover: the T fittest of a generation are the parents of the next, each child having
 * one of them, drawn uniformly; the fittest E live on unchanged.
 *
 * <p>F. P. Such, V. Madhavan, E. Conti, J. Lehman, K. O. Stanley, J. Clune, Deep neuroevolution: genetic algorithms are a competitive
 * alternative for training deep neural networks for reinforcement learning, 2017, arXiv 1712.06567, algorithm 1.
 *
 * @param population N, children in a generation
 * @param parents T, how many of a generation have children
 * @param elites E, how many live on
 */
public record Truncation(int population, int parents, int elites) implements EvolutionaryAlgorithm {
    private static final Comparator<Individual> FITTEST_FIRST =
            Comparator.comparingDouble(Individual::fitness).reversed().thenComparingLong(Individual::id);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there are more parents or elites than individuals, or no parent
     */
    public Truncation {
        if (parents < 1 || parents > population) {
            throw new IllegalArgumentException("of a population of " + population + ", " + parents
                    + " cannot be parents; 1 or more can, up to all");
        }
        if (elites < 0 || elites > population) {
            throw new IllegalArgumentException(
                    "of a population of " + population + ", " + elites + " cannot live on; 0 or more can, up to all");
        }
    }

    @Override
    public int founders() {
        return population;
    }

    @Override
    public int size(long evaluations) {
        return evaluations > population ? population + elites : population;
    }

    @Override
    public int children() {
        return population;
    }

    @Override
    public List<Individual> first(List<Individual> founders) {
        return founders.stream().sorted(FITTEST_FIRST).toList();
    }

    @Override
    public List<Individual> parents(List<Individual> generation, long first, RandomStream stream) {
        RandomStream choice = stream.split("parents");
        return IntStream.range(0, population)
                .mapToObj(i -> generation.get((int) (choice.uniform(first + i) * parents)))
                .toList();
    }

    @Override
    public List<Individual> survivors(List<Individual> generation, List<Individual> children, RandomStream stream) {
        return Stream.concat(generation.stream().limit(elites), children.stream())
                .sorted(FITTEST_FIRST)
                .toList();
    }
}
