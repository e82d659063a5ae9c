package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills whole processes in which networks evolve. */
final class KilledEvolutionTest {
    private static final int KILLS = 4;
    private static final String TEXT = """
            domain: recurrent-parity
            mutation: {name: sm-g-so, intensity: 1e-3, experiences: {count: 16, replacement: true}}
            algorithm: {name: steady-state, population: 20, batch: 3}
            evaluations: 2000
            stop: false
            log: 25
            checkpoint: {every: 40}
            """;

    @TempDir
    private Path folder;

    private Path undisturbed;
    private KilledProcess killed;

    @BeforeEach
    void runUndisturbed() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), TEXT);
        undisturbed = folder.resolve("undisturbed");
        EvolutionRunTest.run(EvolutionRunTest.spec(TEXT), undisturbed, EvolutionListener.NONE, 0);
        killed = new KilledProcess(folder, "killed", List.of("evolve", spec.toString(), "--mutants", "0"));
    }

    @Test
    void anEvolutionKilledSomeTimesEndsInTheSameBits() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        int kills = killed.kill(KILLS, new SplittableRandom(seed));
        assertThat(killed.start().waitFor()).as(killed.said()).isZero();
        assertThat(kills).as("seed " + seed).isGreaterThan(KILLS / 2);
        EvolutionRunTest.assertSame(undisturbed, killed.run());
    }

    @Test
    void anEvolutionThatIsAskedToEndSavesAndSaysSo() throws IOException, InterruptedException {
        Process process = killed.startAndAwaitCheckpoint();
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(killed.said()).containsPattern("evenkeel: stopped after evaluation \\d+; go on with --resume\n");
        assertThat(killed.start().waitFor()).as(killed.said()).isZero();
        EvolutionRunTest.assertSame(undisturbed, killed.run());
    }
}
