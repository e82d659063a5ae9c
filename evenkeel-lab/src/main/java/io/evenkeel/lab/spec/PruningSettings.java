package io.evenkeel.lab.spec;

/**
 * Pruning before the first update. The mask stays fixed.
 *
 * @param criterion which weights stay
 * @param sparsity share that is pruned
 * @param batch sequences to judge by
 * @param leastPerBlock weights that every matrix keeps
 */
public record PruningSettings(
        @Setting(value = "which weights stay", standard = "jacobian-spectrum")
        PruningOptions criterion,

        @Setting(value = "share of the input and recurrent weights that is pruned", least = 0, below = 1)
        double sparsity,

        @Setting(value = "sequences to judge by, the first that the task gives", standard = "64", least = 1)
        int batch,

        @Setting(
                value = "weights that the input and the recurrent matrix of each gate keep at least",
                standard = "0",
                least = 0)
        int leastPerBlock) {

    /**
     * Checks that there is something to prune.
     *
     * @param network what is trained
     * @throws IllegalArgumentException if there is not
     */
    void check(NetworkOptions network) {
        if (!network.isRecurrent()) {
            throw new IllegalArgumentException(
                    "pruning keeps what transports signals through time, which a feed-forward network does not");
        }
    }
}
