package io.evenkeel.tensor.io;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the elements of an array whose extent the caller has already held against the true size of the file. */
final class Elements {
    private static final int CHUNK_BYTES = 1 << 16;

    private Elements() {}

    /**
     * Reads one array in the order of the file.
     *
     * @param in at the first element
     * @param encoding of the elements
     * @param order of the bytes of an element
     * @param shape of the result
     * @param source for messages
     * @throws FormatException if the stream ends early, an integer has no exact double, or memory does not suffice
     * @throws IOException if the stream cannot be read
     */
    static Tensor read(InputStream in, Encoding encoding, ByteOrder order, int[] shape, Source source)
            throws IOException {
        Tensor tensor = allocate(encoding.precision(), shape, source);
        int size = tensor.size();
        int room = Math.min(size, CHUNK_BYTES / encoding.bytes());
        byte[] chunk = new byte[room * encoding.bytes()];
        ByteBuffer view = ByteBuffer.wrap(chunk).order(order);
        for (int done = 0; done < size; done += room) {
            int n = Math.min(room, size - done);
            int bytes = n * encoding.bytes();
            if (in.readNBytes(chunk, 0, bytes) < bytes) {
                throw source.error("the data end before all " + size + " elements; the file is truncated");
            }
            int inexact = encoding.decode(view.rewind(), tensor, done, n);
            if (inexact >= 0) {
                throw source.error("element " + inexact + " is an integer that double precision cannot represent; "
                        + "store floating-point numbers, or integers up to 2^53");
            }
        }
        return tensor;
    }

    /** Zeros, or one line about memory in place of the virtual machine's error. */
    static Tensor allocate(Precision precision, int[] shape, Source source) {
        try {
            return Tensor.zeros(precision, shape);
        } catch (OutOfMemoryError e) {
            throw new FormatException(
                    source.where() + ": the heap has no room for it; raise the limit with the option -Xmx", e);
        }
    }
}
