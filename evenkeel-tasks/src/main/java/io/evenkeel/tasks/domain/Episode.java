package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Environment;
import io.evenkeel.evolution.Policy;
import java.util.function.Supplier;

/** A policy acts in an environment, from the beginning to the end, for one episode after another. */
final class Episode {
    private final Environment environment;
    private final Policy policy;
    private final Memory memory;
    private long asked;

    /** How an episode ended. */
    record Outcome(double fitness, boolean solved, double[] behavior) {}

    /** An episode came to nothing; the message says why. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    Episode(Environment environment, Policy policy, Memory memory) {
        this.environment = environment;
        this.policy = policy;
        this.memory = memory;
    }

    /** How often the policy was asked, over all episodes. */
    long asked() {
        return asked;
    }

    /**
     * Runs an episode.
     *
     * @param seed of whatever is random
     * @param limit how many actions it may have
     * @throws Failure if it cannot be judged
     */
    Outcome run(long seed, int limit) {
        memory.begin();
        policy.reset();
        double[] seen = ask(0, () -> environment.begin(seed));
        int actions = 0;
        while (!ask(actions, environment::over)) {
            if (actions == limit) {
                throw new Failure("the episode does not end within " + limit + " actions", null);
            }
            requireObservation(seen, actions);
            memory.add(seen);
            double[] action = policy.act(seen);
            asked++;
            actions++;
            int undefined = undefined(action);
            if (undefined >= 0) {
                throw new Failure("action " + actions + " is " + action[undefined] + " at output " + undefined, null);
            }
            seen = ask(actions, () -> environment.act(action));
        }
        double fitness = ask(actions, environment::fitness);
        if (!Double.isFinite(fitness)) {
            throw new Failure("the fitness is " + fitness + " after action " + actions, null);
        }
        boolean solved = ask(actions, environment::solved);
        double[] behavior = ask(actions, environment::behavior);
        if (behavior == null) {
            throw new Failure("the behavior after action " + actions + " is null", null);
        }
        return new Outcome(fitness, solved, behavior);
    }

    private static <T> T ask(int actions, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new Failure("the environment failed after " + actions + " actions: " + e, e);
        }
    }

    private void requireObservation(double[] seen, int actions) {
        if (seen == null) {
            throw new Failure("the observation after " + actions + " actions is null", null);
        }
        if (seen.length != environment.observations()) {
            throw new Failure(
                    "the observation after " + actions + " actions has " + seen.length + " numbers instead of "
                            + environment.observations(),
                    null);
        }
        int undefined = undefined(seen);
        if (undefined >= 0) {
            throw new Failure(
                    "the observation after " + actions + " actions is " + seen[undefined] + " at input " + undefined,
                    null);
        }
    }

    /** Where the first number is that is not finite, or −1. */
    private static int undefined(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                return i;
            }
        }
        return -1;
    }
}
