package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.nn.Networks;
import io.evenkeel.tensor.io.NpyFile;
import java.io.IOException;
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
    private static final String SPEC = """
            domain: recurrent-parity
            mutation: {name: gaussian, intensity: 0.05}
            algorithm: {name: steady-state, population: 20}
            evaluations: 100
            log: 25
            """;

    @TempDir
    private Path folder;

    private CommandOnSpec evolve;

    @BeforeEach
    void writeSpec() throws IOException {
        evolve = new CommandOnSpec("evolve", folder, "small.yaml", SPEC);
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
        assertThat(folder.resolve("runs/small/report.html")).hasSameBinaryContentAs(html);
        assertThat(html).content().contains("evolution", "Of 10 mutants ");
        assertThat(evolve.run("--resume", "--json", json, "--mutants", "25")).isZero();
        assertThat(result().at("/mutants/count").intValue()).isEqualTo(25);
        assertThat(evolve.run("--resume", "--json", json, "--mutants", "0")).isZero();
        assertThat(result().has("mutants")).isFalse();
        assertThat(evolve.out()).doesNotContain("Mutants");
        assertThat(folder.resolve("runs/small/report.html")).content().doesNotContain("Of 10 mutants ");
    }

    @Test
    void aDamagedLogIsTheUsersAndTheResultIsWritten() throws IOException {
        assertThat(evolve.run("--quiet", "--mutants", "0")).isZero();
        Path log = folder.resolve("runs/small/metrics.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("\\{", "["));
        String json = folder.resolve("r.json").toString();
        assertThat(evolve.run("--resume", "--json", json)).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(evolve.err()).contains("metrics.jsonl, line 1 is damaged").doesNotContain("--debug");
        assertThat(evolve.out()).contains("recurrent-parity, not solved by 100 evaluations");
        assertThat(result().get("evaluations").intValue()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --mutants -1         | --mutants must be 0 or more, not -1
        --mutants x          | '--mutants': 'x' is not a whole number
        --html none/x.html   | --html none/x.html cannot be written
        --evaluations 10     | --evaluations: 10 are not enough to judge the 20 founders
        --evaluations 10     | 10 are not enough to judge the 20 founders
        --resume --force     | --resume and --force exclude each other
        --intensities 1,x    | --intensities takes numbers with commas between them, or grid, not "x"
        --intensities 1,1    | --intensities must be different numbers, not [1.0, 1.0]
        --intensities -1     | mutation.intensity: must be 0 or more, not -1.0
        --seeds 3 --seed 2   | --seed and --seeds exclude each other
        --seeds 1-3          | '1-3' is not a whole number
        --seeds 3,3          | --seeds must be different numbers, not [3, 3]
        --replay nowhere.json | --replay: there is no file
        --seeds 3 --mutants 9 | --mutants belongs to one run
        --spark no-master    | --spark needs the module evenkeel-spark
        """)
    void badOptionsAreOneLine(String options, String problem) {
        evolve.assertRefused(problem, options.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        from: nowhere.safetensors                                   | line 6: from: nowhere.safetensors
        domain: {name: breadcrumb-maze, maze: FOLDER/damaged.txt}   | damaged.txt: ends before y of the goal
        domain: {name: breadcrumb-maze, maze: FOLDER/long.txt}      | at most 100000 steps, not 2147483647
        algorithm: {name: steady-state, population: 2000000}        | cannot hold more than 1600210 of them
        """)
    void whatDoesNotFitLeavesNoFolder(String line, String problem) throws IOException {
        Files.writeString(folder.resolve("damaged.txt"), "1 400 0\n36 184\n0\n31\n");
        Files.writeString(folder.resolve("long.txt"), "1 2147483647 0\n36 184\n0\n31 20\n0 0\n");
        String changed = line.replace("FOLDER", folder.toString());
        String key = line.substring(0, line.indexOf(':') + 1);
        String text = SPEC.replaceFirst("(?m)^" + key + ".*\n", "").replace("100\n", "2000000\n") + changed + "\n";
        new CommandOnSpec("evolve", folder, "other.yaml", text).assertRefused(problem);
    }

    @Test
    void aRunThatIsThereIsNotOverwritten() throws IOException {
        String json = folder.resolve("r.json").toString();
        String[] quiet = {"--quiet", "--mutants", "0", "--json", json};
        assertThat(evolve.run(quiet)).isZero();
        ObjectNode first = result();
        assertThat(evolve.run(quiet)).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(evolve.err())
                .contains("runs/small holds a run; go on with it by --resume, begin it anew by --force")
                .hasLineCount(1);
        assertThat(evolve.run("--quiet", "--resume", "--seed", "2")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(evolve.err()).contains("belongs to another specification: seed");
        assertThat(evolve.run("--quiet", "--force", "--seed", "2", "--mutants", "0", "--json", json))
                .isZero();
        assertThat(result().at("/best/lineage")).isNotEqualTo(first.at("/best/lineage"));
        assertThat(folder.resolve("runs/small/spec.yaml")).content().contains("seed: 2");
        assertThat(evolve.run("--quiet", "--force", "--mutants", "0", "--json", json))
                .isZero();
        assertThat(result().without("seconds")).isEqualTo(first.without("seconds"));
    }

    @Test
    void mutantsAreAStageOfTheirOwn() {
        assertThat(evolve.run()).isZero();
        assertThat(evolve.err().lines())
                .containsExactly("evenkeel: evolving, at most 100 evaluations", "evenkeel: judging 10 mutants");
        assertThat(evolve.run("--resume", "--quiet")).isZero();
        assertThat(evolve.err()).isEmpty();
    }

    @Test
    void theBestNetworkCanBeReadAndMadeAgain() throws IOException {
        Path json = folder.resolve("r.json");
        assertThat(evolve.run("--quiet", "--json", json.toString())).isZero();
        Path best = folder.resolve("runs/small/best.safetensors");
        Path seen = folder.resolve("runs/small/seen.npy");
        // Sixteen sequences of four bits.
        assertThat(NpyFile.read(seen).shape()).containsExactly(4, 16, 1);
        assertThat(NpyFile.read(seen).toDoubles()).containsOnly(0, 1);
        assertThat(Networks.read(best).outputs()).isEqualTo(2);
        assertThat(evolve.run("--replay", json.toString(), "--name", "again")).isZero();
        assertThat(evolve.out()).startsWith("recurrent-parity: fitness -0.").contains("runs/again");
        assertThat(folder.resolve("runs/again/best.safetensors")).hasSameBinaryContentAs(best);
        assertThat(folder.resolve("runs/again/seen.npy")).hasSameBinaryContentAs(seen);
        String result = Files.readString(json);
        Files.writeString(json, result.replaceFirst("\"fitness\" : -0\\.", "\"fitness\" : -1."));
        assertThat(evolve.run("--replay", json.toString(), "--name", "other")).isEqualTo(ExitStatus.CHECK_FAILED);
        assertThat(evolve.err())
                .contains("the fitness is -0.", "its specification, its data or its version was another");
        Files.writeString(json, result.replaceFirst("\"lineage\" : \\[ \"", "\"lineage\" : [ \"x"));
        assertThat(evolve.run("--replay", json.toString())).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(evolve.err()).contains("r.json: best.lineage has \"x").hasLineCount(1);
        Files.writeString(json, result);
        for (String excluded : List.of("--resume", "--mutants 3", "--threads 1", "--seeds 1", "--evaluations 90")) {
            List<String> words = new ArrayList<>(List.of("--replay", json.toString()));
            words.addAll(List.of(excluded.split(" ")));
            assertThat(evolve.run(words.toArray(String[]::new))).isEqualTo(ExitStatus.BAD_INPUT);
            assertThat(evolve.err()).contains("; leave out --").hasLineCount(1);
        }
        Files.writeString(json, result.replace("recurrent-parity", "cart-pole"));
        assertThat(evolve.run("--replay", json.toString(), "--name", "third")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(evolve.err())
                .contains("the result is one of the domain \"cart-pole\"")
                .hasLineCount(1);
        assertThat(folder.resolve("runs/third")).doesNotExist();
        for (String damaged : List.of("{}", "[]", "{\"best\": ", "{\"best\": {\"lineage\": [\"1\"]}}")) {
            Files.writeString(json, damaged);
            assertThat(evolve.run("--replay", json.toString())).isEqualTo(ExitStatus.BAD_INPUT);
            assertThat(evolve.err())
                    .contains("is not the result of an evolution")
                    .hasLineCount(1);
        }
    }

    @Test
    void withoutACheckpointThereIsNothingToGoOnFrom() throws IOException {
        assertThat(evolve.run("--resume", "--mutants", "0")).isZero();
        assertThat(evolve.err()).doesNotContain("warning");
        Files.delete(folder.resolve("runs/small/checkpoint.safetensors"));
        assertThat(evolve.run("--resume", "--mutants", "0")).isZero();
        assertThat(evolve.err()).contains("runs/small has no checkpoint to go on from; the run begins anew");
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
        assertThat(evolve.out())
                .contains("evaluations, mean", "0.000000001     0/2", "     0.05     0/2", "runs/small")
                .contains("A run without a solution counts as its 100 evaluations.")
                .doesNotContain("solved at");
        assertThat(result().at("/intensities")).hasSize(2);
        assertThat(result().at("/intensities/0/best")).hasSize(2);
        assertThat(folder.resolve("runs/small/intensity-0.05/seed-2/checkpoint.safetensors"))
                .exists();
        assertThat(folder.resolve("r.html"))
                .content()
                .contains(
                        "2 intensities of gaussian",
                        "No run is solved; the fittest networks come from intensity",
                        "</html>");
        assertThat(evolve.run("--seeds", "1,7", "--force")).isZero();
        assertThat(evolve.out()).containsPattern("seed +solved at +best fitness\n +1 +- +-[0-9.]+\n +7 +- +-[0-9.]+\n");
        assertThat(evolve.run("--seeds", "1")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(evolve.err()).contains("holds a run").hasLineCount(1);
    }
}
