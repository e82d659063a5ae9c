package io.evenkeel.evolution;

/**
 * A world in which a policy acts. An instance belongs to one thread and is used for one episode after another; what happens is
 * a function of the seed and the actions. Whoever lets a policy act in it counts the actions, and may give an episode up; a step that
 * never comes back keeps its thread for ever.
 */
public interface Environment {
    /** @return numbers in an observation */
    int observations();

    /** @return numbers in an action */
    int actions();

    /**
     * Begins an episode.
     *
     * @param seed of whatever is random
     * @return the first observation, {@link #observations()} numbers; may be overwritten by the next step
     */
    double[] begin(long seed);

    /**
     * Lets time pass until the next action is due.
     *
     * @param action {@link #actions()} finite numbers
     * @return the next observation; may be overwritten by the next step
     */
    double[] act(double[] action);

    /** @return whether the episode is over */
    boolean over();

    /** @return fitness of the episode as far as it went, the larger the better */
    double fitness();

    /** @return whether the episode counts as a solution */
    boolean solved();

    /** @return what the policy did, in a few numbers, for instance where it ended */
    double[] behavior();
}
