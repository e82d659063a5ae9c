package io.evenkeel.prune;

import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Keeps the weights on which the loss L of a batch depends most: the score is {@code |θ_i ∂L/∂θ_i|}, the change of L to first
 * order where the weight is left out.
 *
 * <p>Source: N. Lee, T. Ajanthan, P. H. S. Torr, "SNIP: single-shot network pruning based on connection sensitivity", ICLR
 * 2019, equations 5 and 6.
 */
public record Snip() implements PruningCriterion {
    @Override
    public String name() {
        return "snip";
    }

    @Override
    public PruningScores score(Network network, Loss loss, Batch batch, long seed) {
        List<PrunableBlock> blocks = PrunableBlock.of(network);
        Map<Parameter, Tensor> gradient = new BatchLoss(network, loss, batch).gradient();
        List<double[]> values = blocks.stream()
                .map(block -> {
                    Tensor g = gradient.get(block.weight().parameter());
                    return IntStream.range(0, block.size())
                            .mapToDouble(i -> Math.abs(block.value(i) * g.get(block.position(i))))
                            .toArray();
                })
                .toList();
        return new PruningScores(blocks, values, List.of());
    }
}
