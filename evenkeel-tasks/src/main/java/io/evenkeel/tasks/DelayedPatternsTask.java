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
 * Which of four patterns was shown at the beginning, asked for at the end. Every step is noise {@code 0.3 · N(0, I)} in 8
 * dimensions; to the first 3 steps the pattern of the class is added, 3 × 8 numbers from {@code N(0, 1)}. Sequence i is of class i mod 4. 2,000
 * sequences to learn from, 1,000 others to judge by. Another seed gives other patterns and other noise. Only the
 * last step counts.
 *
 * <p>Every epoch goes through the training sequences once, in an order that seed and epoch decide.
 */
public final class DelayedPatternsTask implements Task {
    /** Steps of a sequence unless told otherwise. */
    public static final int STEPS = 14;

    private static final int CLASSES = 4;
    private static final int WIDTH = 8;
    private static final int SHOWN = 3;
    private static final double NOISE = 0.3;
    private static final int TRAINING = 2_000;
    private static final int EVALUATED = 1_000;

    private final int steps;

    /**
     * The task.
     *
     * @param steps T, of a sequence, at least 3
     * @throws IllegalArgumentException if there are fewer
     */
    public DelayedPatternsTask(int steps) {
        this.steps = Require.atLeast(SHOWN, "steps", steps);
    }

    @Override
    public String name() {
        return "delayed-patterns";
    }

    @Override
    public int inputs() {
        return WIDTH;
    }

    @Override
    public int outputs() {
        return CLASSES;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public Loss loss() {
        return Loss.CROSS_ENTROPY;
    }

    /** @return how many sequences are learned from in an epoch */
    public int trainingExamples() {
        return TRAINING;
    }

    @Override
    public Batch batch(long seed, long index, int examples) {
        Require.examples(examples);
        int[] chosen = Epochs.batch(random(seed), TRAINING, index, examples);
        return show(seed, "training", chosen, examples);
    }

    /** Sequences in order; the last batch is filled up with examples of weight 0. */
    @Override
    public List<Batch> evaluation(long seed, int examples) {
        Require.examples(examples);
        return IntStream.range(0, (EVALUATED + examples - 1) / examples)
                .mapToObj(i -> IntStream.range(i * examples, Math.min(EVALUATED, (i + 1) * examples))
                        .toArray())
                .map(chosen -> show(seed, "evaluation", chosen, examples))
                .toList();
    }

    private RandomStream random(long seed) {
        return RandomStream.of(seed, name());
    }

    private Batch show(long seed, String set, int[] chosen, int examples) {
        RandomStream patterns = random(seed).split("patterns");
        RandomStream noise = random(seed).split(set);
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, examples, WIDTH);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps, examples, 1);
        Tensor weights = Tensor.zeros(Precision.SINGLE, steps, examples);
        for (int e = 0; e < chosen.length; e++) {
            int label = chosen[e] % CLASSES;
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < WIDTH; i++) {
                    double value = NOISE * noise.gaussian(((long) chosen[e] * steps + t) * WIDTH + i);
                    if (t < SHOWN) {
                        value += patterns.gaussian((label * SHOWN + t) * WIDTH + i);
                    }
                    inputs.set((t * examples + e) * WIDTH + i, value);
                }
            }
            targets.set((steps - 1) * examples + e, label);
            weights.set((steps - 1) * examples + e, 1);
        }
        return new Batch(inputs, targets, weights);
    }

    @Override
    public double trivialLoss() {
        return StrictMath.log(CLASSES);
    }

    @Override
    public String trivialSolution() {
        return "every pattern equally likely";
    }

    /**
     * How many patterns are recognized.
     *
     * @return {@code accuracy}: the share of the sequences of weight 1 whose class is right
     */
    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        return Map.of("accuracy", Answers.accuracy(batch, outputs));
    }

    /** @return 99 % of the sequences in the right class */
    @Override
    public Criterion solved() {
        return new Criterion("accuracy", 0.99, true);
    }
}
