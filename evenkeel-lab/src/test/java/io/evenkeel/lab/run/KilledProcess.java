package io.evenkeel.lab.run;

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

/**
 * A command that goes on with a run in a process of its own, and is killed again and again. Nobody warns a process of SIGKILL.
 *
 * @param folder of runs
 * @param name of the run, which has a log beside its folder
 * @param command what is done, by which specification
 */
record KilledProcess(Path folder, String name, List<String> command) {
    private static final int LONGEST_MILLIS = 100;

    Path run() {
        return folder.resolve(name);
    }

    Process start() throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Vectors are slow without the second compiler, and the bits are the same.
                "-Devenkeel.kernels=scalar",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        words.addAll(command);
        words.addAll(List.of("--threads", "1", "--out", folder.toString(), "--name", name, "--resume", "--quiet"));
        File log = folder.resolve(name + ".log").toFile();
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Everything that the processes have said. */
    String said() throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    /** Starts it so many times and kills it at moments of the random numbers; returns how often it was not faster. */
    int kill(int times, SplittableRandom random) throws IOException, InterruptedException {
        int kills = 0;
        for (int i = 0; i < times; i++) {
            Process process = startAndAwaitCheckpoint();
            if (!process.waitFor(random.nextInt(1, LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                kills++;
            }
            process.waitFor();
        }
        return kills;
    }

    /** A kill before the first new checkpoint would only ever hit the start of Java. */
    Process startAndAwaitCheckpoint() throws IOException, InterruptedException {
        Optional<FileTime> before = written();
        Process process = start();
        while (process.isAlive() && written().equals(before)) {
            Thread.sleep(1);
        }
        return process;
    }

    private Optional<FileTime> written() throws IOException {
        Path checkpoint = run().resolve("checkpoint.safetensors");
        return Files.exists(checkpoint) ? Optional.of(Files.getLastModifiedTime(checkpoint)) : Optional.empty();
    }
}
