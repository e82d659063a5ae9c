package io.evenkeel.tensor.io;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file's bytes, reading it succeeds or throws a FormatException, soon and in little memory. */
@Timeout(120)
class DamagedFilesTest {
    /** A chunk buffer, an inflater's buffer, the exception and its message. */
    private static final long ALLOCATED_ANYWAY = 400_000;

    /** Halves become floats; a header becomes text and objects. */
    private static final int SAFETENSORS_PER_BYTE = 4;

    /** Single bytes become doubles, column-major arrays are copied once more. */
    private static final int NPY_PER_BYTE = 16;

    private static final long LONGEST_SECONDS = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @Test
    void safetensors() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("rnn.weight_hh_l0", Tensor.zeros(Precision.SINGLE, 4, 3));
        tensors.put("rnn.bias", Tensor.of(new double[] {1, 2, 3}, 3));
        tensors.put("\u00e9\n", Tensor.zeros(Precision.SINGLE, 0, 2));
        Path file = folder.resolve("whole");
        // In the order of their names, since Map.of has another order in every run and a seed must find its case again.
        new SafeTensors(tensors, Map.of("format", "pt", "\ud83d\ude00", "\""))
                .alphabetical()
                .write(file);
        damage(Files.readAllBytes(file), 6_000, 1, SAFETENSORS_PER_BYTE, DamagedFilesTest::readSafeTensors);
    }

    @Test
    void npy() throws IOException {
        damage(Bytes.NUMPY_BIG_ENDIAN, 4_000, 2, NPY_PER_BYTE, NpyFile::read);
        damage(Bytes.npy("<f8", false, "(3, 5)", new byte[120]), 4_000, 3, NPY_PER_BYTE, NpyFile::read);
        damage(
                Bytes.npy(3, "{'shape':(16,),'descr':'<i8','fortran_order':False}", new byte[128]),
                4_000,
                4,
                NPY_PER_BYTE,
                NpyFile::read);
    }

    @Test
    void npz() throws IOException {
        damage(Bytes.NUMPY_COMPRESSED, 4_000, 5, NPY_PER_BYTE, DamagedFilesTest::readNpz);
        damage(Bytes.NUMPY_STORED, 4_000, 6, NPY_PER_BYTE, DamagedFilesTest::readNpz);
    }

    @Test
    void models() throws IOException {
        assumeFalse(SharedData.models().isEmpty(), "no shared data");
        for (Path model : SharedData.models()) {
            damage(Files.readAllBytes(model), 300, 7, SAFETENSORS_PER_BYTE, DamagedFilesTest::readSafeTensors);
        }
    }

    /** Each tensor by itself, so that one that cannot be read does not hide the others. */
    private static void readSafeTensors(Path path) {
        SafeTensorsFile file = SafeTensorsFile.open(path);
        FormatException last = null;
        for (String name : file.entries().keySet()) {
            try {
                NonFinite.count(file.read(name));
            } catch (FormatException e) {
                last = e;
            }
        }
        if (last != null) {
            throw last;
        }
    }

    private static void readNpz(Path path) {
        NpzFile file = NpzFile.open(path);
        file.names().forEach(file::read);
    }

    private void damage(byte[] whole, int cases, long seed, int perByte, Consumer<Path> read) throws IOException {
        Path file = folder.resolve("damaged");
        Files.write(file, whole);
        read.accept(file);
        int refused = 0;
        for (int i = 0; i < cases; i++) {
            String which = "seed " + seed + ", case " + i;
            byte[] bytes = Damage.of(whole, new SplittableRandom(seed * 1_000_003 + i));
            Files.write(file, bytes);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            try {
                read.accept(file);
            } catch (FormatException e) {
                refused++;
                requireOneLine(e.getMessage(), file, which);
            } catch (Throwable e) {
                throw new AssertionError(which + ": " + e, e);
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            long allowed = ALLOCATED_ANYWAY + (long) perByte * bytes.length;
            if (allocated > allowed || seconds > LONGEST_SECONDS) {
                throw new AssertionError(which + ": " + allocated + " bytes allocated for a file of " + bytes.length
                        + " bytes, in " + seconds + " s");
            }
        }
        // Were nothing refused, the damage would be none and this test idle.
        if (refused < cases / 20) {
            throw new AssertionError("seed " + seed + ": only " + refused + " of " + cases + " damaged files refused");
        }
    }

    private static void requireOneLine(String message, Path file, String which) {
        if (message.lines().count() != 1 || !message.startsWith(file.toString()) || message.length() > 1_000) {
            throw new AssertionError(which + ": not a good message: " + message);
        }
    }
}
