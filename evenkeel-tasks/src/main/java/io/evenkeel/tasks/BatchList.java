package io.evenkeel.tasks;

import io.evenkeel.train.Batch;
import java.util.AbstractList;
import java.util.Objects;
import java.util.function.IntFunction;

/** Batches that are made each time they are asked for: all at once may need more memory than there is. */
final class BatchList extends AbstractList<Batch> {
    private final int size;
    private final IntFunction<Batch> batch;

    BatchList(int size, IntFunction<Batch> batch) {
        this.size = size;
        this.batch = batch;
    }

    @Override
    public Batch get(int index) {
        return batch.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
