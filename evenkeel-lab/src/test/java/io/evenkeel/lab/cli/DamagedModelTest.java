package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real model with damage at random bytes, in its header, in its weights, cut off: judged, or refused in one line. A
 * damaged weight may be any number that a float can hold.
 */
final class DamagedModelTest {
    private static final int TIMES = 70;

    @TempDir
    private Path folder;

    private DiagnoseRun diagnose(byte[] model) throws IOException {
        return DiagnoseRun.of(
                folder,
                TestFiles.write(folder, "model.safetensors", model),
                "--text",
                TestFiles.sample("shakespeare.txt").toString(),
                "--length",
                "60",
                "--transient",
                "10",
                "--lags",
                "10",
                "--exponents",
                "2",
                "--quiet");
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int header =
                8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(header)] = (byte) random.nextInt();
            case 1 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 2 -> {
                for (int i = 0; i < 20; i++) {
                    bytes[random.nextInt(header, bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            default -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void judgedOrRefused(long seed) throws IOException {
        byte[] whole = Files.readAllBytes(TestFiles.sample("shakespeare-gru.safetensors"));
        SplittableRandom random = new SplittableRandom(seed);
        int judged = 0;
        for (int i = 0; i < TIMES; i++) {
            DiagnoseRun run = diagnose(damaged(whole, random));
            if (run.status() == ExitStatus.DONE) {
                judged++;
                assertThat(run.err()).isEmpty();
                run.result();
            } else {
                assertThat(run.status())
                        .as("seed %d, damage %d: %s", seed, i, run.err())
                        .isEqualTo(ExitStatus.BAD_INPUT);
                run.assertRefused("evenkeel: ");
            }
        }
        assertThat(judged).isBetween(10, TIMES - 10);
    }
}
