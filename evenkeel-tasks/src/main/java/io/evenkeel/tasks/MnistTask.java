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
 * recurrent networks of rectified linear units, arXiv:1504.00941, 2015) or at once. The class is asked for in the last step, and
 * no other step counts.
 *
 * <p>Every epoch goes through the training images once, in an order that seed and epoch decide. Where only some images
 * are wanted, they are spread evenly over the file: the first half of the test images is easier than the second.
 */
public final class MnistTask implements Task {
    /** How many images an evaluation uses unless told otherwise; the standard error of 97 % is then 0.5 %. */
    public static final int EVALUATED = 1_000;

    private static final int CLASSES = 10;

    private final MnistImages training;
    private final MnistImages judged;
    private final ImageFrames frames;
    private final String data;

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
     * The task with all training images and {@link #EVALUATED} test images, pixels from 0 to 1.
     *
     * @param folder with the four IDX files under their usual names, such as {@code train-images-idx3-ubyte}, plain or
     *     with {@code .gz}
     * @param presentation how an image is shown
     * @throws FormatException if a file is missing or damaged, or does not fit another
     */
    public MnistTask(Path folder, Presentation presentation) {
        this(folder, ImageSequence.of(presentation), Integer.MAX_VALUE, 0, EVALUATED);
    }

    /**
     * The task with some of the images.
     *
     * @param folder with the four IDX files under their usual names, such as {@code train-images-idx3-ubyte}, plain or
     *     with {@code .gz}
     * @param sequence how an image is shown
     * @param training at most so many training images are learned from, at least 1
     * @param heldOut so many training images are not learned from, but judged by in place of the test images; 0 for none
     * @param evaluated at most so many images are judged by, at least 1
     * @throws FormatException if a file is missing or damaged, or does not fit another
     * @throws IllegalArgumentException if a number is too small, if images held out leave none to learn from, or if the sequence
     *     does not fit the images
     */
    public MnistTask(Path folder, ImageSequence sequence, int training, int heldOut, int evaluated) {
        Require.atLeast(1, "training", training);
        Require.atLeast(0, "heldOut", heldOut);
        Require.atLeast(1, "evaluated", evaluated);
        MnistImages all = MnistImages.read(folder, "train");
        MnistImages test = MnistImages.read(folder, "t10k");
        if (test.rows() != all.rows() || test.columns() != all.columns()) {
            throw FormatException.in(
                    folder,
                    "training images of " + all.rows() + " × " + all.columns() + " pixels do not fit test images of "
                            + test.rows() + " × " + test.columns());
        }
        if (heldOut >= all.count()) {
            throw new IllegalArgumentException("heldOut must be less than the " + all.count()
                    + " training images, so that some are left to learn from, not " + heldOut);
        }
        MnistImages validation = all.atMost(heldOut);
        this.training = all.without(validation).atMost(training);
        this.judged = (heldOut == 0 ? test : validation).atMost(evaluated);
        this.frames = new ImageFrames(sequence, test.rows(), test.columns());
        this.data = all.checksum() + test.checksum() + frames.checksum();
    }

    @Override
    public String name() {
        return "mnist";
    }

    @Override
    public int inputs() {
        return frames.width();
    }

    @Override
    public int outputs() {
        return CLASSES;
    }

    @Override
    public int steps() {
        return frames.steps();
    }

    @Override
    public String data() {
        return data;
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
        RandomStream random = RandomStream.of(seed, "mnist");
        int[] chosen = Epochs.batch(random, training.count(), index, examples);
        return show(training, chosen, examples, random.split("noise"), index * examples);
    }

    /** Images in the order of the file; the last batch is filled up with examples of weight 0. */
    @Override
    public List<Batch> evaluation(long seed, int examples) {
        Require.examples(examples);
        int count = judged.count();
        RandomStream noise = RandomStream.of(seed, "mnist").split("noise of the evaluation");
        return new BatchList((count + examples - 1) / examples, i -> {
            int first = i * examples;
            int[] chosen =
                    IntStream.range(first, Math.min(count, first + examples)).toArray();
            return show(judged, chosen, examples, noise, first);
        });
    }

    private Batch show(MnistImages images, int[] chosen, int examples, RandomStream noise, long first) {
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps(), examples, inputs());
        Tensor targets = Tensor.zeros(Precision.SINGLE, steps(), examples, 1);
        Tensor weights = Tensor.zeros(Precision.SINGLE, steps(), examples);
        int last = (steps() - 1) * examples;
        for (int e = 0; e < chosen.length; e++) {
            frames.write(images, chosen[e], noise, first + e, inputs, e);
            targets.set(last + e, images.label(chosen[e]));
            weights.set(last + e, 1);
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
