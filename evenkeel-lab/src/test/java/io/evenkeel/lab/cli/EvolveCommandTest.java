package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class EvolveCommandTest {
    @TempDir
    private Path folder;

    private CommandOnSpec evolve;

    @BeforeEach
    void writeSpec() throws IOException {
        evolve = new CommandOnSpec("evolve", folder, "small.yaml", """
                domain: recurrent-parity
                mutation: {name: gaussian, intensity: 0.05}
                algorithm: {name: steady-state, population: 20}
                evaluations: 100
                """);
    }

    private ObjectNode result() throws IOException {
        return evolve.json("r.json");
    }

    @Test
    void leavesAReportAndMutants() throws IOException {
        Path html = folder.resolve("r.html");
        String json = folder.resolve("r.json").toString();
        assertThat(evolve.run("--json", json, "--html", html.toString()))
                .as(evolve.err())
                .isZero();
        assertThat(evolve.out())
                .contains("recurrent-parity, not solved by 100 evaluations", "runs/small")
                .containsPattern("Mutants    of 10, [0-9.]+ % have 14 or more of 16 right patterns; [0-9.]+ % lose");
        assertThat(result().at("/mutants/count").intValue()).isEqualTo(10);
        assertThat(result().at("/mutants/figure/counts")).hasSize(17);
        assertThat(folder.resolve("runs/small/report.html")).hasSameTextualContentAs(html);
        assertThat(html).content().contains("evolution", "Of 10 mutants ");
        assertThat(evolve.run("--resume", "--json", json, "--mutants", "25")).isZero();
        assertThat(result().at("/mutants/count").intValue()).isEqualTo(25);
        assertThat(evolve.run("--resume", "--json", json, "--mutants", "0")).isZero();
        assertThat(result().has("mutants")).isFalse();
        assertThat(evolve.out()).doesNotContain("Mutants");
        assertThat(folder.resolve("runs/small/report.html")).content().doesNotContain("Of 10 mutants ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --mutants -1         | --mutants must be 0 or more, not -1
        --mutants x          | '--mutants': 'x' is not an int
        --html none/x.html   | --html none/x.html cannot be written
        --evaluations 10     | 10 are not enough to judge the 20 founders
        --resume --force     | --resume and --force exclude each other
        --intensities 1,x    | --intensities takes numbers with commas between them, or grid, not "x"
        --intensities 1,1    | --intensities must be different numbers, not [1.0, 1.0]
        --intensities -1     | mutation.intensity: must be 0 or more, not -1.0
        --seeds 3,3          | --seeds must be different numbers, not [3, 3]
        --seeds 3 --mutants 9 | --mutants belongs to one run
        --spark no-master    | --spark needs the module evenkeel-spark
        """)
    void badOptionsAreOneLine(String options, String problem) {
        evolve.assertRefused(problem, options.split(" "));
    }

    @Test
    void theReportCannotOverwriteTheSpecification() {
        assertThat(evolve.run("--html", evolve.spec().toString())).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(evolve.err()).contains("--html would overwrite SPEC").hasLineCount(1);
    }

    @Test
    void intensitiesAreRanked() throws IOException {
        String json = folder.resolve("r.json").toString();
        String html = folder.resolve("r.html").toString();
        assertThat(evolve.run("--intensities", "1e-9,0.05", "--seeds", "1,2", "--json", json, "--html", html))
                .as(evolve.err())
                .isZero();
        assertThat(evolve.out()).contains("evaluations, mean", "0/2", "runs/small");
        assertThat(result().at("/intensities")).hasSize(2);
        assertThat(result().at("/intensities/0/best")).hasSize(2);
        assertThat(folder.resolve("runs/small/intensity-0.05/seed-2/checkpoint.safetensors"))
                .exists();
        assertThat(folder.resolve("r.html")).content().contains("2 intensities of gaussian", "</html>");
        assertThat(evolve.run("--seeds", "1", "--force")).isZero();
        assertThat(evolve.run("--seeds", "1")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(evolve.err()).contains("holds a run").hasLineCount(1);
    }
}
