package io.evenkeel.tensor.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What precedes the elements of a .npy array.
 *
 * @param encoding of the elements
 * @param order of the bytes of an element
 * @param columnMajor whether the first index varies fastest
 * @param shape extents, checked against the length of the file
 */
record NpyHeader(Encoding encoding, ByteOrder order, boolean columnMajor, List<Long> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int VERSION_BYTES = 2;
    /** Version 1 cannot exceed it, and later versions need more only for structured arrays. */
    private static final long LONGEST = 65_535;

    private static final Map<String, Encoding> ENCODINGS = Map.ofEntries(
            Map.entry("f8", Encoding.F64),
            Map.entry("f4", Encoding.F32),
            Map.entry("f2", Encoding.F16),
            Map.entry("i8", Encoding.I64),
            Map.entry("i4", Encoding.I32),
            Map.entry("i2", Encoding.I16),
            Map.entry("i1", Encoding.I8),
            Map.entry("u8", Encoding.U64),
            Map.entry("u4", Encoding.U32),
            Map.entry("u2", Encoding.U16),
            Map.entry("u1", Encoding.U8),
            Map.entry("b1", Encoding.BOOL));

    /**
     * Reads a header and leaves the stream at the first element.
     *
     * @param in at the beginning of the array
     * @param length bytes of the whole array, header included
     * @param source for messages
     * @throws FormatException if it is not the header of a plain array that is exactly as long as that
     * @throws IOException if the stream cannot be read
     */
    static NpyHeader read(InputStream in, long length, Source source) throws IOException {
        byte[] magic = take(in, MAGIC.length, source);
        if (!Arrays.equals(magic, MAGIC)) {
            throw source.error(0, "not a NumPy array; it must begin with \\x93NUMPY");
        }
        byte[] version = take(in, VERSION_BYTES, source);
        if (version[0] < 1 || version[0] > 3 || version[1] != 0) {
            throw source.error(
                    MAGIC.length,
                    "unknown version " + Byte.toUnsignedInt(version[0]) + "." + Byte.toUnsignedInt(version[1])
                            + " of the .npy format; 1.0, 2.0 and 3.0 can be read");
        }
        int lengthBytes = version[0] == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer stated = ByteBuffer.wrap(take(in, lengthBytes, source)).order(ByteOrder.LITTLE_ENDIAN);
        long headerLength =
                version[0] == 1 ? Short.toUnsignedLong(stated.getShort()) : Integer.toUnsignedLong(stated.getInt());
        int start = MAGIC.length + VERSION_BYTES + lengthBytes;
        if (headerLength > Math.min(LONGEST, length - start)) {
            throw source.error(
                    MAGIC.length + VERSION_BYTES,
                    "the header length " + headerLength + " exceeds "
                            + (headerLength > LONGEST
                                    ? LONGEST + ", more than any plain array needs"
                                    : "the " + (length - start) + " bytes that follow; the file is truncated"));
        }
        String text = new String(take(in, (int) headerLength, source), StandardCharsets.ISO_8859_1);
        NpyHeader header = parse(new PythonLiteral(text, start, source), source);
        header.checkLength(length - start - headerLength, source);
        return header;
    }

    private static byte[] take(InputStream in, int n, Source source) throws IOException {
        byte[] result = in.readNBytes(n);
        if (result.length < n) {
            throw source.error("the data end within the header; the file is truncated or not a .npy array");
        }
        return result;
    }

    private static NpyHeader parse(PythonLiteral literal, Source source) {
        Set<String> keys = new HashSet<>();
        Fields fields = new Fields();
        literal.dictionary(key -> {
            if (!keys.add(key)) {
                throw literal.error("the key " + Text.quote(key) + " occurs twice");
            }
            switch (key) {
                case "descr" -> fields.descriptor = descriptor(literal);
                case "fortran_order" -> fields.columnMajor = literal.truth();
                case "shape" -> fields.shape = literal.tuple(Shapes.MOST_DIMENSIONS);
                default ->
                    throw literal.error(
                            "unknown key " + Text.quote(key) + "; a header has descr, fortran_order and shape");
            }
        });
        if (keys.size() < 3) {
            throw source.error("the header must have descr, fortran_order and shape; it has " + Text.list(keys));
        }
        Encoding encoding = encoding(fields.descriptor, source);
        ByteOrder order = fields.descriptor.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(encoding, order, fields.columnMajor, fields.shape);
    }

    private static String descriptor(PythonLiteral literal) {
        if (literal.isNext('[')) {
            throw literal.error("a structured array cannot be read; save each of its fields as an array");
        }
        return literal.string();
    }

    private static Encoding encoding(String descriptor, Source source) {
        boolean prefixed = !descriptor.isEmpty() && "<>|".indexOf(descriptor.charAt(0)) >= 0;
        Encoding encoding = prefixed ? ENCODINGS.get(descriptor.substring(1)) : null;
        // '|' stands for "no byte order", which only single bytes are without.
        if (encoding == null || (descriptor.charAt(0) == '|' && encoding.bytes() > 1)) {
            throw source.error("elements of type " + Text.quote(descriptor)
                    + " cannot be read; save floating-point numbers or integers, for instance as float32");
        }
        return encoding;
    }

    private void checkLength(long available, Source source) {
        long needed = Shapes.bytes(shape, 8 * encoding.bytes(), source);
        if (needed != available) {
            throw source.error("shape " + Shapes.show(shape) + " with " + encoding.bytes() + " bytes per element takes "
                    + needed + " bytes, but " + available + " follow the header; the file is "
                    + (needed > available ? "truncated" : "too long"));
        }
    }

    /** The dictionary's values as far as they have been met. */
    private static final class Fields {
        private String descriptor;
        private boolean columnMajor;
        private List<Long> shape;
    }
}
