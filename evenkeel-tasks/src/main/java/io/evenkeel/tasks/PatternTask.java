package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import io.evenkeel.train.Task;
import java.util.List;
import java.util.Map;

/**
 * All patterns of a few signs ±1, whose parity is to be given as ±0.8 in the last step: +0.8 if an odd number of them is
 * +1. Bit i of a pattern's number says whether sign i is +1. Every batch holds each pattern once.
 */
abstract class PatternTask implements Task {
    private static final double TARGET = 0.8;
    private static final double TRIVIAL = 0.64;

    private final String name;
    private final int bits;
    private final int steps;
    private final int patterns;

    PatternTask(String name, int bits, int steps) {
        this.name = name;
        this.bits = bits;
        this.steps = steps;
        this.patterns = 1 << bits;
    }

    /** The step in which a sign is shown, on an input line of its own. */
    abstract int shown(int bit);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int inputs() {
        return bits;
    }

    @Override
    public final int outputs() {
        return 1;
    }

    @Override
    public final int steps() {
        return steps;
    }

    @Override
    public final Loss loss() {
        return Loss.SQUARED_ERROR;
    }

    /**
     * All patterns, whatever seed and index.
     *
     * @param examples the number of patterns
     * @throws IllegalArgumentException if it is another number
     */
    @Override
    public final Batch batch(long seed, long index, int examples) {
        if (examples != patterns) {
            throw new IllegalArgumentException("a batch of the task " + name + " holds its " + patterns
                    + " patterns, not " + examples + "; set the batch to " + patterns);
        }
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, patterns, bits);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps, patterns, 1);
        Tensor weights = Tensor.zeros(Precision.SINGLE, steps, patterns);
        for (int p = 0; p < patterns; p++) {
            for (int bit = 0; bit < bits; bit++) {
                inputs.set((shown(bit) * patterns + p) * bits + bit, (p >> bit & 1) == 1 ? 1 : -1);
            }
            int last = (steps - 1) * patterns + p;
            targets.set(last, (Integer.bitCount(p) & 1) == 1 ? TARGET : -TARGET);
            weights.set(last, 1);
        }
        return new Batch(inputs, targets, weights);
    }

    /** All patterns once more: there are no others to judge by. */
    @Override
    public final List<Batch> evaluation(long seed, int examples) {
        return List.of(batch(seed, 0, examples));
    }

    @Override
    public final double trivialLoss() {
        return TRIVIAL;
    }

    @Override
    public final String trivialSolution() {
        return "always 0";
    }

    /**
     * How many patterns are right.
     *
     * @return {@code accuracy}: the share of patterns whose answer has the right sign
     */
    @Override
    public final Map<String, Double> figures(Batch batch, Tensor outputs) {
        int right = 0;
        for (int row = (steps - 1) * patterns; row < steps * patterns; row++) {
            if (outputs.get(row) * batch.targets().get(row) > 0) {
                right++;
            }
        }
        return Map.of("accuracy", (double) right / patterns);
    }

    /**
     * A mean squared error of 0.64 divided by the number of patterns. Below it every sign is right, since one wrong sign
     * alone costs as much; and answers near 0 whose signs happen to be right do not reach it.
     */
    @Override
    public final Criterion solved() {
        return new Criterion("loss", TRIVIAL / patterns, false);
    }
}
