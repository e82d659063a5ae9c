package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tasks.Corpus.Unit;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Text: after each symbol, the next one is to be given (T. Mikolov and others, Recurrent neural network based language model,
 * Interspeech 2010; by characters, A. Karpathy, J. Johnson, L. Fei-Fei, Visualizing and understanding recurrent networks,
 * arXiv:1506.02078, 2015).
 *
 * <p>A batch of B examples reads B places of the text in parallel: the part is cut into B streams of equal length, and batch i
 * shows window i of L symbols of each. Each batch continues the one before, except where the streams begin again. What is left
 * over at the end of a stream is not shown. There is no chance in it, so the seed has no part.
 */
public final class TextTask implements SymbolTask {
    private final Corpus corpus;
    private final int[] judged;
    private final int steps;
    private final int evaluated;
    private final boolean indices;

    /**
     * The characters of a text, with the whole last tenth to judge by.
     *
     * @param file UTF-8 text
     * @param steps L, characters in a window, at least 1
     * @throws FormatException if the file cannot be read, is not UTF-8, or is too short
     * @throws IllegalArgumentException if a number is less than 1
     */
    public TextTask(Path file, int steps) {
        this(Corpus.characters(file), steps, Integer.MAX_VALUE);
    }

    /**
     * The symbols of any text, shown one-hot.
     *
     * @param corpus the text
     * @param steps L, symbols in a window, at least 1
     * @param evaluated at most so many symbols are judged by, at least 1
     * @throws FormatException if the text is too short
     * @throws IllegalArgumentException if a number is less than 1
     */
    public TextTask(Corpus corpus, int steps, int evaluated) {
        this(corpus, steps, evaluated, false);
    }

    private TextTask(Corpus corpus, int steps, int evaluated, boolean indices) {
        this.corpus = corpus;
        this.steps = Require.atLeast(1, "steps", steps);
        this.evaluated = Require.atLeast(1, "evaluated", evaluated);
        this.indices = indices;
        int length = corpus.judged().length;
        this.judged = Arrays.copyOf(corpus.judged(), (int) Math.min(length, 1L + evaluated));
        if (judged.length <= steps) {
            throw FormatException.in(
                    corpus.source(),
                    "is too short: a window of " + steps + " " + units() + " and the next need " + (steps + 1)
                            + " in the part to judge by, and it has " + judged.length);
        }
    }

    private String units() {
        return corpus.unit().word() + "s";
    }

    /** @return the text */
    public Corpus corpus() {
        return corpus;
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public int symbols() {
        return corpus.vocabulary().size();
    }

    @Override
    public TextTask indexed() {
        return new TextTask(corpus, steps, evaluated, true);
    }

    @Override
    public int inputs() {
        return indices ? 1 : symbols();
    }

    @Override
    public int outputs() {
        return symbols();
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public String data() {
        return corpus.checksum();
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
        return window(corpus.learned(), (int) (index % windows(corpus.learned(), examples)), examples);
    }

    /**
     * All windows of the part to judge by.
     *
     * @throws IllegalArgumentException if a stream of so many would be shorter than a window
     */
    @Override
    public List<Batch> evaluation(long seed, int examples) {
        return new BatchList(windows(judged, examples), i -> window(judged, i, examples));
    }

    private int windows(int[] text, int examples) {
        int windows = (text.length - 1) / Require.examples(examples) / steps;
        if (windows == 0) {
            throw new IllegalArgumentException(text.length + " " + units() + " of text are too few for a batch of "
                    + examples + " windows of " + steps + " " + units() + "; make batch or steps smaller");
        }
        return windows;
    }

    private Batch window(int[] text, int number, int examples) {
        int width = inputs();
        int stream = (text.length - 1) / examples;
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, examples, width);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps, examples, 1);
        for (int e = 0; e < examples; e++) {
            int start = e * stream + number * steps;
            for (int t = 0; t < steps; t++) {
                int row = t * examples + e;
                int symbol = text[start + t];
                inputs.set(indices ? row : row * width + symbol, indices ? symbol : 1);
                targets.set(row, text[start + t + 1]);
            }
        }
        return new Batch(inputs, targets, null, number > 0);
    }

    /** @return the entropy of single symbols in the part that is learned, in nats */
    @Override
    public double trivialLoss() {
        return corpus.entropy();
    }

    @Override
    public String trivialSolution() {
        return "each " + corpus.unit().word() + " as frequent as it is";
    }

    /**
     * How well the text is predicted.
     *
     * @return {@code accuracy}: the share of symbols that were the likeliest
     */
    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        int rows = steps * batch.examples();
        int right = 0;
        for (int row = 0; row < rows; row++) {
            right += Answers.largest(outputs, row) == batch.targets().get(row) ? 1 : 0;
        }
        return Map.of("accuracy", (double) right / rows);
    }

    /**
     * The usual measures of language models, from the cross-entropy H in nats.
     *
     * @return by characters, {@code bitsPerCharacter}: H / ln 2; by words, {@code bitsPerWord}: H / ln 2, and {@code
     *     perplexity}: exp H
     */
    @Override
    public Map<String, Double> derived(Map<String, Double> means) {
        double nats = means.get("loss");
        double bits = nats / StrictMath.log(2);
        return corpus.unit() == Unit.CHARACTER
                ? Map.of("bitsPerCharacter", bits)
                : Map.of("bitsPerWord", bits, "perplexity", StrictMath.exp(nats));
    }

    /**
     * By characters half of the trivial loss, where A. E. Orhan and X. Pitkow (ICLR 2020) call a run successful; by words half of
     * the trivial solution's perplexity, one bit less for each.
     */
    @Override
    public Criterion solved() {
        return corpus.unit() == Unit.CHARACTER
                ? new Criterion("loss", trivialLoss() / 2, false)
                : new Criterion("perplexity", StrictMath.exp(trivialLoss()) / 2, false);
    }
}
