package io.evenkeel.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MyOwnCellTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream usual = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(usual);
    }

    @Test
    void printsItsVerdictAndWritesItsReport() throws IOException {
        Path report = folder.resolve("report.html");
        MyOwnCell.main(new String[] {report.toString()});
        assertThat(out.toString(UTF_8).lines())
                .hasSize(4)
                .contains("verdict     VANISHING")
                .anyMatch(line -> line.matches("sensitivity -?\\d.*"))
                .anyMatch(line -> line.startsWith("exponents   Lyapunov exponents ["))
                .anyMatch(line -> line.matches("gradient    \\d.* at lag 50"));
        assertThat(report)
                .content(UTF_8)
                .startsWith("<!doctype html>")
                .contains(
                        "\"rmsByLag\":[1.0,",
                        "\"exponents\":[",
                        "\"perNeuron\":[",
                        "\"eigenvalues\":[[",
                        "\"blame\":[{")
                .contains("echarts");
    }
}
