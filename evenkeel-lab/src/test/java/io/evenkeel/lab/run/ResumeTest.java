package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.nn.Networks;
import io.evenkeel.tensor.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResumeTest {
    @TempDir
    private Path folder;

    private final Spec spec = Runs.spec(Runs.TEXT);
    private Path undisturbed;

    @BeforeEach
    void runOnce() {
        undisturbed = folder.resolve("undisturbed");
        Runs.run(undisturbed, spec);
    }

    /** Breaks off at an update. */
    private record BreakAt(long update) implements RunListener {
        @Override
        public void updated(long updates, long total, double loss, Map<String, Double> figures) {
            if (updates == update) {
                throw new IllegalStateException("broken off");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRunThatIsBrokenOffOftenEndsInTheSameBits(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Path broken = folder.resolve("broken");
        for (int i = 0; i < 6; i++) {
            long update = random.nextLong(1, 120);
            try {
                Runs.run(broken, spec, new BreakAt(update));
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("broken off");
                Files.writeString(broken.resolve("metrics.jsonl"), "{\"half a li", StandardOpenOption.APPEND);
            }
        }
        Runs.run(broken, spec);
        Runs.assertSame(undisturbed, broken);
    }

    @Test
    void threadsChangeNothing() throws IOException {
        Path other = folder.resolve("other");
        try (RunFolder opened = RunFolder.open(other, RunFolder.Existing.REFUSE);
                TrainingRun run = TrainingRun.of(spec).threads(3).build()) {
            run.into(opened);
            run.run();
        }
        Runs.assertSame(undisturbed, other);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 77})
    void aRunThatIsProlongedEndsAsALongOne(long steps) throws IOException {
        Path longer = folder.resolve("longer");
        Runs.run(longer, spec.withSteps(steps));
        assertThat(Runs.run(longer, spec).updates()).isEqualTo(120);
        Runs.assertSame(undisturbed, longer);
    }

    @Test
    void aFinishedRunStaysAsItIs() throws IOException {
        Path copy = folder.resolve("copy");
        Runs.run(copy, spec);
        RunResult again = Runs.run(copy, spec);
        assertThat(again.updates()).isEqualTo(120);
        Runs.assertSame(undisturbed, copy);
    }

    @Test
    void aCheckpointReadsAsANetwork() {
        assertThat(Networks.read(undisturbed.resolve("checkpoint.safetensors")).kind())
                .isEqualTo("tanh");
    }

    @Test
    void aRunThatIsAskedToStopSavesWhatItDid() throws Exception {
        Path stopped = folder.resolve("stopped");
        RunResult[] result = new RunResult[1];
        try (RunFolder opened = RunFolder.open(stopped, RunFolder.Existing.REFUSE)) {
            TrainingRun run = TrainingRun.of(spec.withSteps(1_000_000)).build();
            run.into(opened);
            Thread training = new Thread(() -> {
                result[0] = run.run();
                run.close();
            });
            training.start();
            while (!Files.exists(opened.checkpoint())) {
                Thread.sleep(1);
            }
            run.stop();
            training.join();
        }
        assertThat(result[0].interrupted()).isTrue();
        assertThat(SafeTensors.read(stopped.resolve("checkpoint.safetensors")).metadata())
                .containsEntry("run.updates", Long.toString(result[0].updates()));
        assertThat(Runs.run(stopped, spec.withSteps(result[0].updates())).updates())
                .isEqualTo(result[0].updates());
    }

    @Test
    void aRunThatHasEndedIsNotInterrupted() throws InterruptedException {
        for (long at : new long[] {9, 10}) {
            TrainingRun[] runs = new TrainingRun[1];
            Thread stop = new Thread(() -> {
                try {
                    runs[0].stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            RunListener stopping = new RunListener() {
                @Override
                public void updated(long updates, long planned, double loss, Map<String, Double> figures) {
                    if (updates == at) {
                        stop.start();
                        // It has asked once it waits for the run's end.
                        while (stop.getState() != Thread.State.WAITING) {
                            Thread.onSpinWait();
                        }
                    }
                }
            };
            try (TrainingRun run =
                    TrainingRun.of(spec.withSteps(10)).listener(stopping).build()) {
                runs[0] = run;
                RunResult result = run.run();
                assertThat(result.updates()).isEqualTo(at);
                assertThat(result.interrupted()).as("stopped at " + at).isEqualTo(at < 10);
            }
            stop.join();
        }
    }

    private void assertRefused(String... said) {
        assertThatThrownBy(() -> Runs.run(undisturbed, spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(said)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aCheckpointOfAnotherSpecificationIsRefused() {
        assertThatThrownBy(() -> Runs.run(undisturbed, spec.withSeed(6)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("belongs to another specification: seed is 6 here, but 5 there");
    }

    @Test
    void damagedCheckpointsAreRefusedAndNothingChanges() throws IOException {
        Path file = undisturbed.resolve("checkpoint.safetensors");
        byte[] good = Files.readAllBytes(file);
        byte[] metrics = Files.readAllBytes(undisturbed.resolve("metrics.jsonl"));
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertRefused("checkpoint.safetensors");
        Files.write(file, new byte[0]);
        assertRefused("checkpoint.safetensors");
        SafeTensors content = readable(file, good);
        Map<String, String> metadata = new java.util.TreeMap<>(content.metadata());
        metadata.put("run.updates", "many");
        new SafeTensors(content.tensors(), metadata).write(file);
        assertRefused("is damaged: its metadata say many where run.updates should be a number");
        new SafeTensors(content.tensors(), Map.of()).write(file);
        assertRefused("it is no checkpoint of a run");
        new SafeTensors(Map.of(), content.metadata()).write(file);
        assertRefused("is damaged: its content does not fit its checksum");
        assertThat(Files.readAllBytes(undisturbed.resolve("metrics.jsonl"))).isEqualTo(metrics);
    }

    private static SafeTensors readable(Path file, byte[] good) throws IOException {
        Files.write(file, good);
        return SafeTensors.read(file);
    }

    @Test
    void aLogThatIsTooShortIsRefused() throws IOException {
        Files.writeString(undisturbed.resolve("metrics.jsonl"), "");
        assertRefused("metrics.jsonl is shorter than its checkpoint says");
    }

    @Test
    void aRunIsNotOverwrittenUnlessAskedFor() throws IOException {
        assertThatThrownBy(() -> RunFolder.open(undisturbed, RunFolder.Existing.REFUSE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds a run; go on with it by --resume");
        Path foreign = Files.writeString(undisturbed.resolve("notes.txt"), "mine");
        RunFolder.open(undisturbed, RunFolder.Existing.REPLACE).close();
        assertThat(foreign).exists();
        assertThat(undisturbed.resolve("checkpoint.safetensors")).doesNotExist();
    }

    @Test
    void twoRunsCannotShareAFolder() {
        try (RunFolder opened = RunFolder.open(folder.resolve("shared"), RunFolder.Existing.REFUSE)) {
            assertThatThrownBy(() -> RunFolder.open(opened.path(), RunFolder.Existing.RESUME))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another process works in");
        }
    }

    @Test
    void aTextThatWasChangedIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "to be or not to be ".repeat(200));
        Spec reading = Runs.spec("""
                task: {name: text, steps: 8, file: %s}
                network: {cell: {name: tanh, units: 4}}
                trainer: {name: bptt, optimizer: {name: sgd, rate: 0.1}, batch: 4, steps: 6}
                """.formatted(text));
        Path run = folder.resolve("reading");
        Runs.run(run, reading.withSteps(3));
        Files.writeString(text, "or be to not be to ".repeat(200));
        assertThatThrownBy(() -> Runs.run(run, reading))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("belongs to other data: the files that the task reads have changed since");
        Files.writeString(text, "to be or not to be ".repeat(200));
        assertThat(Runs.run(run, reading).updates()).isEqualTo(6);
    }
}
