package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills whole processes that train. */
final class KilledRunTest {
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    @Test
    void aRunKilledTenTimesEndsInTheSameBits() throws IOException, InterruptedException {
        String text = Runs.TEXT.replace("steps: 120", "steps: 1000");
        Path spec = Files.writeString(folder.resolve("spec.yaml"), text);
        Path undisturbed = folder.resolve("undisturbed");
        long seed = System.nanoTime();
        Runs.run(undisturbed, Runs.spec(text));
        KilledProcess killed = new KilledProcess(folder, "killed", List.of("train", spec.toString()));
        int kills = killed.kill(KILLS, new SplittableRandom(seed));
        assertThat(killed.start().waitFor()).as(killed.said()).isZero();
        assertThat(kills).as("seed " + seed).isGreaterThan(KILLS / 2);
        Runs.assertSame(undisturbed, killed.run());
    }
}
