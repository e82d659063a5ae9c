package io.evenkeel.tensor.io;

import java.util.List;
import java.util.stream.Collectors;

/** Arithmetic on shapes that come from a file and may be nonsense. */
final class Shapes {
    /** As many as NumPy has; no network comes near. */
    static final int MOST_DIMENSIONS = 64;

    /** The longest array that every Java virtual machine can allocate. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private Shapes() {}

    /**
     * The number of bytes that an array takes in a file.
     *
     * @param shape extents as the file states them
     * @param bits per element
     * @param source for messages
     * @throws FormatException if an extent is negative, if there are too many, if the product exceeds 64 bits, or if the
     *     array does not end at a whole byte
     */
    static long bytes(List<Long> shape, int bits, Source source) {
        long size = 1;
        for (long extent : shape) {
            if (extent < 0) {
                throw source.error("negative extent in shape " + show(shape) + "; extents are 0 or more");
            }
            size = multiply(size, extent, shape, source);
        }
        long total = multiply(size, bits, shape, source);
        if (total % 8 != 0) {
            throw source.error("shape " + show(shape) + " of " + bits + "-bit elements does not fill whole bytes");
        }
        return total / 8;
    }

    private static long multiply(long size, long factor, List<Long> shape, Source source) {
        try {
            return Math.multiplyExact(size, factor);
        } catch (ArithmeticException e) {
            throw new FormatException(
                    source.where() + ": shape " + show(shape) + " overflows; its extents are surely damaged", e);
        }
    }

    /**
     * The shape as a tensor has it.
     *
     * @param shape extents, none negative
     * @param source for messages
     * @throws FormatException if the array has more elements than a Java array can hold
     */
    static int[] toTensor(List<Long> shape, Source source) {
        long size = 1;
        int[] result = new int[shape.size()];
        for (int i = 0; i < result.length; i++) {
            long extent = shape.get(i);
            if (extent > LONGEST_ARRAY || size * extent > LONGEST_ARRAY) {
                throw source.error("shape " + show(shape) + " has too many elements for one tensor; at most "
                        + LONGEST_ARRAY + " fit");
            }
            size *= extent;
            result[i] = (int) extent;
        }
        return result;
    }

    static String show(List<Long> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
