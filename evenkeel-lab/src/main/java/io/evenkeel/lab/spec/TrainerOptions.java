package io.evenkeel.lab.spec;

import io.evenkeel.kernel.Precision;
import java.util.Optional;

/** Where the update comes from, and how often. */
public interface TrainerOptions extends Options {
    /** @return how a gradient becomes a step */
    OptimizerOptions optimizer();

    /** @return how the skew-symmetric matrices behind orthogonal weights step, as all others if absent */
    default Optional<OptimizerOptions> orthogonal() {
        return Optional.empty();
    }

    /** @return how the matrices behind eigenvalue-normalized weights step, as all others if absent */
    default Optional<OptimizerOptions> normalized() {
        return Optional.empty();
    }

    /** @return how the learning rate changes */
    ScheduleOptions schedule();

    /** @return number of updates of the whole run */
    long steps();

    /** @return sequences of an update */
    int batch();

    /** @return time steps of an update, all of a sequence if absent */
    Optional<Integer> truncation();

    /** @return precision of the sweeps */
    Precision precision();

    /**
     * The same with another length.
     *
     * @param updates of the whole run
     * @return other options
     */
    TrainerOptions withSteps(long updates);

    /**
     * Checks that the trainer fits a network.
     *
     * @param network what is trained
     * @throws IllegalArgumentException if it does not, with the reason
     */
    default void check(NetworkOptions network) {
        refuseDecay("orthogonal", orthogonal());
        refuseDecay("normalized", normalized());
    }

    private static void refuseDecay(String key, Optional<OptimizerOptions> options) {
        options.map(OptimizerOptions::optimizer)
                .filter(o -> o.weightDecay() > 0)
                .ifPresent(o -> {
                    throw new IllegalArgumentException("weight decay has no meaning for " + key
                            + " weights, whose size is fixed; set weightDecay of " + key + " to 0");
                });
    }

    /**
     * Backpropagation through time, over whole sequences or truncated.
     *
     * @param optimizer how a gradient becomes a step
     * @param orthogonal the same for the skew-symmetric matrices behind orthogonal weights
     * @param normalized the same for the matrices behind eigenvalue-normalized weights
     * @param schedule how the learning rate changes
     * @param batch sequences of an update
     * @param steps number of updates
     * @param truncation time steps of an update
     * @param precision of the sweeps
     */
    record ThroughTime(
            @Setting("how a gradient becomes a step") OptimizerOptions optimizer,

            @Setting(
                    "the same for the skew-symmetric matrices behind orthogonal weights, where there are any; as others if not given")
            Optional<OptimizerOptions> orthogonal,

            @Setting(
                    "the same for the matrices behind eigenvalue-normalized weights, where there are any; as others if not given")
            Optional<OptimizerOptions> normalized,

            @Setting(value = "how the learning rate changes", standard = "constant")
            ScheduleOptions schedule,

            @Setting(value = "sequences of an update", standard = "32", least = 1)
            int batch,

            @Setting(value = "updates of the whole run", least = 0)
            long steps,

            @Setting(value = "time steps of an update; whole sequences if not given", least = 1)
            Optional<Integer> truncation,

            @Setting(value = "precision of the sweeps", standard = "single")
            Precision precision)
            implements TrainerOptions {
        @Override
        public TrainerOptions withSteps(long updates) {
            return new ThroughTime(optimizer, orthogonal, normalized, schedule, batch, updates, truncation, precision);
        }

        @Override
        public void check(NetworkOptions network) {
            TrainerOptions.super.check(network);
            if (!network.isRecurrent()) {
                throw new IllegalArgumentException(
                        "bptt trains recurrent networks; a feed-forward one needs bp or online");
            }
        }
    }

    /**
     * Backpropagation through a feed-forward network.
     *
     * @param optimizer how a gradient becomes a step
     * @param schedule how the learning rate changes
     * @param batch examples of an update
     * @param steps number of updates
     * @param precision of the sweeps
     */
    record Backpropagation(
            @Setting("how a gradient becomes a step") OptimizerOptions optimizer,

            @Setting(value = "how the learning rate changes", standard = "constant")
            ScheduleOptions schedule,

            @Setting(value = "examples of an update", standard = "32", least = 1)
            int batch,

            @Setting(value = "updates of the whole run", least = 0)
            long steps,

            @Setting(value = "precision of the sweeps", standard = "single")
            Precision precision)
            implements TrainerOptions {
        @Override
        public Optional<Integer> truncation() {
            return Optional.empty();
        }

        @Override
        public TrainerOptions withSteps(long updates) {
            return new Backpropagation(optimizer, schedule, batch, updates, precision);
        }

        @Override
        public void check(NetworkOptions network) {
            if (network.isRecurrent()) {
                throw new IllegalArgumentException(
                        "bp trains feed-forward networks; a recurrent one needs bptt or online");
            }
        }
    }

    /**
     * One sequence at a time, with an update after every time step or every few.
     *
     * @param optimizer how a gradient becomes a step
     * @param orthogonal the same for the skew-symmetric matrices behind orthogonal weights
     * @param normalized the same for the matrices behind eigenvalue-normalized weights
     * @param schedule how the learning rate changes
     * @param steps number of updates
     * @param window time steps of an update
     * @param precision of the sweeps
     */
    record Online(
            @Setting("how a gradient becomes a step") OptimizerOptions optimizer,

            @Setting(
                    "the same for the skew-symmetric matrices behind orthogonal weights, where there are any; as others if not given")
            Optional<OptimizerOptions> orthogonal,

            @Setting(
                    "the same for the matrices behind eigenvalue-normalized weights, where there are any; as others if not given")
            Optional<OptimizerOptions> normalized,

            @Setting(value = "how the learning rate changes", standard = "constant")
            ScheduleOptions schedule,

            @Setting(value = "updates of the whole run", least = 0)
            long steps,

            @Setting(value = "time steps of an update", standard = "1", least = 1)
            int window,

            @Setting(value = "precision of the sweeps", standard = "single")
            Precision precision)
            implements TrainerOptions {
        @Override
        public int batch() {
            return 1;
        }

        @Override
        public Optional<Integer> truncation() {
            return Optional.of(window);
        }

        @Override
        public TrainerOptions withSteps(long updates) {
            return new Online(optimizer, orthogonal, normalized, schedule, updates, window, precision);
        }
    }
}
