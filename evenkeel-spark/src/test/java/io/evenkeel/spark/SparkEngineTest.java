package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.evolution.ThreadEngine;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.Version;
import io.evenkeel.lab.run.EvolutionListener;
import io.evenkeel.lab.run.EvolutionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkEngineTest {
    private static final String CLASS_PATH = "spark.executor.extraClassPath";
    private static final Map<String, String> SETTINGS =
            Map.of("spark.executor.memory", "512m", CLASS_PATH, Cluster.classPath());

    @TempDir
    private Path folder;

    @BeforeEach
    void set() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterEach
    void unset() {
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    private void runOnSpark(String text, String master, String name) {
        runOnSpark(text, master, name, EvolutionListener.NONE);
    }

    private void runOnSpark(String text, String master, String name, EvolutionListener listener) {
        EvolutionResult result =
                Runs.run(text, folder.resolve(name), problem -> SparkEngine.connect(master, Runs.spec(text)), listener);
        assertThat(result.engine()).isEqualTo("spark");
        assertThat(result.failures()).isZero();
    }

    private void runSerially(String text) {
        Runs.run(text, folder.resolve("serial"), SerialEngine::new, EvolutionListener.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {Runs.BATCHES, Runs.GENERATIONS})
    void sameBitsInOneProcess(String text) throws IOException {
        runSerially(text);
        Runs.run(text, folder.resolve("threads"), problem -> new ThreadEngine(problem, 2), EvolutionListener.NONE);
        Runs.assertSame(folder.resolve("serial"), folder.resolve("threads"));
        runOnSpark(text, "local[2]", "spark");
        Runs.assertSame(folder.resolve("serial"), folder.resolve("spark"));
    }

    @Test
    void goesOnFromACheckpointOfAnotherEngine() throws IOException {
        runSerially(Runs.BATCHES);
        String begun = Runs.BATCHES.replace("evaluations: 600", "evaluations: 300");
        Runs.run(begun, folder.resolve("mixed"), SerialEngine::new, EvolutionListener.NONE);
        runOnSpark(Runs.BATCHES, "local[2]", "mixed");
        Runs.assertSame(folder.resolve("serial"), folder.resolve("mixed"));
    }

    @Test
    void sameBitsFromAClusterThatLosesAWorkerAndNoneFromOtherVersions() throws Exception {
        String text = Runs.BATCHES.replace("batch: 60", "batch: 200").replace("evaluations: 600", "evaluations: 1500");
        runSerially(text);
        try (Cluster cluster = new Cluster(folder, 2)) {
            AtomicLong killed = new AtomicLong();
            EvolutionListener killing = (evolution, total) -> {
                // Both are at work, and the next batch takes them long enough to be in its middle when the kill comes.
                boolean both = cluster.executors(0) > 0 && cluster.executors(1) > 0;
                if (evolution.evaluations() > 200 && both && killed.compareAndSet(0, evolution.evaluations())) {
                    CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
                            .execute(() -> cluster.kill(1));
                }
            };
            runOnSpark(text, cluster.url(), "cluster", killing);
            assertThat(killed.get()).isBetween(200L, 1200L);
            assertThat(cluster.alive(1)).isFalse();
            assertThat(cluster.alive(0)).isTrue();
            Runs.assertSame(folder.resolve("serial"), folder.resolve("cluster"));

            Path other = folder.resolve("other/io/evenkeel/lab/version.properties");
            Files.createDirectories(other.getParent());
            Files.writeString(other, "version=0.0.7\n");
            System.setProperty(CLASS_PATH, folder.resolve("other") + ":" + Cluster.classPath());
            assertThatThrownBy(() -> runOnSpark(text, cluster.url(), "other-version"))
                    .isInstanceOf(UserError.class)
                    .hasMessage("the worker on 127.0.0.1 has Evenkeel 0.0.7, and this is " + Version.current()
                            + "; all need the same version");
        }
    }
}
