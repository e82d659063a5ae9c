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
 * Keeps the flow of gradients, also called foresight pruning. To first order, leaving out weight i changes half the squared norm of the gradient
 * {@code g = ∂L/∂θ} by {@code −θ_i (H g)_i}, H being the Hessian of the loss L of a batch. Weights where that is largest,
 * whose loss would raise the norm, are pruned: the score is {@code θ_i (H g)_i}. The gradient is that of all parameters. The
 * reference implementation divides logits by a temperature of 200; here they stay as they are.
 *
 * <p>Source: C. Wang, G. Zhang, R. Grosse, "Picking winning tickets before training by preserving gradient flow", ICLR 2020,
 * equation 8.
 */
public record Grasp() implements PruningCriterion {
    @Override
    public String name() {
        return "grasp";
    }

    @Override
    public PruningScores score(Network network, Loss loss, Batch batch, long seed) {
        List<PrunableBlock> blocks = PrunableBlock.of(network);
        BatchLoss batchLoss = new BatchLoss(network, loss, batch);
        Map<Parameter, Tensor> product = batchLoss.hessianTimes(batchLoss.gradient());
        List<double[]> values = blocks.stream()
                .map(block -> {
                    Tensor hg = product.get(block.weight().parameter());
                    return IntStream.range(0, block.size())
                            .mapToDouble(i -> block.value(i) * hg.get(block.position(i)))
                            .toArray();
                })
                .toList();
        return new PruningScores(blocks, values, List.of());
    }
}
