package io.evenkeel.lab.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as other programs write them. */
final class TestFiles {
    private TestFiles() {}

    /** Finds one of the repository's samples, from wherever inside it the tests run. */
    static Path sample(String name) {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path file = p.resolve("samples").resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new AssertionError("no samples/" + name + " in or above the working folder");
    }

    /** A safetensors file: length, header, zeros. */
    static byte[] safetensors(String header, int dataLength) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + dataLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    /** A .npy file in double precision. */
    static byte[] npy(double[] values, int... shape) {
        String extents = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining());
        byte[] header = ("{'descr': '<f8', 'fortran_order': False, 'shape': (" + extents + "), }\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file =
                ByteBuffer.allocate(10 + header.length + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1);
        file.putShort((short) header.length).put(header);
        Arrays.stream(values).forEach(file::putDouble);
        return file.array();
    }

    /** Random numbers between −1 and 1. */
    static double[] noise(int n) {
        return new SplittableRandom(3).doubles(n, -1, 1).toArray();
    }

    static byte[] npz(String name, byte[] npy) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name + ".npy"));
            zip.write(npy);
        }
        return bytes.toByteArray();
    }

    static String write(Path folder, String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    static String write(Path folder, String name, String content) throws IOException {
        return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }
}
