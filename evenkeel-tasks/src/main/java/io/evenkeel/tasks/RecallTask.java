package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.Map;

/**
 * K symbols are shown somewhere, and are to be given in order in the last K of T + 2K steps; in all steps before, a blank is
 * right. Symbols {@code d_1 … d_K} are independent and uniform on the classes 1 … S, the blank is 0. Cross-entropy is averaged
 * over all steps, so that who gives blanks and then guesses uniformly among the symbols scores {@code K ln S / (T + 2K)}.
 */
abstract class RecallTask extends GeneratedTask {
    private static final int EVALUATED = 256;
    static final int LONGEST = 1_000_000;

    private final int delay;
    private final int symbols;
    private final int length;

    RecallTask(String name, int delay, int symbols, int length) {
        super(name, EVALUATED);
        this.delay = Require.within(1, LONGEST, "delay", delay);
        this.symbols = Require.within(2, LONGEST, "symbols", symbols);
        this.length = Require.within(1, LONGEST, "length", length);
    }

    /**
     * Writes what is shown.
     *
     * @param random stream of the sequences
     * @param number of the sequence
     * @param wanted d, the symbols
     * @param shown a class for each step, blanks so far; the first that is no input stands for a row of zeros
     */
    abstract void show(RandomStream random, long number, int[] wanted, int[] shown);

    /** T. */
    final int delay() {
        return delay;
    }

    /** K. */
    final int length() {
        return length;
    }

    /** The class of the marker, S + 1. */
    final int marker() {
        return symbols + 1;
    }

    @Override
    public final int outputs() {
        return symbols + 1;
    }

    @Override
    public final int steps() {
        return delay + 2 * length;
    }

    @Override
    public final Loss loss() {
        return Loss.CROSS_ENTROPY;
    }

    @Override
    protected final Batch generate(RandomStream random, long first, int examples) {
        int width = inputs();
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps(), examples, width);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps(), examples, 1);
        int[] wanted = new int[length];
        for (int e = 0; e < examples; e++) {
            for (int k = 0; k < length; k++) {
                wanted[k] = 1 + (int) (random.uniform((first + e) * length + k) * symbols);
                targets.set((delay + length + k) * examples + e, wanted[k]);
            }
            int[] shown = new int[steps()];
            show(random, first + e, wanted, shown);
            for (int t = 0; t < steps(); t++) {
                if (shown[t] < width) {
                    inputs.set((t * examples + e) * width + shown[t], 1);
                }
            }
        }
        return new Batch(inputs, targets, null);
    }

    @Override
    public final double trivialLoss() {
        return length * StrictMath.log(symbols) / steps();
    }

    @Override
    public final String trivialSolution() {
        return "blanks, then symbols at random";
    }

    /**
     * How much is recalled.
     *
     * @return {@code accuracy}: the share of the K symbols at the end that are right; blanks do not count
     */
    @Override
    public final Map<String, Double> figures(Batch batch, Tensor outputs) {
        int examples = batch.examples();
        int right = 0;
        for (int row = (delay + length) * examples; row < steps() * examples; row++) {
            if (Answers.largest(outputs, row) == batch.targets().get(row)) {
                right++;
            }
        }
        return Map.of("accuracy", (double) right / (length * examples));
    }

    /** @return 99 % of the symbols recalled */
    @Override
    public final Criterion solved() {
        return new Criterion("accuracy", 0.99, true);
    }
}
