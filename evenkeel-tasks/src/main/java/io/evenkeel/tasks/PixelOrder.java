package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.io.FormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The order in which an image's pixels are shown, the same for all images. */
@FunctionalInterface
public interface PixelOrder {
    /** Row by row, from the left. */
    PixelOrder BY_ROWS = pixels -> IntStream.range(0, pixels).toArray();

    /** The largest file that is read as an order. */
    int LARGEST_FILE = 1 << 20;

    /**
     * Which pixel is shown at each place.
     *
     * @param pixels of an image, n
     * @return each number from 0 to n − 1 once; pixels are counted row by row
     * @throws IllegalArgumentException if the order is one of another number of pixels
     */
    int[] of(int pixels);

    /**
     * A random order, as for permuted MNIST (Q. V. Le, N. Jaitly, G. E. Hinton, A simple way to initialize recurrent networks of
     * rectified linear units, arXiv:1504.00941, 2015).
     *
     * @param seed of the order, which has nothing to do with that of a run
     * @return the order
     */
    static PixelOrder random(long seed) {
        return pixels -> {
            Permutation permutation = new Permutation(pixels, RandomStream.of(seed, "pixels"));
            return IntStream.range(0, pixels).map(permutation::at).toArray();
        };
    }

    /**
     * An order of one's own.
     *
     * @param order which pixel is shown at each place
     * @return the order, which is checked when an image is at hand
     */
    static PixelOrder of(int... order) {
        int[] own = order.clone();
        return pixels -> checked("the order", own, pixels);
    }

    /**
     * An order from a file.
     *
     * @param file whole numbers between blanks, line breaks or commas, counted from 0
     * @return the order, which is checked when an image is at hand
     * @throws FormatException if the file cannot be read, or holds something else
     */
    static PixelOrder read(Path file) {
        byte[] bytes = Content.read(file, in -> in.readNBytes(LARGEST_FILE + 1));
        if (bytes.length > LARGEST_FILE) {
            throw FormatException.in(file, "is larger than 1 MB, the most that is read as an order of pixels");
        }
        String[] entries =
                new String(bytes, StandardCharsets.ISO_8859_1).strip().split("[\\s,]+");
        int[] order = new int[entries.length];
        for (int i = 0; i < order.length; i++) {
            try {
                order[i] = Integer.parseInt(entries[i]);
            } catch (NumberFormatException e) {
                String entry = entries[i].substring(0, Math.min(20, entries[i].length()));
                throw new FormatException(
                        file + ": entry " + (i + 1) + " is \"" + entry + "\"; pixels are whole numbers counted from 0",
                        e);
            }
        }
        return pixels -> checked(file.toString(), order, pixels);
    }

    private static int[] checked(String source, int[] order, int pixels) {
        if (order.length != pixels) {
            throw new IllegalArgumentException(
                    source + ": " + order.length + " entries are no order of the " + pixels + " pixels of an image");
        }
        BitSet seen = new BitSet(pixels);
        for (int i = 0; i < pixels; i++) {
            if (order[i] < 0 || order[i] >= pixels || seen.get(order[i])) {
                throw new IllegalArgumentException(source + ": entry " + (i + 1) + " is " + order[i]
                        + (order[i] < 0 || order[i] >= pixels ? "" : " again") + "; an order holds each of 0 to "
                        + (pixels - 1) + " once");
            }
            seen.set(order[i]);
        }
        return order.clone();
    }
}
