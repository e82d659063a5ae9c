package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import io.evenkeel.train.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Two finite sets of drawn sequences, to learn from and to be judged by, each of which belongs to one of some classes: example
 * k to class {@code k mod classes}, which is asked for at the last step.
 */
abstract class LabeledExamplesTask implements Task {
    private final int training;
    private final int evaluated;

    LabeledExamplesTask(int training, int evaluated) {
        this.training = training;
        this.evaluated = evaluated;
    }

    /** Writes the steps of an example into a batch. */
    @FunctionalInterface
    interface Writer {
        /**
         * Writes one example.
         *
         * @param example index within its set
         * @param label its class
         * @param inputs of the batch, {@code [steps][examples][inputs]}
         * @param place of the example in the batch
         */
        void write(int example, int label, Tensor inputs, int place);
    }

    /**
     * What writes the examples of a set.
     *
     * @param random numbers of the task under a seed
     * @param set {@code training} or {@code evaluation}
     */
    abstract Writer writer(RandomStream random, String set);

    @Override
    public final Loss loss() {
        return Loss.CROSS_ENTROPY;
    }

    /** @return how many examples are learned from in an epoch */
    public final int trainingExamples() {
        return training;
    }

    @Override
    public final Batch batch(long seed, long index, int examples) {
        Require.examples(examples);
        RandomStream random = RandomStream.of(seed, name());
        return show(random, "training", Epochs.batch(random, training, index, examples), examples);
    }

    /** Examples in order; the last batch is filled up with examples of weight 0. */
    @Override
    public final List<Batch> evaluation(long seed, int examples) {
        Require.examples(examples);
        RandomStream random = RandomStream.of(seed, name());
        return IntStream.range(0, (evaluated + examples - 1) / examples)
                .mapToObj(i -> IntStream.range(i * examples, Math.min(evaluated, (i + 1) * examples))
                        .toArray())
                .map(chosen -> show(random, "evaluation", chosen, examples))
                .toList();
    }

    private Batch show(RandomStream random, String set, int[] chosen, int examples) {
        Writer writer = writer(random, set);
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps(), examples, inputs());
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps(), examples, 1);
        Tensor weights = Tensor.zeros(Precision.SINGLE, steps(), examples);
        int last = (steps() - 1) * examples;
        for (int e = 0; e < chosen.length; e++) {
            int label = chosen[e] % outputs();
            writer.write(chosen[e], label, inputs, e);
            targets.set(last + e, label);
            weights.set(last + e, 1);
        }
        return new Batch(inputs, targets, weights);
    }

    @Override
    public final double trivialLoss() {
        return StrictMath.log(outputs());
    }

    /**
     * How many examples are put into the right class.
     *
     * @return {@code accuracy}: the share of the examples of weight 1
     */
    @Override
    public final Map<String, Double> figures(Batch batch, Tensor outputs) {
        return Map.of("accuracy", Answers.accuracy(batch, outputs));
    }
}
