package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import io.evenkeel.train.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Character text: after each character, the next one is to be given (T. Mikolov and others, Recurrent neural network based
 * language model, Interspeech 2010; by characters, A. Karpathy, J. Johnson, L. Fei-Fei, Visualizing and understanding
 * recurrent networks, arXiv:1506.02078, 2015).
 *
 * <p>The first nine tenths of the text are learned, the rest is judged by. A batch of B examples reads B places of the
 * text in parallel: the part is cut into B streams of equal length, and batch i shows window i of L characters of each.
 * Each batch continues the one before, except where the streams begin again. What is left over at the end of a stream is
 * not shown. There is no chance in it, so the seed has no part.
 */
public final class TextTask implements Task {
    private static final double BITS = 1 / StrictMath.log(2);

    private final CharacterText text;
    private final int steps;
    private final int trained;
    private final int end;

    /**
     * The task with the whole last tenth to judge by.
     *
     * @param file UTF-8 text
     * @param steps L, characters in a window, at least 1
     * @throws FormatException if the file cannot be read, is not UTF-8, or is too short
     * @throws IllegalArgumentException if a number is less than 1
     */
    public TextTask(Path file, int steps) {
        this(file, steps, Integer.MAX_VALUE);
    }

    /**
     * The task with less to judge by.
     *
     * @param file UTF-8 text
     * @param steps L, characters in a window, at least 1
     * @param evaluated at most so many characters of the last tenth are judged by, at least 1
     * @throws FormatException if the file cannot be read, is not UTF-8, or is too short
     * @throws IllegalArgumentException if a number is less than 1
     */
    public TextTask(Path file, int steps, int evaluated) {
        this.steps = Require.atLeast(1, "steps", steps);
        Require.atLeast(1, "evaluated", evaluated);
        this.text = CharacterText.read(file);
        this.trained = (int) (text.length() * 9L / 10);
        this.end = (int) Math.min(text.length(), 1L + trained + evaluated);
        if (end - trained <= steps) {
            throw FormatException.in(
                    file,
                    "is too short: a window of " + steps + " characters and the next need " + (steps + 1)
                            + " in the part to judge by, and it has " + (end - trained));
        }
    }

    /** @return the characters that occur, in the order of their classes, as code points */
    public int[] characters() {
        return text.vocabulary();
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public int inputs() {
        return text.vocabularySize();
    }

    @Override
    public int outputs() {
        return text.vocabularySize();
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public String data() {
        return text.checksum();
    }

    @Override
    public Loss loss() {
        return Loss.CROSS_ENTROPY;
    }

    /**
     * The next windows.
     *
     * @throws IllegalArgumentException if a stream of so many would be shorter than a window
     */
    @Override
    public Batch batch(long seed, long index, int examples) {
        return window(0, trained, (int) (index % windows(0, trained, examples)), examples);
    }

    /**
     * All windows of the part to judge by.
     *
     * @throws IllegalArgumentException if a stream of so many would be shorter than a window
     */
    @Override
    public List<Batch> evaluation(long seed, int examples) {
        return IntStream.range(0, windows(trained, end, examples))
                .mapToObj(i -> window(trained, end, i, examples))
                .toList();
    }

    private int windows(int from, int to, int examples) {
        int windows = (to - from - 1) / Require.examples(examples) / steps;
        if (windows == 0) {
            throw new IllegalArgumentException((to - from) + " characters of text are too few for a batch of "
                    + examples + " windows of " + steps + " characters; make batch or steps smaller");
        }
        return windows;
    }

    private Batch window(int from, int to, int number, int examples) {
        int width = inputs();
        int stream = (to - from - 1) / examples;
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, examples, width);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps, examples, 1);
        for (int e = 0; e < examples; e++) {
            int start = from + e * stream + number * steps;
            for (int t = 0; t < steps; t++) {
                int row = t * examples + e;
                inputs.set(row * width + text.at(start + t), 1);
                targets.set(row, text.at(start + t + 1));
            }
        }
        return new Batch(inputs, targets, null, number > 0);
    }

    /** @return the entropy of single characters in the part that is learned, in nats */
    @Override
    public double trivialLoss() {
        return text.entropy(trained);
    }

    @Override
    public String trivialSolution() {
        return "each character as frequent as it is";
    }

    /**
     * How well the text is predicted.
     *
     * @return {@code accuracy}: the share of characters that were the likeliest; {@code bitsPerCharacter}: the
     *     cross-entropy in bits
     */
    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        int rows = steps * batch.examples();
        int right = 0;
        double nats = 0;
        for (int row = 0; row < rows; row++) {
            int target = (int) batch.targets().get(row);
            right += Answers.largest(outputs, row) == target ? 1 : 0;
            nats += Answers.crossEntropy(outputs, row, target);
        }
        return Map.of("accuracy", (double) right / rows, "bitsPerCharacter", nats / rows * BITS);
    }

    /** @return half of the trivial loss, where A. E. Orhan and X. Pitkow (ICLR 2020) call a run successful */
    @Override
    public Criterion solved() {
        return new Criterion("loss", trivialLoss() / 2, false);
    }
}
