package io.evenkeel.tasks;

import io.evenkeel.tensor.io.FormatException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in the IDX format of MNIST, plain or compressed with gzip: two bytes of zero, the element type
 * (8 for unsigned bytes), the number of dimensions, the dimensions as big-endian 32-bit numbers, the elements in row-major
 * order (Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database of handwritten digits, 1998).
 *
 * @param shape the dimensions, each at least 1
 * @param values as many bytes as the product of the dimensions; unsigned
 */
public record IdxFile(int[] shape, byte[] values) {
    private static final int UNSIGNED_BYTE = 8;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /**
     * Reads a file.
     *
     * @param file plain or compressed, which its first bytes tell
     * @return its content
     * @throws FormatException if there is no such file, if it is something else, or if it is too short or too long for the
     *     dimensions it states
     */
    public static IdxFile read(Path file) {
        return Content.read(file, raw -> {
            byte[] begin = raw.readNBytes(2);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(begin), raw);
            boolean compressed = begin.length == 2 && ((begin[0] & 0xFF) << 8 | begin[1] & 0xFF) == GZIP_MAGIC;
            try (InputStream in = compressed ? new GZIPInputStream(whole) : whole) {
                return decode(file, in);
            } catch (ZipException e) {
                throw new FormatException(file + ": the gzip stream is damaged: " + e.getMessage(), e);
            } catch (EOFException e) {
                throw new FormatException(file + ": the gzip stream is cut off", e);
            }
        });
    }

    private static IdxFile decode(Path file, InputStream in) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
            throw FormatException.in(file, "is not an IDX file, which begins with two bytes of zero");
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw FormatException.in(
                    file, "holds elements of type " + (magic[2] & 0xFF) + "; only unsigned bytes, type 8, are read");
        }
        int[] shape = shape(file, in, magic[3] & 0xFF);
        int size = size(file, shape);
        byte[] values = in.readNBytes(size);
        if (values.length < size) {
            throw FormatException.in(
                    file,
                    "is too short: its dimensions " + Arrays.toString(shape) + " need " + size
                            + " bytes, and there are " + values.length);
        }
        if (in.read() >= 0) {
            throw FormatException.in(
                    file,
                    "is too long: bytes follow the " + size + " that its dimensions " + Arrays.toString(shape)
                            + " need");
        }
        return new IdxFile(shape, values);
    }

    private static int[] shape(Path file, InputStream in, int rank) throws IOException {
        if (rank == 0) {
            throw FormatException.in(file, "states no dimensions");
        }
        byte[] raw = in.readNBytes(4 * rank);
        if (raw.length < 4 * rank) {
            throw FormatException.in(file, "is too short for the " + rank + " dimensions that it states");
        }
        int[] shape = new int[rank];
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < 4; j++) {
                shape[i] = shape[i] << 8 | raw[4 * i + j] & 0xFF;
            }
            if (shape[i] < 1) {
                throw FormatException.in(
                        file,
                        "states " + Integer.toUnsignedString(shape[i]) + " for dimension " + i
                                + "; it must be at least 1 and less than 2147483648");
            }
        }
        return shape;
    }

    private static int size(Path file, int[] shape) {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
            if (size > LARGEST_ARRAY) {
                throw FormatException.in(file, "states more elements than an array holds");
            }
        }
        return (int) size;
    }
}
