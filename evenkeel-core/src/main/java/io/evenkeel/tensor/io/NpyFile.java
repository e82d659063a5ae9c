package io.evenkeel.tensor.io;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * NumPy's .npy files, one array each, versions 1.0 to 3.0, as <a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a> defines them.
 *
 * <p>Read are float64 in double precision; float32 and float16 in single precision; integers of 8 to 64 bits and truth
 * values (0 and 1) in double precision, where an integer that has no exact double is refused. Either byte order, row-
 * or column-major ({@code fortran_order}); the result is row-major.
 */
public final class NpyFile {
    /** NumPy aligns the elements so, too. */
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    /**
     * Reads an array.
     *
     * @param file to read
     * @return the array
     * @throws FormatException if the file is missing, cannot be read, is not a .npy array or is damaged, if its elements
     *     are of another type (structured arrays and Python objects among them), if an integer has no exact double, or
     *     if bytes are missing or left over
     */
    public static Tensor read(Path file) {
        Source source = Source.of(file);
        long length = source.sizeOf(file, ".npy file");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, length, source);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** Reads an array that is said to take a number of bytes, header included. */
    static Tensor read(InputStream in, long length, Source source) throws IOException {
        NpyHeader header = NpyHeader.read(in, length, source);
        int[] shape = Shapes.toTensor(header.shape(), source);
        Tensor inFileOrder = Elements.read(in, header.encoding(), header.order(), shape, source);
        return header.columnMajor() ? ColumnMajor.toRowMajor(inFileOrder, source) : inFileOrder;
    }

    /**
     * Writes an array, single precision as float32, double as float64, row-major and little-endian, in version 1.0. The
     * file is written aside and renamed, see {@link AtomicFile}.
     *
     * @param file to write or replace; its folder must exist
     * @param tensor to write
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Path file, Tensor tensor) {
        String type = tensor.precision() == Precision.SINGLE ? "<f4" : "<f8";
        String extents =
                Arrays.stream(tensor.shape()).mapToObj(extent -> extent + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + extents + "), }";
        int prefix = 10;
        int padded = (prefix + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer start = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(start.array(), (byte) ' ');
        start.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        start.putShort((short) (padded - prefix)).put(text.getBytes(StandardCharsets.US_ASCII));
        start.put(padded - 1, (byte) '\n');
        AtomicFile.write(file, out -> {
            out.write(start.array());
            ElementWriter.write(tensor, out);
        });
    }
}
