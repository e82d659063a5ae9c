package io.evenkeel.tasks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** IDX files for tests, made without the code under test. */
final class Idx {
    private Idx() {}

    static byte[] bytes(byte[] values, int... shape) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
        buffer.putInt(0x800 + shape.length);
        for (int extent : shape) {
            buffer.putInt(extent);
        }
        return buffer.put(values).array();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Images of 3 × 2 pixels: pixel p of image i is (7 i + p) mod 256, its label i mod 10. */
    static void digits(Path folder, String part, int count) throws IOException {
        byte[] pixels = new byte[count * 6];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
            for (int p = 0; p < 6; p++) {
                pixels[i * 6 + p] = (byte) (7 * i + p);
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte.gz"), gzip(bytes(pixels, count, 3, 2)));
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), bytes(labels, count));
    }
}
