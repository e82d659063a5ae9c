package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.List;

/**
 * A task whose sequences are drawn at random and never run out. Sequences are numbered: batch i of B examples holds those
 * from i·B on, and each is a function of seed and number. Those of the evaluation come from another random stream.
 */
public abstract class GeneratedTask implements Task {
    private final String name;
    private final int evaluated;

    /**
     * Names a task.
     *
     * @param name as in specs
     * @param evaluated how many sequences the evaluation has at least; the last batch is filled up
     */
    protected GeneratedTask(String name, int evaluated) {
        this.name = name;
        this.evaluated = evaluated;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Batch batch(long seed, long index, int examples) {
        Require.examples(examples);
        return generate(RandomStream.of(seed, name).split("training"), index * examples, examples);
    }

    @Override
    public final List<Batch> evaluation(long seed, int examples) {
        Require.examples(examples);
        RandomStream random = RandomStream.of(seed, name).split("evaluation");
        int batches = (int) ((evaluated + examples - 1L) / examples);
        return new BatchList(batches, index -> generate(random, (long) index * examples, examples));
    }

    /**
     * Draws sequences.
     *
     * @param random the stream that they are drawn from
     * @param first number of the first one
     * @param examples how many
     * @return a batch that is a function of the arguments
     */
    protected abstract Batch generate(RandomStream random, long first, int examples);
}
