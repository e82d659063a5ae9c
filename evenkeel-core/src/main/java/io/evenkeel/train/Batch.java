package io.evenkeel.train;

import io.evenkeel.tensor.Tensor;

/**
 * Sequences with what a model should answer to them.
 *
 * @param inputs {@code [steps][examples][inputs]}
 * @param targets {@code [steps][examples][targets]}, see {@link Loss#targets}
 * @param weights {@code [steps][examples]}, what each step of each example counts in the loss, 0 for nothing (a mask); null if
 *     all count the same. The loss is the weighted mean.
 * @param continues whether the sequences go on where those of the batch before ended, so that the state is carried over
 */
public record Batch(Tensor inputs, Tensor targets, Tensor weights, boolean continues) {
    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if they do not fit each other
     */
    public Batch {
        if (inputs.rank() != 3
                || targets.rank() != 3
                || inputs.extent(0) != targets.extent(0)
                || inputs.extent(1) != targets.extent(1)) {
            throw new IllegalArgumentException("a batch of inputs " + inputs + " does not fit its targets " + targets);
        }
        if (weights != null
                && (weights.rank() != 2
                        || weights.extent(0) != inputs.extent(0)
                        || weights.extent(1) != inputs.extent(1))) {
            throw new IllegalArgumentException("a batch of inputs " + inputs + " does not fit its weights " + weights);
        }
    }

    /**
     * Sequences on their own.
     *
     * @param inputs {@code [steps][examples][inputs]}
     * @param targets {@code [steps][examples][targets]}
     * @param weights {@code [steps][examples]}, or null
     */
    public Batch(Tensor inputs, Tensor targets, Tensor weights) {
        this(inputs, targets, weights, false);
    }

    /** @return time steps */
    public int steps() {
        return inputs.extent(0);
    }

    /** @return number of sequences */
    public int examples() {
        return inputs.extent(1);
    }
}
