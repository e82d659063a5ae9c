package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.evenkeel.evolution.Birth;
import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.Layout;
import io.evenkeel.evolution.Outcome;
import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.evolution.ThreadEngine;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.Networks;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

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

    static EvolutionSpec spec(String text) {
        return SpecFile.parse("e.yaml", text).evolution();
    }

    static EvolutionResult run(EvolutionSpec spec, Path folder, EvolutionListener listener, int threads) {
        Function<EvolutionProblem, EvaluationEngine> engines =
                problem -> threads == 0 ? new SerialEngine(problem) : new ThreadEngine(problem, threads);
        try (EvolutionRun run = new EvolutionRun(spec, engines, listener);
                RunFolder files = RunFolder.open(folder, RunFolder.Existing.RESUME)) {
            run.into(files);
            return run.run();
        }
    }

    static void assertSame(Path a, Path b) throws IOException {
        assertThat(Files.readString(a.resolve("metrics.jsonl")))
                .isEqualTo(Files.readString(b.resolve("metrics.jsonl")));
        assertThat(a.resolve("best.safetensors")).hasSameBinaryContentAs(b.resolve("best.safetensors"));
        assertThat(a.resolve("seen.npy")).hasSameBinaryContentAs(b.resolve("seen.npy"));
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

    @Test
    void theLogLooksCloselyAtAMutation(@TempDir Path folder) throws IOException {
        run(
                spec(STEADY.replace("{name: sm-g-so, intensity: 1e-3,", "{name: sm-r, intensity: 1e-6,")),
                folder.resolve("sm-r"),
                EvolutionListener.NONE,
                0);
        JsonNode rescaled = lastMutation(folder.resolve("sm-r"));
        double divergence = rescaled.get("divergence").doubleValue();
        // The target is the mean over two answers, this their sum; answers move by about the square of a step, of which
        // 1 is not small.
        assertThat(divergence).isCloseTo(2e-6, withPercentage(1.01));
        double length = rescaled.get("norm").doubleValue();
        assertThat(length * length * rescaled.get("plainDivergence").doubleValue())
                .isCloseTo(divergence, withPercentage(25));
        assertThat(rescaled.get("targetReached").booleanValue()).isTrue();
        assertThat(rescaled.has("sensitivities")).isFalse();
        run(spec(GENERATIONS), folder.resolve("abs"), EvolutionListener.NONE, 2);
        JsonNode safe = lastMutation(folder.resolve("abs"));
        assertThat(safe.get("divergence").doubleValue()).isPositive();
        assertThat(safe.get("sensitivities"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.get("least").doubleValue())
                        .isBetween(0.0, row.get("greatest").doubleValue()));
        assertThat(safe.at("/sensitivities/0/parameter").stringValue()).isNotEmpty();
    }

    private static List<Long> logged(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
                .map(line -> Json.read(line).get("evaluations").longValue())
                .toList();
    }

    private static JsonNode lastMutation(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("metrics.jsonl"));
        return Json.read(lines.get(lines.size() - 1)).get("mutation");
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
    void whatElseBreaksCostsTheLastBatchOnly(@TempDir Path folder) throws IOException {
        EvolutionSpec spec = spec(STEADY);
        run(spec, folder.resolve("whole"), EvolutionListener.NONE, 0);
        Runnable breaking = () -> {
            throw new NoClassDefFoundError("com/example/Physics");
        };
        try (EvolutionRun run =
                        new EvolutionRun(spec, problem -> new Losing(problem, 72, breaking), EvolutionListener.NONE);
                RunFolder files = RunFolder.open(folder.resolve("broken"), RunFolder.Existing.RESUME)) {
            run.into(files);
            assertThatThrownBy(run::run)
                    .isInstanceOf(RunBroken.class)
                    .hasMessage(
                            "java.lang.NoClassDefFoundError: com/example/Physics; the checkpoint after evaluation 72"
                                    + " is intact, go on with --resume");
        }
        assertThat(folder.resolve("broken/best.safetensors")).exists();
        run(spec, folder.resolve("broken"), EvolutionListener.NONE, 0);
        assertSame(folder.resolve("whole"), folder.resolve("broken"));
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
                                        : "the checkpoint after evaluation " + judged
                                                + " is intact, go on with --resume"));
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
        EvolutionSpec spec = spec(GENERATIONS.replace("log: 10", "log: 50"));
        run(spec.withEvaluations(100), folder.resolve("short"), EvolutionListener.NONE, 1);
        assertThat(logged(folder.resolve("short"))).containsExactly(72L, 96L);
        run(spec.withEvaluations(100), folder.resolve("short"), EvolutionListener.NONE, 1);
        assertThat(logged(folder.resolve("short"))).containsExactly(72L, 96L);
        run(spec, folder.resolve("short"), EvolutionListener.NONE, 1);
        run(spec, folder.resolve("long"), EvolutionListener.NONE, 1);
        assertSame(folder.resolve("long"), folder.resolve("short"));
    }

    @Test
    void theCheckpointIsTheBestNetwork(@TempDir Path folder) {
        EvolutionResult result = run(spec(STEADY), folder, EvolutionListener.NONE, 1);
        SafeTensors file = SafeTensors.read(folder.resolve("checkpoint.safetensors"));
        double[] genes = result.best().genes().orElseThrow();
        // Founders of another evolution, each of which is the best one.
        Breeder breeder = new Breeder(spec(STEADY + "from: '" + folder.resolve("checkpoint.safetensors") + "'\n")
                .problem());
        assertThat(breeder.founder(7).genes())
                .hasValueSatisfying(founder -> assertThat(founder).hasSize(1342).isEqualTo(genes));
        Network network = Networks.read(folder.resolve("checkpoint.safetensors"));
        assertThat(Layout.of(network).read(network)).isEqualTo(genes);
        assertThat(file.tensor("rnn.weight_ih_l0").toDoubles()).isEqualTo(Arrays.copyOf(genes, 20));
        assertThat(file.metadata()).containsEntry("run.evaluations", "200");
    }

    @Test
    void otherFilesAreRefused(@TempDir Path folder) throws IOException {
        Path maze = folder.resolve("maze.txt");
        String walls = "1 20 1\n36 184\n0\n31 20\n0 0\n41 5 3 8\n";
        Files.writeString(maze, walls);
        Path from = folder.resolve("from.safetensors");
        String text = "domain: {name: breadcrumb-maze, maze: '" + maze
                + "'}\nmutation: {name: gaussian, intensity: 0.1}\n"
                + "algorithm: {name: steady-state, population: 5}\nevaluations: 8\nstop: false\n";
        Path run = folder.resolve("run");
        EvolutionSpec spec = spec(text);
        run(spec, run, EvolutionListener.NONE, 1);
        Files.copy(run.resolve("checkpoint.safetensors"), from);
        EvolutionSpec longer = spec.withEvaluations(12);
        Files.writeString(maze, walls.replace("31 20", "31 21"));
        assertThatThrownBy(() -> run(longer, run, EvolutionListener.NONE, 1))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("belongs to other data: the files that the evolution reads have changed since");
        Files.writeString(maze, walls);
        assertThat(run(longer, run, EvolutionListener.NONE, 1).evaluations()).isEqualTo(12);
        // The checkpoint of one run, from which another begins.
        EvolutionSpec later = spec(text + "from: '" + from + "'\n");
        run(later, folder.resolve("later"), EvolutionListener.NONE, 1);
        Files.copy(run.resolve("checkpoint.safetensors"), from, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> run(later.withEvaluations(12), folder.resolve("later"), EvolutionListener.NONE, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("belongs to other data");
    }

    @Test
    void checkpointsMayBeSecondsApart(@TempDir Path folder) {
        EvolutionSpec spec = spec(STEADY.replace("{every: 60}", "{every: 1000, seconds: 1e-9}"));
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        List<Boolean> saved = new ArrayList<>();
        run(spec, folder, (evolution, total) -> saved.add(Files.exists(checkpoint)), 1);
        // There is none at the beginning, nor before the first batch is told.
        assertThat(saved.subList(0, 3)).containsExactly(false, false, true);
    }

    @Test
    void aRunThatHasEndedIsNotInterrupted(@TempDir Path folder) throws InterruptedException {
        for (long at : new long[] {196, 200}) {
            EvolutionRun[] runs = new EvolutionRun[1];
            Thread stop = new Thread(() -> {
                try {
                    runs[0].stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            EvolutionListener stopping = (evolution, total) -> {
                if (evolution.evaluations() == at) {
                    stop.start();
                    // It has asked once it waits for the run's end.
                    while (stop.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                }
            };
            try (EvolutionRun run = new EvolutionRun(spec(STEADY), SerialEngine::new, stopping)) {
                runs[0] = run;
                EvolutionResult result = run.run();
                assertThat(result.evaluations()).isEqualTo(at);
                assertThat(result.interrupted()).as("stopped at " + at).isEqualTo(at < 200);
            }
            stop.join();
        }
    }

    private static void put(Map<String, Tensor> tensors, String name, int index, double value) {
        tensors.get(name).set(index, value);
    }

    /** Ways of damaging a checkpoint, by what its refusal says. */
    static Map<String, BiConsumer<Map<String, Tensor>, Map<String, String>>> damages() {
        Map<String, BiConsumer<Map<String, Tensor>, Map<String, String>>> damages = new LinkedHashMap<>();
        damages.put("genes hold what is not a number", (t, m) -> put(t, "evolution/genes", 1341, Double.NaN));
        damages.put("fitness is not a number", (t, m) -> put(t, "evolution/fitness", 20, Double.NaN));
        damages.put("steps are wrong", (t, m) -> put(t, "evolution/steps", 0, -1));
        damages.put("of 200 individuals, 201 cannot have failed", (t, m) -> m.put("run.failures", "201"));
        damages.put("say NaN where run.seconds should be a number", (t, m) -> m.put("run.seconds", "NaN"));
        damages.put("say -1 where run.seconds should be a number", (t, m) -> m.put("run.seconds", "-1"));
        damages.put("its metadata lack run.failures", (t, m) -> m.remove("run.failures"));
        damages.put("does not fit its checksum", (t, m) -> put(t, "evolution/genes", 7, 0.5));
        damages.put("its content does not fit its checksum", (t, m) -> m.put("run.failures", "3"));
        damages.put("say Infinity where run.seconds should be a number", (t, m) -> m.put("run.seconds", "Infinity"));
        damages.put("its population has 2 individuals, where the specification wants 20", (t, m) -> {
            int links = (int) (t.get("evolution/links").get(0)
                    + t.get("evolution/links").get(1)
                    + t.get("evolution/links").get(2));
            t.replaceAll((name, tensor) -> name.startsWith("evolution/")
                    ? first(tensor, name.equals("evolution/lineage") ? links : 3)
                    : tensor);
        });
        return damages;
    }

    private static Tensor first(Tensor tensor, int rows) {
        int[] shape = tensor.shape();
        int row = tensor.size() / shape[0];
        shape[0] = rows;
        return Tensor.of(Arrays.copyOf(tensor.toDoubles(), rows * row), shape);
    }

    static Set<String> refusals() {
        return damages().keySet();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void tamperedCheckpointsAreRefused(String refusal, @TempDir Path folder) {
        EvolutionSpec spec = spec(STEADY);
        run(spec, folder, EvolutionListener.NONE, 1);
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        SafeTensors whole = SafeTensors.read(checkpoint);
        Map<String, Tensor> tensors = new LinkedHashMap<>(whole.tensors());
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        damages().get(refusal).accept(tensors, metadata);
        new SafeTensors(tensors, metadata).write(checkpoint);
        assertThatThrownBy(() -> run(spec, folder, EvolutionListener.NONE, 1))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(checkpoint + " is damaged: ")
                .hasMessageContaining(refusal);
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

    @Test
    void aCheckpointWithoutAChecksumIsOfAnEarlierVersion(@TempDir Path folder) {
        EvolutionSpec spec = spec(STEADY);
        run(spec, folder, EvolutionListener.NONE, 1);
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        SafeTensors whole = SafeTensors.read(checkpoint);
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.remove("run.checksum");
        new SafeTensors(whole.tensors(), metadata).write(checkpoint);
        assertThatThrownBy(() -> run(spec, folder, EvolutionListener.NONE, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no checksum; an earlier version wrote it");
    }

    private static Path write(Path file, byte... bytes) throws IOException {
        return Files.write(file, bytes);
    }
}
