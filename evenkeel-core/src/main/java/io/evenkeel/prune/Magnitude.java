package io.evenkeel.prune;

import io.evenkeel.nn.Network;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the largest weights: the score is {@code |θ_i|}.
 *
 * <p>Source: S. Han, J. Pool, J. Tran, W. J. Dally, "Learning both weights and connections for efficient neural networks",
 * NIPS 2015, section 3, there after training.
 */
public record Magnitude() implements PruningCriterion {
    @Override
    public String name() {
        return "magnitude";
    }

    @Override
    public PruningScores score(Network network, Loss loss, Batch batch, long seed) {
        List<PrunableBlock> blocks = PrunableBlock.of(network);
        List<double[]> values = blocks.stream()
                .map(block -> IntStream.range(0, block.size())
                        .mapToDouble(i -> Math.abs(block.value(i)))
                        .toArray())
                .toList();
        return new PruningScores(blocks, values, List.of());
    }
}
