package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Environment;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Policy;
import io.evenkeel.evolution.Trial;
import io.evenkeel.tensor.RandomStream;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Judges policies by letting them act in an environment. Fitness is the mean over the episodes; behavior is that of all episodes, one
 * behind the other.
 *
 * <p>A policy without a state experiences its last 400 observations. One with a state experiences its last episode as one sequence,
 * in which all answers count; of a longer episode the first 400 observations, because only at the beginning is its state the zero
 * state. Safe mutations by moduli of gradients then are those by sums, because there is one experience to take a modulus of.
 *
 * <p>A trial fails where an observation, an action or the fitness is not finite, where an observation or the behavior is null, where the
 * environment throws an exception, and where an episode does not end within a number of actions. A single action that never comes
 * back is waited for.
 */
public class EpisodeDomain implements Domain {
    private final String name;
    private final Supplier<? extends Environment> environments;
    private final int actions;
    private final int episodes;
    private final int inputs;
    private final int outputs;

    /**
     * A domain of one episode.
     *
     * @param name as in specs
     * @param environments makes an environment for each trial; may be asked by several threads at once
     * @param actions how many an episode may have before it is given up as endless
     * @throws IllegalArgumentException if there may be no action
     */
    public EpisodeDomain(String name, Supplier<? extends Environment> environments, int actions) {
        this(name, environments, actions, 1);
    }

    /**
     * A domain of several episodes, each with a seed of its own.
     *
     * @param name as in specs
     * @param environments makes an environment for each trial; may be asked by several threads at once
     * @param actions how many an episode may have before it is given up as endless
     * @param episodes in a trial
     * @throws IllegalArgumentException if there may be no action or no episode
     */
    public EpisodeDomain(String name, Supplier<? extends Environment> environments, int actions, int episodes) {
        if (actions < 1 || episodes < 1) {
            throw new IllegalArgumentException(
                    "a trial needs at least 1 episode with at least 1 action, not " + episodes + " with " + actions);
        }
        this.name = name;
        this.environments = environments;
        this.actions = actions;
        this.episodes = episodes;
        Environment example = environments.get();
        this.inputs = example.observations();
        this.outputs = example.actions();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int inputs() {
        return inputs;
    }

    @Override
    public final int outputs() {
        return outputs;
    }

    /**
     * Whether a trial is a solution: unless a domain says otherwise, if every episode is one.
     *
     * @param meanFitness over the episodes
     * @param everyEpisode whether every episode was solved
     * @return whether the trial counts as a solution
     */
    protected boolean solved(double meanFitness, boolean everyEpisode) {
        return everyEpisode;
    }

    @Override
    public final Trial evaluate(Policy policy, long seed) {
        requireFit(policy);
        RandomStream seeds = RandomStream.of(seed, "episode");
        Memory memory = new Memory(inputs, policy.recurrent());
        Episode episode = new Episode(environments.get(), policy, memory);
        double total = 0;
        boolean every = true;
        double[] behavior = {};
        try {
            for (int i = 0; i < episodes; i++) {
                Episode.Outcome outcome = episode.run(seeds.bits(i), actions);
                total += outcome.fitness();
                every &= outcome.solved();
                int before = behavior.length;
                behavior = Arrays.copyOf(behavior, before + outcome.behavior().length);
                System.arraycopy(outcome.behavior(), 0, behavior, before, outcome.behavior().length);
            }
        } catch (Episode.Failure failure) {
            return Trial.failed(failure.getMessage(), episode.asked());
        }
        double mean = total / episodes;
        return Trial.of(mean, solved(mean, every), episode.asked(), behavior, memory.experiences());
    }

    /**
     * What a policy sees in the first episode of a trial.
     *
     * @param policy of one thread, in any state
     * @param seed of the trial
     * @return the observations in front of its actions as one sequence, up to where the episode ended or came to nothing; no
     *     sequence if there is no observation
     * @throws IllegalArgumentException if the policy has other inputs or outputs
     */
    public final Experiences observations(Policy policy, long seed) {
        requireFit(policy);
        Memory memory = new Memory(inputs, true, actions);
        try {
            new Episode(environments.get(), policy, memory)
                    .run(RandomStream.of(seed, "episode").bits(0), actions);
        } catch (Episode.Failure e) {
            // What was seen up to there is what was asked for.
        }
        return memory.experiences();
    }

    /**
     * Checks that a policy sees and answers what the environment shows and takes.
     *
     * @param policy to be judged
     * @throws IllegalArgumentException if it has other inputs or outputs
     */
    protected final void requireFit(Policy policy) {
        if (policy.inputs() != inputs || policy.outputs() != outputs) {
            throw new IllegalArgumentException(name + " needs a network of " + inputs + " inputs and " + outputs
                    + " outputs, not of " + policy.inputs() + " and " + policy.outputs());
        }
    }
}
