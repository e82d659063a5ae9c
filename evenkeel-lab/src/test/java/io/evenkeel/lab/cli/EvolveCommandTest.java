package io.evenkeel.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class EvolveCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path spec;

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.writeString(folder.resolve("small.yaml"), """
                domain: recurrent-parity
                mutation: {name: gaussian, intensity: 0.05}
                algorithm: {name: steady-state, population: 20}
                evaluations: 100
                """);
    }

    private int evolve(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "evolve", spec.toString(), "--out", folder.resolve("runs").toString()));
        words.addAll(List.of(more));
        out.reset();
        err.reset();
        PrintStream o = new PrintStream(out, true, UTF_8);
        PrintStream e = new PrintStream(err, true, UTF_8);
        return CommandLines.run(Terminal.plain(o, e), words.toArray(new String[0]));
    }

    private ObjectNode result() throws IOException {
        return Json.read(Files.readString(folder.resolve("r.json")));
    }

    @Test
    void leavesAReportAndMutants() throws IOException {
        Path html = folder.resolve("r.html");
        String json = folder.resolve("r.json").toString();
        assertThat(evolve("--json", json, "--html", html.toString()))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains("recurrent-parity, not solved by 100 evaluations", "runs/small")
                .containsPattern("Mutants    of 10, [0-9.]+ % have 14 or more of 16 right patterns; [0-9.]+ % lose");
        assertThat(result().at("/mutants/count").intValue()).isEqualTo(10);
        assertThat(result().at("/mutants/figure/counts")).hasSize(17);
        assertThat(folder.resolve("runs/small/report.html")).hasSameTextualContentAs(html);
        assertThat(html).content().contains("evolution", "Of 10 mutants ");
        assertThat(evolve("--resume", "--json", json, "--mutants", "25")).isZero();
        assertThat(result().at("/mutants/count").intValue()).isEqualTo(25);
        assertThat(evolve("--resume", "--json", json, "--mutants", "0")).isZero();
        assertThat(result().has("mutants")).isFalse();
        assertThat(out.toString(UTF_8)).doesNotContain("Mutants");
        assertThat(folder.resolve("runs/small/report.html")).content().doesNotContain("Of 10 mutants ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --mutants -1         | --mutants must be 0 or more, not -1
        --mutants x          | '--mutants': 'x' is not an int
        --html none/x.html   | --html none/x.html cannot be written
        --evaluations 10     | 10 are not enough to judge the 20 founders
        --resume --force     | --resume and --force exclude each other
        """)
    void badOptionsAreOneLine(String options, String problem) {
        assertThat(evolve(options.split(" "))).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString(UTF_8))
                .startsWith("evenkeel: ")
                .contains(problem)
                .hasLineCount(1);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void theReportCannotOverwriteTheSpecification() {
        assertThat(evolve("--html", spec.toString())).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString(UTF_8)).contains("--html would overwrite SPEC").hasLineCount(1);
    }
}
