package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.zip.CRC32;

/** An {@link ImageSequence} for images of a size: writes the steps of one image. */
final class ImageFrames {
    private static final int LEVELS = 256;

    private final int[] order;
    private final double[] values = new double[LEVELS];
    private final int steps;
    private final int width;

    ImageFrames(ImageSequence sequence, int rows, int columns) {
        int pixels = rows * columns;
        this.order = sequence.order().of(pixels);
        Arrays.setAll(values, sequence.scale()::of);
        int shown = switch (sequence.presentation()) {
            case ROWS -> rows;
            case PIXELS -> pixels;
            case FLAT -> 1;
        };
        this.width = pixels / shown;
        if (sequence.steps() != 0 && sequence.steps() < shown) {
            throw new IllegalArgumentException("steps must be at least " + shown
                    + ", those of an image before the noise, not " + sequence.steps());
        }
        this.steps = Math.max(shown, sequence.steps());
    }

    int steps() {
        return steps;
    }

    int width() {
        return width;
    }

    /** A checksum of the order of the pixels; empty where they come row by row. */
    String checksum() {
        if (Arrays.equals(order, PixelOrder.BY_ROWS.of(order.length))) {
            return "";
        }
        CRC32 crc = new CRC32();
        for (int pixel : order) {
            crc.update(pixel >> 8);
            crc.update(pixel);
        }
        return Long.toHexString(crc.getValue());
    }

    /**
     * Writes one image into a batch.
     *
     * @param noise of all sequences
     * @param number of the sequence, which decides its noise
     * @param inputs {@code [steps][examples][width]}
     * @param example place in the batch
     */
    void write(MnistImages images, int image, RandomStream noise, long number, Tensor inputs, int example) {
        int examples = inputs.extent(1);
        int pixels = order.length;
        long behind = (long) steps * width - pixels;
        for (int t = 0; t < steps; t++) {
            int row = (t * examples + example) * width;
            for (int i = 0; i < width; i++) {
                int place = t * width + i;
                double value = place < pixels
                        ? values[images.pixel(image, order[place])]
                        : noise.gaussian(number * behind + place - pixels);
                inputs.set(row + i, value);
            }
        }
    }
}
