package io.evenkeel.prune;

import io.evenkeel.nn.Network;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;

/** Scores the weights of an untrained network by one batch of examples. */
public interface PruningCriterion {

    /** @return name as in specs */
    String name();

    /**
     * Scores every prunable weight; the network is left as it is.
     *
     * @param network at the start of its training
     * @param loss what will be minimized
     * @param batch examples to learn from
     * @param seed of what is random
     * @return a score for each weight, the largest for those to keep
     * @throws IllegalArgumentException if there is nothing to prune, or the batch does not fit the network
     * @throws ArithmeticException if a score is not finite
     */
    PruningScores score(Network network, Loss loss, Batch batch, long seed);
}
