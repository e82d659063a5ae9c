package io.evenkeel.lab.spec;

import io.evenkeel.tasks.DataSets;
import io.evenkeel.tasks.ImageSequence;
import io.evenkeel.tasks.MnistTask;
import io.evenkeel.tasks.PixelOrder;
import io.evenkeel.tasks.WorkingFolder;
import io.evenkeel.train.Task;
import java.util.Optional;

/**
 * Handwritten digits, see {@link MnistTask}.
 *
 * @param presentation how an image is shown
 * @param scale what a pixel's number is
 * @param permutation seed of a random order of the pixels
 * @param permutationFile an order of one's own
 * @param steps of the whole sequence
 * @param training at most so many images are learned from
 * @param heldOut so many training images are judged by in place of the test images
 * @param evaluated at most so many images are judged by
 * @param solved when it counts as solved
 */
public record MnistOptions(
        @Setting(value = "an image at once, or a row or a pixel in each step", standard = "rows")
        MnistTask.Presentation presentation,

        @Setting(value = "pixels from 0 to 1, or with mean 0 and variance 1", standard = "unit")
        ImageSequence.Scale scale,

        @Setting("seed of one random order of the pixels; row by row if not given")
        Optional<Long> permutation,

        @Setting("file with the places of the pixels, counted from 0, in the order in which they are shown")
        Optional<String> permutationFile,

        @Setting(value = "steps of the whole sequence, noise behind the image; none if not given", least = 1)
        Optional<Integer> steps,

        @Setting(value = "images to learn from, at most", standard = "60000", least = 1)
        int training,

        @Setting(
                value = "training images to judge by, in place of the test images, and not to learn from",
                standard = "0",
                least = 0)
        int heldOut,

        @Setting(value = "images to judge by, at most", standard = "1000", least = 1)
        int evaluated,

        @Setting(value = "by the task's own criterion, or at half of the trivial loss", standard = "own")
        Solved solved)
        implements TaskOptions {
    /**
     * Checks that there is one order.
     *
     * @throws IllegalArgumentException if there are two
     */
    public MnistOptions {
        if (permutation.isPresent() && permutationFile.isPresent()) {
            throw new IllegalArgumentException("give either permutation, a seed, or permutationFile");
        }
    }

    @Override
    public Task task() {
        PixelOrder order = permutationFile
                .map(file -> PixelOrder.read(WorkingFolder.resolve(file)))
                .orElseGet(() -> permutation.map(PixelOrder::random).orElse(PixelOrder.BY_ROWS));
        ImageSequence sequence = new ImageSequence(presentation, scale, order, steps.orElse(0));
        return solved.of(new MnistTask(DataSets.require("mnist"), sequence, training, heldOut, evaluated));
    }
}
