package io.evenkeel.tasks;

import io.evenkeel.train.Task;

/**
 * A task whose input is one of several symbols in each step: one-hot, or as an index for models that have an embedding in front,
 * which is much less work where symbols are many.
 */
public interface SymbolTask extends Task {
    /** @return how many different symbols there are, whatever stands for them */
    int symbols();

    /**
     * The same task with indices.
     *
     * @return a task whose input rows have width 1 and hold the symbol's index, from 0 to {@link #symbols()} − 1
     */
    SymbolTask indexed();
}
