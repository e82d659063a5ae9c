package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.cli.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
    private static final int LOOPBACK_QUEUE = 5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "locl[2]",
                "local[0]",
                "local[two]",
                "spark://",
                "spark://host",
                "spark://host:7077/x",
                "host:7077",
                "yarn",
                "k8s://https://host:6443"
            })
    void refusesWhatIsNoMaster(String url) {
        assertThatThrownBy(() -> Master.parse(url))
                .isInstanceOf(UserError.class)
                .hasMessage("--spark " + url + " is no master; give local[N] or spark://HOST:PORT");
    }

    @Test
    void refusesAnImpossiblePort() {
        assertThatThrownBy(() -> Master.parse("spark://127.0.0.1:70777"))
                .isInstanceOf(UserError.class)
                .hasMessage("--spark spark://127.0.0.1:70777: there is no port 70777");
    }

    @Test
    void saysThatNobodyAnswers(@TempDir Path folder) throws IOException {
        String url = "spark://127.0.0.1:" + Cluster.freePort();
        try (Settings settings = new Settings(folder)) {
            assertThatThrownBy(() -> Master.parse(url).connect())
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("no Spark master answers at " + url + ": ");
            assertThatThrownBy(() ->
                            Master.parse("spark://no-such-host.invalid:7077").connect())
                    .isInstanceOf(UserError.class)
                    .hasMessage("no Spark master answers at spark://no-such-host.invalid:7077:"
                            + " there is no host no-such-host.invalid");
        }
    }

    @Test
    void saysThatExecutorsWouldHaveNoClasses() {
        assertThatThrownBy(() -> Master.parse("spark://127.0.0.1:7077").connect())
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("executors need Evenkeel and its libraries: run the jar evenkeel-spark-");
    }

    @Test
    void saysThatThereIsNoWorker(@TempDir Path folder) throws IOException {
        String limit = "spark.scheduler.maxRegisteredResourcesWaitingTime";
        try (Cluster cluster = new Cluster(folder, 0);
                Settings settings = new Settings(folder)) {
            System.setProperty(limit, "1s");
            assertThatThrownBy(() -> SparkRuns.connect(cluster.url()))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith(
                            "no worker of " + cluster.url() + " took the work within 1 s (" + limit + "); it needs");
            System.setProperty(limit, "soon");
            assertThatThrownBy(() -> SparkRuns.connect(cluster.url()))
                    .isInstanceOf(UserError.class)
                    .hasMessage(limit + " must be a time, such as 30s, not soon");
        } finally {
            System.clearProperty(limit);
        }
    }

    /** Takes a process of its own, in which a context is never opened to its end. */
    @Test
    void saysWithinHalfAMinuteThatAListenerIsNoMaster(@TempDir Path folder) throws Exception {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), Runs.GENERATIONS);
        Path log = folder.resolve("log");
        try (ServerSocket silent = new ServerSocket(0, LOOPBACK_QUEUE, InetAddress.getLoopbackAddress())) {
            String url = "spark://127.0.0.1:" + silent.getLocalPort();
            Process process = Cluster.java(
                            log,
                            "-Dspark.executor.extraClassPath=" + Cluster.classPath(),
                            "-cp",
                            Cluster.classPath(),
                            Main.class.getName(),
                            "evolve",
                            spec.toString(),
                            "--out",
                            folder.resolve("runs").toString(),
                            "--spark",
                            url)
                    .start();
            try {
                assertThat(process.waitFor(Cluster.PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(2);
            assertThat(Files.readString(log))
                    .isEqualTo(
                            "evenkeel: what listens at " + url
                                    + " did not answer as a Spark master within 24 s; is it one, of the same version of Spark?\n");
            assertThat(folder.resolve("runs/spec")).doesNotExist();
        }
    }
}
