package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.Birth;
import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.Outcome;
import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.evolution.ThreadEngine;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import io.evenkeel.tensor.io.SafeTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionRunTest {
    private static final String STEADY = """
            domain: recurrent-parity
            mutation: {name: sm-g-so, intensity: 1e-3, experiences: {count: 16, replacement: true}}
            algorithm: {name: steady-state, population: 20, batch: 4}
            evaluations: 200
            stop: false
            log: 25
            checkpoint: {every: 60}
            """;
    private static final String GENERATIONS = """
            domain: cart-pole
            mutation: {name: sm-g-abs, intensity: 1e-2}
            algorithm: {name: truncation, population: 24, parents: 5}
            evaluations: 160
            stop: false
            log: 10
            checkpoint: {every: 24}
            """;

    private static EvolutionSpec spec(String text) {
        return SpecFile.parse("e.yaml", text).evolution();
    }

    private static EvolutionResult run(EvolutionSpec spec, Path folder, EvolutionListener listener, int threads) {
        Function<EvolutionProblem, EvaluationEngine> engines =
                problem -> threads == 0 ? new SerialEngine(problem) : new ThreadEngine(problem, threads);
        try (EvolutionRun run = new EvolutionRun(spec, engines, listener);
                RunFolder files = RunFolder.open(folder, RunFolder.Existing.RESUME)) {
            run.into(files);
            return run.run();
        }
    }

    private static void assertSame(Path a, Path b) throws IOException {
        assertThat(Files.readString(a.resolve("metrics.jsonl")))
                .isEqualTo(Files.readString(b.resolve("metrics.jsonl")));
        SafeTensors first = SafeTensors.read(a.resolve("checkpoint.safetensors"));
        SafeTensors second = SafeTensors.read(b.resolve("checkpoint.safetensors"));
        assertThat(second.tensors().keySet()).isEqualTo(first.tensors().keySet());
        first.tensors()
                .forEach((name, tensor) ->
                        assertThat(second.tensor(name).toDoubles()).as(name).isEqualTo(tensor.toDoubles()));
    }

    @ParameterizedTest
    @ValueSource(strings = {STEADY, GENERATIONS})
    void sameBytesWhateverTheEngineAndHoweverOftenInterrupted(String text, @TempDir Path folder) throws IOException {
        EvolutionSpec spec = spec(text);
        EvolutionResult whole = run(spec, folder.resolve("serial"), EvolutionListener.NONE, 0);
        assertThat(whole.evaluations()).isBetween(137L, 200L);
        run(spec, folder.resolve("threads"), EvolutionListener.NONE, 2);
        assertSame(folder.resolve("serial"), folder.resolve("threads"));
        // Broken in the middle of a batch, at several places, as by the loss of the process.
        for (long at : new long[] {30, 75, 76, 130}) {
            EvolutionListener breaking = (evolution, total) -> {
                if (evolution.evaluations() >= at && evolution.evaluations() < at + 24) {
                    throw new IllegalStateException("lost");
                }
            };
            assertThatThrownBy(() -> run(spec, folder.resolve("broken"), breaking, 2))
                    .hasMessage("lost");
        }
        EvolutionResult resumed = run(spec, folder.resolve("broken"), EvolutionListener.NONE, 1);
        assertSame(folder.resolve("serial"), folder.resolve("broken"));
        assertThat(resumed.best().lineage()).isEqualTo(whole.best().lineage());
        assertThat(resumed.tree().without("seconds").without("engine"))
                .isEqualTo(whole.tree().without("seconds").without("engine"));
    }

    /** An engine that is lost with its first batch after so many evaluations. */
    private static final class Losing implements EvaluationEngine {
        private final EvaluationEngine engine;
        private final long at;
        private final Runnable losing;

        Losing(EvolutionProblem problem, long at, Runnable losing) {
            this.engine = new SerialEngine(problem);
            this.at = at;
            this.losing = losing;
        }

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public List<Outcome> bear(List<Birth> births) {
            if (births.get(0).id() >= at) {
                losing.run();
                throw new UncheckedIOException("no worker is left", new IOException());
            }
            return engine.bear(births);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    @Test
    void anEngineThatIsLostCostsItsLastBatchOnly(@TempDir Path folder) throws IOException {
        EvolutionSpec spec = spec(STEADY);
        run(spec, folder.resolve("whole"), EvolutionListener.NONE, 0);
        for (long at : new long[] {0, 20, 55, 72, 140}) {
            long judged = at == 0 ? 0 : 20 + (at - 20 + 3) / 4 * 4;
            try (EvolutionRun run = new EvolutionRun(
                            spec, problem -> new Losing(problem, at, () -> {}), EvolutionListener.NONE);
                    RunFolder files = RunFolder.open(folder.resolve("lost"), RunFolder.Existing.RESUME)) {
                run.into(files);
                assertThatThrownBy(run::run)
                        .isInstanceOf(RunBroken.class)
                        .hasMessage("no worker is left; "
                                + (judged == 0
                                        ? "there is no checkpoint yet"
                                        : "the checkpoint after evaluation " + judged + " is intact"));
            }
        }
        run(spec, folder.resolve("lost"), EvolutionListener.NONE, 0);
        assertSame(folder.resolve("whole"), folder.resolve("lost"));
    }

    @Test
    void aRunIsStoppedWhereItsEngineEndsAtTheSameTime(@TempDir Path folder) throws Exception {
        EvolutionSpec spec = spec(STEADY);
        run(spec, folder.resolve("whole"), EvolutionListener.NONE, 0);
        AtomicReference<EvolutionRun> running = new AtomicReference<>();
        Runnable stop = () -> {
            // Waits until the run is closed, as a shutdown hook does.
            Thread hook = new Thread(() -> assertThatCode(running.get()::stop).doesNotThrowAnyException());
            hook.start();
            while (hook.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        };
        try (EvolutionRun run =
                        new EvolutionRun(spec, problem -> new Losing(problem, 72, stop), EvolutionListener.NONE);
                RunFolder files = RunFolder.open(folder.resolve("stopped"), RunFolder.Existing.RESUME)) {
            running.set(run);
            run.into(files);
            EvolutionResult result = run.run();
            assertThat(result.interrupted()).isTrue();
            assertThat(result.evaluations()).isEqualTo(72);
        }
        run(spec, folder.resolve("stopped"), EvolutionListener.NONE, 0);
        assertSame(folder.resolve("whole"), folder.resolve("stopped"));
    }

    @Test
    void aRunCanBeProlonged(@TempDir Path folder) throws IOException {
        EvolutionSpec spec = spec(GENERATIONS);
        run(spec.withEvaluations(100), folder.resolve("short"), EvolutionListener.NONE, 1);
        run(spec, folder.resolve("short"), EvolutionListener.NONE, 1);
        run(spec, folder.resolve("long"), EvolutionListener.NONE, 1);
        assertSame(folder.resolve("long"), folder.resolve("short"));
    }

    @Test
    void theCheckpointIsTheBestNetwork(@TempDir Path folder) {
        EvolutionResult result = run(spec(STEADY), folder, EvolutionListener.NONE, 1);
        SafeTensors file = SafeTensors.read(folder.resolve("checkpoint.safetensors"));
        double[] genes = result.best().genes().orElseThrow();
        assertThat(file.tensor("rnn.weight_ih_l0").toDoubles()).isEqualTo(Arrays.copyOf(genes, 20));
        assertThat(file.metadata()).containsEntry("run.evaluations", "200");
    }

    @Test
    void damagedCheckpointsAreRefused(@TempDir Path folder) throws IOException {
        EvolutionSpec spec = spec(STEADY);
        run(spec, folder, EvolutionListener.NONE, 1);
        assertThatThrownBy(() -> run(spec.withSeed(2), folder, EvolutionListener.NONE, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("belongs to another specification: seed");
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        byte[] bytes = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, Arrays.copyOf(bytes, bytes.length - 100));
        assertThatThrownBy(() -> run(spec, folder, EvolutionListener.NONE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("checkpoint.safetensors");
        SafeTensors whole = SafeTensors.read(write(checkpoint, bytes));
        new SafeTensors(
                        whole.tensors().entrySet().stream()
                                .filter(entry -> !entry.getKey().equals("evolution/fitness"))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        whole.metadata())
                .write(checkpoint);
        assertThatThrownBy(() -> run(spec, folder, EvolutionListener.NONE, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is damaged: there is no evolution/fitness");
        write(checkpoint, bytes);
        Files.write(
                folder.resolve("metrics.jsonl"),
                "".getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(() -> run(spec, folder, EvolutionListener.NONE, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("shorter than its checkpoint says");
    }

    private static Path write(Path file, byte... bytes) throws IOException {
        return Files.write(file, bytes);
    }
}
