package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.Map;

/**
 * Copy memory: K symbols are shown, and after a delay they are to be repeated (S. Hochreiter, J. Schmidhuber, Long
 * short-term memory, Neural Computation 9, 1997; in this form M. Arjovsky, A. Shah, Y. Bengio, Unitary evolution
 * recurrent neural networks, ICML 2016, section 5.1).
 *
 * <p>With symbols {@code d_1 … d_K}, independent and uniform on the classes 1 … S, blanks 0 and the marker S + 1:
 *
 * <pre>
 * input   d_1 … d_K, T − 1 blanks, marker, K blanks     one-hot, width S + 2
 * target  T + K blanks, d_1 … d_K                       class of S + 1
 * </pre>
 *
 * <p>so sequences have T + 2K steps. Cross-entropy is averaged over all of them. Who gives blanks and then guesses
 * uniformly among the symbols scores {@code K ln S / (T + 2K)}. A. E. Orhan and X. Pitkow (Improved memory in recurrent
 * neural networks with sequential non-normal dynamics, ICLR 2020) name the task by its total length: their 500 is T = 480.
 */
public final class CopyTask extends GeneratedTask {
    private static final int EVALUATED = 256;
    private static final int LONGEST = 1_000_000;

    private final int delay;
    private final int symbols;
    private final int length;
    private final Layout layout;

    /** When the marker is shown. */
    public enum Layout {
        /** One step before the first symbol is due, as M. Arjovsky and others. */
        BEFORE,
        /**
         * In the step in which the first symbol is due, after T blanks, as M. Lezcano-Casado and D. Martínez-Rubio (Cheap
         * orthogonal constraints in neural networks, ICML 2019).
         */
        AT
    }

    /**
     * The usual task: ten of eight symbols.
     *
     * @param delay T, from 1 to 1,000,000
     * @throws IllegalArgumentException if it is another number
     */
    public CopyTask(int delay) {
        this(delay, 8, 10);
    }

    /**
     * The task with another number of symbols.
     *
     * @param delay T, from 1 to 1,000,000
     * @param symbols S, how many different ones there are, from 2 to 1,000,000
     * @param length K, how many are shown, from 1 to 1,000,000
     * @throws IllegalArgumentException if a number is out of its range
     */
    public CopyTask(int delay, int symbols, int length) {
        this(delay, symbols, length, Layout.BEFORE);
    }

    /**
     * The task with the marker where another paper puts it.
     *
     * @param delay T, from 1 to 1,000,000
     * @param symbols S, how many different ones there are, from 2 to 1,000,000
     * @param length K, how many are shown, from 1 to 1,000,000
     * @param layout when the marker is shown
     * @throws IllegalArgumentException if a number is out of its range
     */
    public CopyTask(int delay, int symbols, int length, Layout layout) {
        super("copy", EVALUATED);
        this.delay = Require.within(1, LONGEST, "delay", delay);
        this.symbols = Require.within(2, LONGEST, "symbols", symbols);
        this.length = Require.within(1, LONGEST, "length", length);
        this.layout = layout;
    }

    @Override
    public int inputs() {
        return symbols + 2;
    }

    @Override
    public int outputs() {
        return symbols + 1;
    }

    @Override
    public int steps() {
        return delay + 2 * length;
    }

    @Override
    public Loss loss() {
        return Loss.CROSS_ENTROPY;
    }

    @Override
    protected Batch generate(RandomStream random, long first, int examples) {
        int width = inputs();
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps(), examples, width);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps(), examples, 1);
        int marker = delay + length - (layout == Layout.BEFORE ? 1 : 0);
        for (int e = 0; e < examples; e++) {
            for (int t = 0; t < steps(); t++) {
                int shown = t == marker ? symbols + 1 : 0;
                if (t < length) {
                    shown = 1 + (int) (random.uniform((first + e) * length + t) * symbols);
                    targets.set((t + delay + length) * examples + e, shown);
                }
                inputs.set((t * examples + e) * width + shown, 1);
            }
        }
        return new Batch(inputs, targets, null);
    }

    @Override
    public double trivialLoss() {
        return length * StrictMath.log(symbols) / steps();
    }

    @Override
    public String trivialSolution() {
        return "blanks, then symbols at random";
    }

    /**
     * How much is recalled.
     *
     * @return {@code accuracy}: the share of the K symbols at the end that are right; blanks do not count
     */
    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
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
    public Criterion solved() {
        return new Criterion("accuracy", 0.99, true);
    }
}
