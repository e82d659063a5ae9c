package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks processes to end that make several runs. */
final class StoppedGridTest {
    private static final String EVOLUTION = """
            domain: recurrent-parity
            mutation: {name: gaussian, intensity: 0.05}
            algorithm: {name: steady-state, population: 20}
            evaluations: 4000
            stop: false
            checkpoint: {every: 40}
            """;
    private static final String COMPARISON =
            Runs.TEXT.replace("steps: 120", "steps: 2000").replace("seed: 5", "seeds: [1, 2]")
                    + "contenders: {own: {}}\n";

    @TempDir
    private Path folder;

    @Test
    void searchesSayHowFarTheyAre() throws IOException, InterruptedException {
        assertSaysHowFar(EVOLUTION, "intensity-0.05/seed-1", "evolve", "SPEC", "--seeds", "1,2");
    }

    @Test
    void comparisonsSayHowFarTheyAre() throws IOException, InterruptedException {
        assertSaysHowFar(COMPARISON, "own/seed-1", "compare", "SPEC");
    }

    private void assertSaysHowFar(String text, String run, String... words) throws IOException, InterruptedException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), text);
        List<String> command = List.of(words).stream()
                .map(word -> word.equals("SPEC") ? spec.toString() : word)
                .toList();
        KilledProcess grid = new KilledProcess(folder, "grid", command);
        Process process = grid.start();
        while (process.isAlive() && !Files.exists(grid.run().resolve(run).resolve("checkpoint.safetensors"))) {
            Thread.sleep(1);
        }
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(grid.said()).containsPattern("evenkeel: stopped after [01] of 2 runs; go on with --resume\n");
        assertThat(grid.start().waitFor()).as(grid.said()).isZero();
    }
}
