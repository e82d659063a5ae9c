package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills whole processes, as nobody warns a process of SIGKILL. */
final class KilledRunTest {
    private static final int KILLS = 10;
    private static final int LONGEST_MILLIS = 100;

    @TempDir
    private Path folder;

    private Process start(Path spec, String name) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "train",
                spec.toString(),
                "--threads",
                "1",
                "--out",
                folder.toString(),
                "--name",
                name,
                "--resume",
                "--quiet"));
        File log = folder.resolve(name + ".log").toFile();
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    // A kill before the first new checkpoint would only ever hit the start of Java.
    private static void awaitCheckpoint(Path run, Optional<FileTime> before, Process process)
            throws IOException, InterruptedException {
        while (process.isAlive() && written(run).equals(before)) {
            Thread.sleep(1);
        }
    }

    private static Optional<FileTime> written(Path run) throws IOException {
        Path checkpoint = run.resolve("checkpoint.safetensors");
        return Files.exists(checkpoint) ? Optional.of(Files.getLastModifiedTime(checkpoint)) : Optional.empty();
    }

    @Test
    void aRunKilledTenTimesEndsInTheSameBits() throws IOException, InterruptedException {
        String text = Runs.TEXT.replace("steps: 120", "steps: 1000");
        Path spec = Files.writeString(folder.resolve("spec.yaml"), text);
        Path undisturbed = folder.resolve("undisturbed");
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Runs.run(undisturbed, Runs.spec(text));
        Path killed = folder.resolve("killed");
        int kills = 0;
        for (int i = 0; i < KILLS; i++) {
            Optional<FileTime> before = written(killed);
            Process process = start(spec, "killed");
            awaitCheckpoint(killed, before, process);
            if (!process.waitFor(random.nextInt(1, LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                kills++;
            }
            process.waitFor();
        }
        Process last = start(spec, "killed");
        assertThat(last.waitFor())
                .as(Files.readString(folder.resolve("killed.log")))
                .isZero();
        assertThat(kills).as("seed " + seed).isGreaterThan(KILLS / 2);
        Runs.assertSame(undisturbed, killed);
    }
}
