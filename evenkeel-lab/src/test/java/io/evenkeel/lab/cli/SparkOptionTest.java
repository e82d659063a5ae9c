package io.evenkeel.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This module stands alone: there is no Spark on its class path. */
final class SparkOptionTest {
    @TempDir
    private Path folder;

    private String refusal(String... more) throws IOException {
        Path spec = Files.writeString(folder.resolve("e.yaml"), """
                domain: recurrent-parity
                mutation: {name: gaussian, intensity: 0.1}
                algorithm: {name: truncation, population: 10, parents: 2}
                evaluations: 20
                """);
        List<String> words = new ArrayList<>(List.of(
                "evolve", spec.toString(), "--out", folder.resolve("runs").toString(), "--quiet"));
        words.addAll(List.of(more));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        Terminal terminal = Terminal.plain(out, new PrintStream(err, true, UTF_8));
        assertThat(CommandLines.run(terminal, words.toArray(new String[0]))).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(folder.resolve("runs")).doesNotExist();
        return err.toString(UTF_8);
    }

    @Test
    void saysWhereSparkIsToBeHad() throws IOException {
        assertThat(refusal("--spark", "local[2]"))
                .isEqualTo(
                        "evenkeel: --spark needs the module evenkeel-spark and its libraries, which are not on the class"
                                + " path; the script evenkeel adds them (docs/spark.md)" + System.lineSeparator());
    }

    @Test
    void refusesThreadsBesideSpark() throws IOException {
        assertThat(refusal("--spark", "local[2]", "--threads", "2"))
                .startsWith("evenkeel: --spark and --threads exclude each other");
    }
}
