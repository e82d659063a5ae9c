package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;

/**
 * Which of four patterns was shown at the beginning, asked for at the end. Every step is noise {@code 0.3 · N(0, I)} in 8
 * dimensions; to the first 3 steps the pattern of the class is added, 3 × 8 numbers from {@code N(0, 1)}. Sequence i is of class i mod 4. 2,000
 * sequences to learn from, 1,000 others to judge by. Another seed gives other patterns and other noise. Only the
 * last step counts.
 *
 * <p>Every epoch goes through the training sequences once, in an order that seed and epoch decide.
 */
public final class DelayedPatternsTask extends LabeledExamplesTask {
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
        super(TRAINING, EVALUATED);
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
    Writer writer(RandomStream random, String set) {
        RandomStream patterns = random.split("patterns");
        RandomStream noise = random.split(set);
        return (example, label, inputs, place) -> {
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < WIDTH; i++) {
                    double value = NOISE * noise.gaussian(((long) example * steps + t) * WIDTH + i);
                    if (t < SHOWN) {
                        value += patterns.gaussian((label * SHOWN + t) * WIDTH + i);
                    }
                    inputs.set((t * inputs.extent(1) + place) * WIDTH + i, value);
                }
            }
        };
    }

    @Override
    public String trivialSolution() {
        return "every pattern equally likely";
    }

    /** @return 99 % of the sequences in the right class */
    @Override
    public Criterion solved() {
        return new Criterion("accuracy", 0.99, true);
    }
}
