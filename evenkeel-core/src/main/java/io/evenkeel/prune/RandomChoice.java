package io.evenkeel.prune;

import io.evenkeel.nn.Network;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps weights at random, each equally likely: the score is uniform in (0, 1). The baseline of all criteria. */
public record RandomChoice() implements PruningCriterion {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public PruningScores score(Network network, Loss loss, Batch batch, long seed) {
        List<PrunableBlock> blocks = PrunableBlock.of(network);
        RandomStream random = RandomStream.of(seed, "random pruning");
        List<double[]> values = IntStream.range(0, blocks.size())
                .mapToObj(b -> {
                    RandomStream stream = random.split("block " + b);
                    return IntStream.range(0, blocks.get(b).size())
                            .mapToDouble(stream::uniform)
                            .toArray();
                })
                .toList();
        return new PruningScores(blocks, values, List.of());
    }
}
