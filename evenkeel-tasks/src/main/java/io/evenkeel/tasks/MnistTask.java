package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.RandomStream;
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
 * Handwritten digits (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document recognition,
 * Proceedings of the IEEE 86, 1998), shown as a sequence (Q. V. Le, N. Jaitly, G. E. Hinton, A simple way to initialize
 * recurrent networks of rectified linear units, arXiv:1504.00941, 2015) or at once. Pixels are scaled to [0, 1]; the class
 * is asked for in the last step, and no other step counts.
 *
 * <p>Every epoch goes through the training images once, in an order that seed and epoch decide. Where only some images
 * are wanted, they are spread evenly over the file: the first half of the test images is easier than the second.
 */
public final class MnistTask implements Task {
    /** How many test images an evaluation uses unless told otherwise; the standard error of 97 % is then 0.5 %. */
    public static final int EVALUATED = 1_000;

    private static final int CLASSES = 10;
    private static final double WHITE = 255;

    private final MnistImages training;
    private final MnistImages test;
    private final int steps;
    private final int width;

    /** How an image is shown. */
    public enum Presentation {
        /** A row of pixels in each step: 28 steps of width 28. */
        ROWS,
        /** A pixel in each step: 784 steps of width 1. */
        PIXELS,
        /** All pixels at once, for feed-forward networks: 1 step of width 784. */
        FLAT
    }

    /**
     * The task with all training images and {@link #EVALUATED} test images.
     *
     * @param folder with the four IDX files under their usual names, such as {@code train-images-idx3-ubyte}, plain or
     *     with {@code .gz}
     * @param presentation how an image is shown
     * @throws FormatException if a file is missing or damaged, or does not fit another
     */
    public MnistTask(Path folder, Presentation presentation) {
        this(folder, presentation, Integer.MAX_VALUE, EVALUATED);
    }

    /**
     * The task with some of the images.
     *
     * @param folder with the four IDX files under their usual names, such as {@code train-images-idx3-ubyte}, plain or
     *     with {@code .gz}
     * @param presentation how an image is shown
     * @param training at most so many training images are learned from, at least 1
     * @param evaluated at most so many test images are judged by, at least 1
     * @throws FormatException if a file is missing or damaged, or does not fit another
     * @throws IllegalArgumentException if a number is less than 1
     */
    public MnistTask(Path folder, Presentation presentation, int training, int evaluated) {
        Require.atLeast(1, "training", training);
        Require.atLeast(1, "evaluated", evaluated);
        this.training = MnistImages.read(folder, "train", training);
        this.test = MnistImages.read(folder, "t10k", evaluated);
        if (test.rows() != this.training.rows() || test.columns() != this.training.columns()) {
            throw FormatException.in(
                    folder,
                    "training images of " + this.training.rows() + " × " + this.training.columns()
                            + " pixels do not fit test images of " + test.rows() + " × " + test.columns());
        }
        int pixels = test.rows() * test.columns();
        this.steps = switch (presentation) {
            case ROWS -> test.rows();
            case PIXELS -> pixels;
            case FLAT -> 1;
        };
        this.width = pixels / steps;
    }

    @Override
    public String name() {
        return "mnist";
    }

    @Override
    public int inputs() {
        return width;
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
    public String data() {
        return training.checksum() + test.checksum();
    }

    @Override
    public Loss loss() {
        return Loss.CROSS_ENTROPY;
    }

    /** @return how many training images are learned from in an epoch */
    public int trainingExamples() {
        return training.count();
    }

    @Override
    public Batch batch(long seed, long index, int examples) {
        Require.examples(examples);
        int[] chosen = Epochs.batch(RandomStream.of(seed, "mnist"), training.count(), index, examples);
        return show(training, chosen, examples);
    }

    /** Test images in the order of the file; the last batch is filled up with examples of weight 0. */
    @Override
    public List<Batch> evaluation(long seed, int examples) {
        Require.examples(examples);
        int count = test.count();
        return IntStream.range(0, (count + examples - 1) / examples)
                .mapToObj(i -> IntStream.range(i * examples, Math.min(count, (i + 1) * examples))
                        .toArray())
                .map(chosen -> show(test, chosen, examples))
                .toList();
    }

    private Batch show(MnistImages images, int[] chosen, int examples) {
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, examples, width);
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps, examples, 1);
        Tensor weights = Tensor.zeros(Precision.SINGLE, steps, examples);
        for (int e = 0; e < chosen.length; e++) {
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < width; i++) {
                    inputs.set((t * examples + e) * width + i, images.pixel(chosen[e], t * width + i) / WHITE);
                }
            }
            targets.set((steps - 1) * examples + e, images.label(chosen[e]));
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
        return "every digit equally likely";
    }

    /**
     * How many digits are recognized.
     *
     * @return {@code accuracy}: the share of the images of weight 1 whose digit is right
     */
    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        return Map.of("accuracy", Answers.accuracy(batch, outputs));
    }

    /** @return 97 % of the digits recognized, about what Q. V. Le and others reach pixel by pixel */
    @Override
    public Criterion solved() {
        return new Criterion("accuracy", 0.97, true);
    }
}
