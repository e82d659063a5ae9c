package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.Map;

/**
 * The adding problem: two of many numbers are marked, and their sum is to be given at the end (S. Hochreiter,
 * J. Schmidhuber, Long short-term memory, Neural Computation 9, 1997, section 5.4; in this form M. Arjovsky, A. Shah,
 * Y. Bengio, Unitary evolution recurrent neural networks, ICML 2016, section 5.2).
 *
 * <p>Each of T steps shows a value {@code u_t}, uniform on [0, 1], and a marker. Two markers are 1: one uniform among the
 * first H steps, one among the others. The target of the last step is {@code u_i + u_j}; no other step counts. Always
 * giving 1 costs the variance of that sum, 1/6.
 */
public final class AddingTask extends GeneratedTask {
    private static final int EVALUATED = 1024;
    private static final int LONGEST = 1_000_000;
    private static final double CLOSE = 0.04;

    private final int steps;
    private final int firstPart;
    private final Channels channels;

    /** Which of the two inputs is which. */
    public enum Channels {
        /** Value, marker: as M. Arjovsky and others, K. Helfrich and others. */
        VALUE_FIRST,
        /** Marker, value: as A. E. Orhan and X. Pitkow. */
        MARKER_FIRST
    }

    /**
     * The task with one marker in each half, H = ⌊T/2⌋.
     *
     * @param steps T, from 2 to 1,000,000
     * @throws IllegalArgumentException if it is another number
     */
    public AddingTask(int steps) {
        this(steps, steps / 2);
    }

    /**
     * The task with another division.
     *
     * @param steps T, from 2 to 1,000,000
     * @param firstPart H, the number of steps that the first marker may stand at, from 1 to T − 1
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AddingTask(int steps, int firstPart) {
        this(steps, firstPart, Channels.VALUE_FIRST);
    }

    /**
     * The task as another paper lays it out. K. Helfrich, D. Willmott and Q. Ye (Orthogonal recurrent neural networks with
     * scaled Cayley transform, ICML 2018) and K. Helfrich and Q. Ye (Eigenvalue normalized recurrent neural networks for short
     * term memory, AAAI 2020) use H = ⌊(T − 1)/2⌋; A. E. Orhan and X. Pitkow (ICLR 2020) show the marker first.
     *
     * @param steps T, from 2 to 1,000,000
     * @param firstPart H, the number of steps that the first marker may stand at, from 1 to T − 1
     * @param channels which of the two inputs is which
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AddingTask(int steps, int firstPart, Channels channels) {
        super("adding", EVALUATED);
        this.steps = Require.within(2, LONGEST, "steps", steps);
        this.firstPart = Require.within(1, steps - 1, "first part", firstPart);
        this.channels = channels;
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public Loss loss() {
        return Loss.SQUARED_ERROR;
    }

    @Override
    protected Batch generate(RandomStream random, long first, int examples) {
        RandomStream values = random.split("values");
        RandomStream markers = random.split("markers");
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, examples, 2);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps, examples, 1);
        Tensor weights = Tensor.zeros(Precision.SINGLE, steps, examples);
        int last = (steps - 1) * examples;
        int value = channels == Channels.VALUE_FIRST ? 0 : 1;
        int marker = 1 - value;
        for (int e = 0; e < examples; e++) {
            long number = first + e;
            for (int t = 0; t < steps; t++) {
                inputs.set((t * examples + e) * 2 + value, values.uniform(number * steps + t));
            }
            int i = (int) (markers.uniform(2 * number) * firstPart);
            int j = firstPart + (int) (markers.uniform(2 * number + 1) * (steps - firstPart));
            inputs.set((i * examples + e) * 2 + marker, 1);
            inputs.set((j * examples + e) * 2 + marker, 1);
            targets.set(
                    last + e, inputs.get((i * examples + e) * 2 + value) + inputs.get((j * examples + e) * 2 + value));
            weights.set(last + e, 1);
        }
        return new Batch(inputs, targets, weights);
    }

    @Override
    public double trivialLoss() {
        return 1.0 / 6;
    }

    @Override
    public String trivialSolution() {
        return "always 1";
    }

    /**
     * How many sums are right.
     *
     * @return {@code accuracy}: the share of sums that are off by less than 0.04, as S. Hochreiter and J. Schmidhuber
     *     count them
     */
    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        int examples = batch.examples();
        int right = 0;
        for (int row = (steps - 1) * examples; row < steps * examples; row++) {
            if (Math.abs(outputs.get(row) - batch.targets().get(row)) < CLOSE) {
                right++;
            }
        }
        return Map.of("accuracy", (double) right / examples);
    }

    /**
     * A mean squared error of 0.01. S. Hochreiter and J. Schmidhuber stop at an average error below 0.01; A. E. Orhan and
     * X. Pitkow (ICLR 2020) already call a run successful below half of the trivial loss.
     */
    @Override
    public Criterion solved() {
        return new Criterion("loss", 0.01, false);
    }
}
