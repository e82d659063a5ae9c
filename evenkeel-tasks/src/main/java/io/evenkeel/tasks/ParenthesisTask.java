package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.CrossEntropy;
import io.evenkeel.train.Loss;
import java.util.Map;

/**
 * Parenthesis: three kinds of parentheses among noise, and in every step it is to be said how many of each kind are open
 * (J. N. Foerster, J. Gilmer, J. Sohl-Dickstein, J. Chorowski, D. Sussillo, Input switched affine networks: an RNN architecture
 * designed for interpretability, ICML 2017; as E. Mucllari, V. Zadorozhnyy, C. Pospisil, D. Nguyen, Q. Ye, Orthogonal gated
 * recurrent unit with Neumann-Cayley transformation, Neural Computation 36, 2024).
 *
 * <p>Each of T steps shows one of {@code ( ) [ ] { } a}, independent and uniform, one-hot in this order. Each kind has a count,
 * 0 at first:
 *
 * <pre>
 * opening   c = min(c + 1, M)
 * closing   c = max(c − 1, 0)
 * </pre>
 *
 * <p>The counts after a token are the target of its step. The output has M + 1 numbers for each kind.
 */
public final class ParenthesisTask extends GeneratedTask {
    private static final int EVALUATED = 256;
    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST = 100;
    private static final int KINDS = 3;
    private static final int TOKENS = 2 * KINDS + 1;

    private final int steps;
    private final int most;
    private final ErrorMeasure measure;
    private final OpenCountChances chances;

    /** What is minimized. */
    public enum ErrorMeasure {
        /** Mean squared error between the outputs and the one-hot rows of the counts, as the papers' programs. */
        SQUARED_ERROR,
        /** Cross-entropy of softmax, averaged over the kinds. */
        CROSS_ENTROPY
    }

    /**
     * The usual task: counts up to five, squared errors.
     *
     * @param steps T, from 1 to 1,000,000
     * @throws IllegalArgumentException if it is another number
     */
    public ParenthesisTask(int steps) {
        this(steps, 5, ErrorMeasure.SQUARED_ERROR);
    }

    /**
     * The task with other counts or another loss.
     *
     * @param steps T, from 1 to 1,000,000
     * @param most M, from 1 to 100
     * @param measure what is minimized
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ParenthesisTask(int steps, int most, ErrorMeasure measure) {
        super("parenthesis", EVALUATED);
        this.steps = Require.within(1, LONGEST, "steps", steps);
        this.most = Require.within(1, DEEPEST, "most", most);
        this.measure = measure;
        this.chances = new OpenCountChances(steps, most, 1.0 / TOKENS);
    }

    @Override
    public int inputs() {
        return TOKENS;
    }

    @Override
    public int outputs() {
        return KINDS * (most + 1);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public Loss loss() {
        return measure == ErrorMeasure.SQUARED_ERROR ? Loss.SQUARED_ERROR : new CrossEntropy(KINDS);
    }

    @Override
    protected Batch generate(RandomStream random, long first, int examples) {
        int width = loss().targets(outputs());
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, examples, TOKENS);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps, examples, width);
        for (int e = 0; e < examples; e++) {
            int[] open = new int[KINDS];
            for (int t = 0; t < steps; t++) {
                int row = t * examples + e;
                int token = (int) (random.uniform((first + e) * steps + t) * TOKENS);
                inputs.set(row * TOKENS + token, 1);
                if (token < 2 * KINDS) {
                    int count = open[token / 2] + (token % 2 == 0 ? 1 : -1);
                    open[token / 2] = Math.max(0, Math.min(most, count));
                }
                for (int kind = 0; kind < KINDS; kind++) {
                    if (measure == ErrorMeasure.SQUARED_ERROR) {
                        targets.set(row * width + kind * (most + 1) + open[kind], 1);
                    } else {
                        targets.set(row * width + kind, open[kind]);
                    }
                }
            }
        }
        return new Batch(inputs, targets, null);
    }

    /** @return the loss of who always says how frequent each count is in all steps together */
    @Override
    public double trivialLoss() {
        return measure == ErrorMeasure.SQUARED_ERROR ? chances.variance() : chances.entropy();
    }

    /** @return the loss of who says in each step how frequent each count is in this step; less than the trivial loss */
    public double lossKnowingTheStep() {
        return measure == ErrorMeasure.SQUARED_ERROR ? chances.varianceByStep() : chances.entropyByStep();
    }

    @Override
    public String trivialSolution() {
        return "each count as frequent as it is";
    }

    /**
     * How many counts are right.
     *
     * @return {@code accuracy}: the share of counts, of all kinds in all steps, that have the largest output of their kind
     */
    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        int classes = most + 1;
        int counts = batch.steps() * batch.examples() * KINDS;
        int right = 0;
        for (int i = 0; i < counts; i++) {
            int wanted = measure == ErrorMeasure.SQUARED_ERROR
                    ? Answers.largest(batch.targets(), i * classes, classes)
                    : (int) batch.targets().get(i);
            right += Answers.largest(outputs, i * classes, classes) == wanted ? 1 : 0;
        }
        return Map.of("accuracy", (double) right / counts);
    }

    /** @return 99 % of the counts right */
    @Override
    public Criterion solved() {
        return new Criterion("accuracy", 0.99, true);
    }
}
