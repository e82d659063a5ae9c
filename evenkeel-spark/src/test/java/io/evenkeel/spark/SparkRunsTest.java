package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.compare.Contest;
import io.evenkeel.lab.run.IntensitySearch;
import io.evenkeel.lab.run.RunEngine;
import io.evenkeel.lab.run.RunFolder.Existing;
import io.evenkeel.lab.run.RunGrid;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SparkRunsTest {
    private static final String DUEL = """
            task: {name: parity, bits: 2}
            network: {layers: {count: 1, units: 8, output: tanh}}
            trainer: {name: bp, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 300}
            evaluate: {every: 20, stop: true}
            seeds: [1, 2]
            contenders:
              adam: {}
              exploding:
                network: {layers: {activation: relu, output: identity}}
                trainer: {optimizer: {name: sgd, rate: 1e30}}
            """;

    @TempDir
    private Path folder;

    private Settings settings;

    @BeforeEach
    void set() {
        settings = new Settings(folder);
    }

    @AfterEach
    void unset() {
        settings.close();
    }

    private List<ObjectNode> compare(String name, Existing existing, RunEngine engine) throws IOException {
        return compare(name, DUEL, existing, engine);
    }

    private List<ObjectNode> compare(String name, String text, Existing existing, RunEngine engine) throws IOException {
        new Contest(SpecFile.parse("duel.yaml", text).comparison())
                .run(new RunGrid(folder.resolve(name), existing, engine, Progress.NONE));
        return List.of(result(name, "adam", 1), result(name, "adam", 2), result(name, "exploding", 2));
    }

    private ObjectNode result(String name, String contender, int seed) throws IOException {
        Path place = folder.resolve(name).resolve(contender).resolve("seed-" + seed);
        ObjectNode result = Json.read(Files.readString(place.resolve("result.json")));
        result.remove("cpuSeconds");
        return result.put("metrics", Files.readString(place.resolve("metrics.jsonl")));
    }

    @Test
    void comparisonsAreTheSameAsOnThreads() throws IOException {
        List<ObjectNode> threads = compare("threads", Existing.REFUSE, RunEngine.threads(2));
        try (SparkRuns spark = SparkRuns.connect("local[2]")) {
            assertThat(compare("spark", Existing.REFUSE, spark)).isEqualTo(threads);
            // One run is lost, of another the checkpoint is left: both are made again.
            Path adam = folder.resolve("spark/adam");
            Files.delete(adam.resolve("seed-1/result.json"));
            Files.delete(adam.resolve("seed-1/checkpoint.safetensors"));
            Files.delete(adam.resolve("seed-2/result.json"));
            assertThat(compare("spark", Existing.RESUME, spark)).isEqualTo(threads);
            Runs.assertSame(folder.resolve("threads/adam/seed-2"), adam.resolve("seed-2"));
        }
    }

    @Test
    void comparisonsAreTheSameFromAClusterThatLosesAWorker() throws IOException {
        String longer = DUEL.replace("steps: 300", "steps: 6000").replace("stop: true", "stop: false");
        List<ObjectNode> threads = compare("threads", longer, Existing.REFUSE, RunEngine.threads(2));
        try (Cluster cluster = new Cluster(folder, 2);
                SparkRuns spark = SparkRuns.connect(cluster.url())) {
            TaskEnds.awaitExecutors(2);
            Executor soon = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
            TaskEnds.act(1, executor -> cluster.started(1, executor), () -> soon.execute(() -> cluster.kill(1)));
            assertThat(compare("spark", longer, Existing.REFUSE, spark)).isEqualTo(threads);
            assertThat(TaskEnds.lost()).isNotEmpty();
            assertThat(cluster.alive(1)).isFalse();
            Runs.assertSame(folder.resolve("threads/adam/seed-1"), folder.resolve("spark/adam/seed-1"));
            Runs.assertSame(folder.resolve("threads/adam/seed-2"), folder.resolve("spark/adam/seed-2"));
        }
    }

    @Test
    void intensitySearchesAreTheSameAsOnThreads() {
        IntensitySearch search = new IntensitySearch(Runs.spec(Runs.GENERATIONS), List.of(1e-2, 1e-3), List.of(4L, 5L));
        List<IntensitySearch.Row> threads = search.run(
                new RunGrid(folder.resolve("threads"), Existing.REFUSE, RunEngine.threads(1), Progress.NONE));
        try (SparkRuns spark = SparkRuns.connect("local[2]")) {
            assertThat(search.run(new RunGrid(folder.resolve("spark"), Existing.REFUSE, spark, Progress.NONE)))
                    .isEqualTo(threads);
        }
    }
}
