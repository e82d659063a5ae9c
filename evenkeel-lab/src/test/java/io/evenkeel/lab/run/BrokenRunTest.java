package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.tensor.io.SafeTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokenRunTest {
    private static final EvolutionSpec EVOLUTION = EvolutionRunTest.spec("""
            domain: recurrent-parity
            mutation: {name: gaussian, intensity: 0.05}
            algorithm: {name: steady-state, population: 20, batch: 4}
            evaluations: 120
            stop: false
            log: 20
            checkpoint: {every: 30}
            """);

    @TempDir
    private Path folder;

    private final Spec spec = Runs.spec(Runs.TEXT);

    @Test
    void aFolderThatTakesNoFilesIsRefusedAtTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> RunFolder.open(file, RunFolder.Existing.REFUSE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the folder " + file + " cannot be written: there is a file of that name");
        assertThatThrownBy(() -> RunFolder.open(file.resolve("run"), RunFolder.Existing.REFUSE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aFullDiskIsSaidInOneLine() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Path path = Files.createDirectories(folder.resolve("full"));
        Files.createSymbolicLink(path.resolve("metrics.jsonl"), full);
        assertThatThrownBy(() -> Runs.run(path, spec))
                .isInstanceOf(RunBroken.class)
                .hasMessage("the log cannot be written: No space left on device; there is no checkpoint yet");
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        Path undisturbed = folder.resolve("undisturbed");
        Runs.run(undisturbed, spec);
        Path path = folder.resolve("run");
        Path moved = folder.resolve("moved");
        assertThatThrownBy(() -> Runs.run(path, spec, new RunListener() {
                    @Override
                    public void updated(long updates, long total, double loss, Map<String, Double> figures) {
                        if (updates == 20) {
                            move(path, moved);
                        }
                    }
                }))
                .isInstanceOf(RunBroken.class)
                .hasMessageContaining("checkpoint.safetensors: cannot be written")
                .hasMessageEndingWith("; the checkpoint after update 14 is intact, go on with --resume");
        assertThat(SafeTensors.read(moved.resolve("checkpoint.safetensors")).metadata())
                .containsEntry("run.updates", "14");
        Runs.run(moved, spec);
        Runs.assertSame(undisturbed, moved);
    }

    @Test
    void anEvolutionOnAFullDiskIsSaidInOneLine() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Path path = Files.createDirectories(folder.resolve("full"));
        Files.createSymbolicLink(path.resolve("metrics.jsonl"), full);
        assertThatThrownBy(() -> EvolutionRunTest.run(EVOLUTION, path, EvolutionListener.NONE, 1))
                .isInstanceOf(RunBroken.class)
                .hasMessage("the log cannot be written: No space left on device; there is no checkpoint yet");
    }

    @Test
    void aBrokenEvolutionLeavesTheCheckpointBefore() throws IOException {
        Path undisturbed = folder.resolve("undisturbed");
        EvolutionRunTest.run(EVOLUTION, undisturbed, EvolutionListener.NONE, 1);
        Path path = folder.resolve("run");
        Path moved = folder.resolve("moved");
        EvolutionListener moving = (evolution, total) -> {
            if (evolution.evaluations() == 80) {
                move(path, moved);
            }
        };
        assertThatThrownBy(() -> EvolutionRunTest.run(EVOLUTION, path, moving, 1))
                .isInstanceOf(RunBroken.class)
                .hasMessageContaining("checkpoint.safetensors: cannot be written")
                .hasMessageEndingWith("; the checkpoint after evaluation 60 is intact, go on with --resume");
        EvolutionRunTest.run(EVOLUTION, moved, EvolutionListener.NONE, 1);
        EvolutionRunTest.assertSame(undisturbed, moved);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNumberThatIsNotFiniteStopsTheRun() throws IOException {
        Path path = folder.resolve("exploding");
        Spec exploding = Runs.spec(Runs.TEXT
                .replace("optimizer: rmsprop", "optimizer: {name: sgd, rate: 1e30}")
                .replace("name: tanh", "name: relu")
                .replace(
                        "controllers: [{name: sensitivity-adjustment, gate: adjust, scope: all-inputs, rate: 1e-3}, "
                                + "norm-clipping]",
                        "controllers: []"));
        assertThatThrownBy(() -> Runs.run(path, exploding))
                .isInstanceOf(RunBroken.class)
                .hasMessageMatching("update \\d+: .*; there is no checkpoint yet");
        assertThat(path.resolve("metrics.jsonl")).content().startsWith("{\"update\":0,\"evaluation\":");
    }
}
