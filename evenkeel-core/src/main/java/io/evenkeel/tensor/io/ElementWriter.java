package io.evenkeel.tensor.io;

import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the values of tensors, row-major and little-endian, in the tensor's own precision. */
final class ElementWriter {
    private static final int CHUNK_ELEMENTS = 1 << 13;

    private ElementWriter() {}

    static void write(Tensor tensor, OutputStream out) throws IOException {
        int room = Math.min(tensor.size(), CHUNK_ELEMENTS);
        int bytes = tensor.array() instanceof float[] ? Float.BYTES : Double.BYTES;
        ByteBuffer chunk = ByteBuffer.allocate(room * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < tensor.size(); done += room) {
            int n = Math.min(room, tensor.size() - done);
            if (tensor.array() instanceof float[] floats) {
                chunk.asFloatBuffer().put(floats, done, n);
            } else {
                chunk.asDoubleBuffer().put((double[]) tensor.array(), done, n);
            }
            out.write(chunk.array(), 0, n * bytes);
        }
    }
}
