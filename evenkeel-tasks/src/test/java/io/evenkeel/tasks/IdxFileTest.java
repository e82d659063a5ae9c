package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.tensor.io.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IdxFileTest {
    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    @Test
    void readsPlainAndCompressedFiles() throws IOException {
        byte[] values = {0, 1, 127, (byte) 128, (byte) 255, 6};
        for (byte[] bytes : new byte[][] {Idx.bytes(values, 2, 3), Idx.gzip(Idx.bytes(values, 2, 3))}) {
            IdxFile idx = IdxFile.read(file(bytes));
            assertThat(idx.shape()).containsExactly(2, 3);
            assertThat(idx.values()).containsExactly(values);
        }
    }

    private void refused(byte[] bytes, String problem) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        byte[] whole = Idx.bytes(new byte[6], 2, 3);
        refused(new byte[0], "is not an IDX file");
        refused(new byte[] {1}, "is not an IDX file");
        refused("PK\3\4 not this".getBytes(StandardCharsets.US_ASCII), "is not an IDX file");
        refused(new byte[] {0, 0, 13, 1, 0, 0, 0, 1, 0, 0, 0, 0}, "type 13; only unsigned bytes");
        refused(new byte[] {0, 0, 8, 0, 5}, "states no dimensions");
        refused(Arrays.copyOf(whole, 9), "is too short for the 2 dimensions");
        refused(Arrays.copyOf(whole, 17), "is too short: its dimensions [2, 3] need 6 bytes, and there are 5");
        refused(Arrays.copyOf(whole, 19), "is too long: bytes follow the 6");
        refused(Idx.gzip(Arrays.copyOf(whole, 17)), "is too short");
        refused(Idx.gzip(Arrays.copyOf(whole, 19)), "is too long");
        refused(Idx.bytes(new byte[6], 0, 3), "states 0 for dimension 0");
        refused(Idx.bytes(new byte[6], 2, -1), "states 4294967295 for dimension 1");
        refused(Idx.bytes(new byte[6], 1 << 16, 1 << 16), "more elements than an array holds");
        refused(Idx.bytes(new byte[6], 1 << 30), "there are 6");
        refused(Arrays.copyOf(Idx.gzip(whole), 20), "the gzip stream is cut off");
        byte[] damaged = Idx.gzip(whole);
        damaged[damaged.length - 6] ^= 1;
        refused(damaged, "the gzip stream is damaged");
        refused(new byte[] {0x1F, (byte) 0x8B, 7, 0, 0, 0, 0, 0, 0, 0}, "the gzip stream is damaged");
    }

    @Test
    void absentFilesAndFoldersAreRefused() {
        assertThatThrownBy(() -> IdxFile.read(folder.resolve("none")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> IdxFile.read(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("is not a regular file");
    }

    @Test
    void damageIsReadOrRefusedInOneLine() throws IOException {
        byte[] values = new byte[60];
        new SplittableRandom(1).nextBytes(values);
        byte[] plain = Idx.bytes(values, 5, 4, 3);
        int refused = damage(plain, 11) + damage(Idx.gzip(plain), 12);
        assertThat(refused).isGreaterThan(300);
    }

    private int damage(byte[] whole, long seed) throws IOException {
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
            byte[] bytes = whole.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                int at = random.nextInt(random.nextBoolean() ? 20 : whole.length);
                bytes[at] = (byte) random.nextInt();
            }
            if (random.nextInt(3) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(whole.length + 20));
            }
            Path file = file(bytes);
            try {
                IdxFile idx = IdxFile.read(file);
                assertThat(idx.values())
                        .as("seed " + seed + ", case " + i)
                        .hasSize(Arrays.stream(idx.shape()).reduce(1, (a, b) -> a * b));
            } catch (FormatException e) {
                refused++;
                assertThat(e.getMessage())
                        .as("seed " + seed + ", case " + i)
                        .startsWith(file + ": ")
                        .hasSizeLessThan(1000)
                        .doesNotContain("\n");
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ", case " + i + ": " + e, e);
            }
        }
        return refused;
    }
}
