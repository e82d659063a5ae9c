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
    void saysThatNobodyAnswers() throws IOException {
        String url = "spark://127.0.0.1:" + Cluster.freePort();
        assertThatThrownBy(() -> Master.parse(url).connect())
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("no Spark master answers at " + url + ": ");
        assertThatThrownBy(
                        () -> Master.parse("spark://no-such-host.invalid:7077").connect())
                .isInstanceOf(UserError.class)
                .hasMessage("no Spark master answers at spark://no-such-host.invalid:7077:"
                        + " there is no host no-such-host.invalid");
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
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(2);
            assertThat(Files.readString(log))
                    .isEqualTo(
                            "evenkeel: what listens at " + url
                                    + " did not answer as a Spark master within 24 s; is it one, of the same version of Spark?\n");
            assertThat(folder.resolve("runs/spec")).doesNotExist();
        }
    }
}
