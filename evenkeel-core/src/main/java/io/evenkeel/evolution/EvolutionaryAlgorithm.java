package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;
import java.util.List;

/** Who has children, and who stays. An algorithm is a value: all its state is the population. */
public interface EvolutionaryAlgorithm {
    /** @return how many founders there are */
    int founders();

    /**
     * The size of the population, which may differ once there are children.
     *
     * @param evaluations how many individuals were judged, the founders at least
     * @return how many live then
     */
    int size(long evaluations);

    /** @return how many children are born before the population changes */
    int children();

    /**
     * Chooses parents.
     *
     * @param population in its order
     * @param first number of the first child
     * @param stream of the run's random numbers for selection
     * @return a parent for each child
     */
    List<Individual> parents(List<Individual> population, long first, RandomStream stream);

    /**
     * Lets the population go on.
     *
     * @param population from which parents were chosen, in its order
     * @param children in the order of their numbers
     * @param stream the same as for the choice of parents
     * @return the next population, in its order
     */
    List<Individual> survivors(List<Individual> population, List<Individual> children, RandomStream stream);

    /**
     * The population that founders make.
     *
     * @param founders in the order of their numbers
     * @return the same in the order in which the algorithm keeps them
     */
    default List<Individual> first(List<Individual> founders) {
        return founders;
    }
}
