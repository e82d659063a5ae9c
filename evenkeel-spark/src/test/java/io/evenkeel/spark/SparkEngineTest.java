package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.evolution.ThreadEngine;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.Version;
import io.evenkeel.lab.cli.Main;
import io.evenkeel.lab.run.EvolutionListener;
import io.evenkeel.lab.run.EvolutionResult;
import io.evenkeel.lab.run.RunBroken;
import io.evenkeel.tensor.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkEngineTest {
    private static final String UNBOUNDED = """
            domain: recurrent-parity
            mutation: {name: gaussian, intensity: 1e308}
            algorithm: {name: truncation, population: 24, parents: 5}
            evaluations: 72
            stop: false
            log: 10
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

    private void runOnSpark(String text, String master, String name) {
        runOnSpark(text, master, name, EvolutionListener.NONE);
    }

    private void runOnSpark(String text, String master, String name, EvolutionListener listener) {
        EvolutionResult result =
                Runs.run(text, folder.resolve(name), problem -> SparkEngine.connect(master, Runs.spec(text)), listener);
        assertThat(result.engine()).isEqualTo("spark");
        if (text.equals(UNBOUNDED)) {
            assertThat(result.failures()).isPositive();
        } else {
            assertThat(result.failures()).isZero();
        }
    }

    private void runSerially(String text) {
        Runs.run(text, folder.resolve("serial"), SerialEngine::new, EvolutionListener.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {Runs.BATCHES, Runs.GENERATIONS, UNBOUNDED})
    void sameBitsInOneProcess(String text) throws IOException {
        runSerially(text);
        Runs.run(text, folder.resolve("threads"), problem -> new ThreadEngine(problem, 2), EvolutionListener.NONE);
        Runs.assertSame(folder.resolve("serial"), folder.resolve("threads"));
        runOnSpark(text, "local[2]", "spark");
        Runs.assertSame(folder.resolve("serial"), folder.resolve("spark"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnWithAnotherEngine(boolean sparkFirst) throws IOException {
        runSerially(Runs.BATCHES);
        String begun = Runs.BATCHES.replace("evaluations: 600", "evaluations: 300");
        if (sparkFirst) {
            runOnSpark(begun, "local[2]", "mixed");
            Runs.run(Runs.BATCHES, folder.resolve("mixed"), SerialEngine::new, EvolutionListener.NONE);
        } else {
            Runs.run(begun, folder.resolve("mixed"), SerialEngine::new, EvolutionListener.NONE);
            runOnSpark(Runs.BATCHES, "local[2]", "mixed");
        }
        Runs.assertSame(folder.resolve("serial"), folder.resolve("mixed"));
    }

    @Test
    void nothingIsLostButABatchWhereSparkEnds() throws IOException {
        runSerially(Runs.BATCHES);
        EvolutionListener ending = (evolution, total) -> {
            if (evolution.evaluations() == 180) {
                SparkContext.getOrCreate().stop();
            }
        };
        assertThatThrownBy(() -> runOnSpark(Runs.BATCHES, "local[2]", "ended", ending))
                .isInstanceOf(RunBroken.class)
                .hasMessage("Spark has ended; the checkpoint after evaluation 180 is intact, go on with --resume");
        runOnSpark(Runs.BATCHES, "local[2]", "ended");
        Runs.assertSame(folder.resolve("serial"), folder.resolve("ended"));
    }

    @Test
    void nothingIsLostButABatchWhereTheProgramIsToldToEnd() throws Exception {
        String endless = Runs.BATCHES.replace("evaluations: 600", "evaluations: 600000");
        Path spec = Files.writeString(folder.resolve("spec.yaml"), endless);
        Path log = folder.resolve("log");
        Process process = Cluster.java(
                        log,
                        "-cp",
                        Cluster.classPath(),
                        Main.class.getName(),
                        "evolve",
                        spec.toString(),
                        "--quiet",
                        "--out",
                        folder.toString(),
                        "--name",
                        "told",
                        "--spark",
                        "local[2]")
                .start();
        try {
            Path metrics = folder.resolve("told/metrics.jsonl");
            while (process.isAlive() && (!Files.exists(metrics) || Files.size(metrics) == 0)) {
                Cluster.pause();
            }
            process.destroy();
            assertThat(process.waitFor(Cluster.PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(log)).containsPattern("evaluation \\d+(; go on with --resume| is intact)");
        SafeTensors saved = SafeTensors.read(folder.resolve("told/checkpoint.safetensors"));
        long evaluations = Long.parseLong(saved.metadata().get("run.evaluations"));
        assertThat(evaluations).isPositive();
        String rest = endless.replace("evaluations: 600000", "evaluations: " + evaluations);
        runSerially(rest);
        Runs.assertSame(folder.resolve("serial"), folder.resolve("told"));
    }

    @Test
    void sameBitsFromAClusterThatLosesAWorkerAndNoneFromOtherVersions() throws Exception {
        String text = Runs.BATCHES
                .replace("population: 60, batch: 60", "population: 500, batch: 500")
                .replace("evaluations: 600", "evaluations: 1500");
        runSerially(text);
        try (Cluster cluster = new Cluster(folder, 2)) {
            TaskEnds.act(20, executor -> cluster.started(1, executor), () -> cluster.kill(1));
            EvolutionListener both = (evolution, total) -> {
                if (evolution.evaluations() == 0) {
                    TaskEnds.awaitExecutors(2);
                }
            };
            runOnSpark(text, cluster.url(), "cluster", both);
            assertThat(TaskEnds.acted()).isTrue();
            assertThat(TaskEnds.lost()).isNotEmpty();
            assertThat(cluster.alive(1)).isFalse();
            assertThat(cluster.alive(0)).isTrue();
            Runs.assertSame(folder.resolve("serial"), folder.resolve("cluster"));

            Path other = folder.resolve("other/io/evenkeel/lab/version.properties");
            Files.createDirectories(other.getParent());
            Files.writeString(other, "version=0.0.7\n");
            System.setProperty(Settings.CLASS_PATH, folder.resolve("other") + ":" + Cluster.classPath());
            assertThatThrownBy(() -> runOnSpark(text, cluster.url(), "other-version"))
                    .isInstanceOf(UserError.class)
                    .hasMessage("the worker on 127.0.0.1 has Evenkeel 0.0.7, and this is " + Version.current()
                            + "; all need the same version");
            assertThat(folder.resolve("other-version")).doesNotExist();
        }
    }
}
