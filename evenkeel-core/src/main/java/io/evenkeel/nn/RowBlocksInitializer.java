package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.List;

/**
 * An initializer for each of several equally tall blocks of rows, for instance for the gates of an LSTM or a GRU. Vectors
 * are cut into equally long pieces.
 *
 * @param blocks from the first block of rows to the last
 */
public record RowBlocksInitializer(List<Initializer> blocks) implements Initializer {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public RowBlocksInitializer {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a matrix has at least one block of rows");
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the rows are not a multiple of the blocks, or an initializer does not fit its block
     */
    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        int extent = parameter.value().extent(0);
        if (extent % blocks.size() != 0) {
            throw new IllegalArgumentException(
                    "the " + extent + " rows of " + parameter.name() + " do not make " + blocks.size() + " blocks");
        }
        int[] shape = parameter.value().shape();
        shape[0] = extent / blocks.size();
        for (int b = 0; b < blocks.size(); b++) {
            Parameter block = new Parameter(parameter.name(), Tensor.zeros(Precision.DOUBLE, shape));
            blocks.get(b).fill(block, stream.split("rows " + b));
            for (int i = 0; i < block.value().size(); i++) {
                parameter
                        .value()
                        .set(b * block.value().size() + i, block.value().get(i));
            }
        }
    }
}
