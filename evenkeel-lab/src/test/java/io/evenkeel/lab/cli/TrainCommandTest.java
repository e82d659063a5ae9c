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

final class TrainCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path spec;

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.writeString(folder.resolve("small.yaml"), """
                task: {name: parity, bits: 2}
                network: {layers: {count: 1, units: 8, output: tanh}}
                trainer: {name: bp, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 2000}
                evaluate: {every: 20, stop: true}
                """);
    }

    private int train(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "train", spec.toString(), "--out", folder.resolve("runs").toString()));
        words.addAll(List.of(more));
        out.reset();
        err.reset();
        PrintStream o = new PrintStream(out, true, UTF_8);
        PrintStream e = new PrintStream(err, true, UTF_8);
        return CommandLines.run(Terminal.plain(o, e), words.toArray(new String[0]));
    }

    @Test
    void aSolvedRunSaysSo() throws IOException {
        assertThat(train("--tensorboard", "--json", folder.resolve("r.json").toString()))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains("parity, solved after update", "trivial solution", "runs/small")
                .doesNotContain("not solved");
        ObjectNode result = Json.read(Files.readString(folder.resolve("r.json")));
        assertThat(result.get("solved").booleanValue()).isTrue();
        assertThat(result.get("solvedAt").longValue())
                .isEqualTo(result.get("updates").longValue());
        assertThat(result.at("/evaluation/loss").doubleValue())
                .isLessThan(result.get("trivialLoss").doubleValue());
        Path run = folder.resolve("runs/small");
        assertThat(run.resolve("citations.bib")).content().contains("shibata2021", "kingma2015", "rumelhart1986");
        assertThat(run.resolve("events.out.tfevents.0.evenkeel")).isNotEmptyFile();
        assertThat(train("--quiet")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString(UTF_8)).contains("holds a run").hasLineCount(1);
        assertThat(train("--quiet", "--resume")).isZero();
        assertThat(train("--quiet", "--force", "--seed", "3")).isZero();
        assertThat(train("--quiet", "--resume")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString(UTF_8)).contains("seed is 1 here, but 3 there").hasLineCount(1);
    }

    @Test
    void aShortRunIsNotSolved() {
        assertThat(train("--steps", "1", "--name", "other")).isZero();
        assertThat(out.toString(UTF_8)).contains("not solved after 1 updates", "runs/other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --resume --force     | --resume and --force exclude each other
        --steps -1           | --steps must not be negative
        --threads 0          | --threads must be from 1 to 1024
        --name a/b           | --name a/b is a path; --out says where the run goes
        --name ..            | --name .. is a path
        --json none/x.json   | --json none/x.json cannot be written
        --batch 3            | unknown option --batch
        """)
    void badOptionsAreOneLine(String options, String problem) {
        assertThat(train(options.split(" "))).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString(UTF_8))
                .startsWith("evenkeel: ")
                .contains(problem)
                .hasLineCount(1);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void pruningIsShown() throws IOException {
        Files.writeString(spec, """
                task: {name: delayed-patterns}
                network: {cell: {name: gru, units: 8}}
                pruning: {sparsity: 0.95, criterion: {name: jacobian-spectrum, normalization: none}}
                trainer: {name: bptt, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 2}
                gauges: {list: [lyapunov]}
                """);
        assertThat(train()).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8))
                .contains("Pruned     to 19 of 384 weights by jacobian-spectrum; Jacobian norm ")
                .contains("lyapunov -", "recurrent matrix of the candidate: 17 of 64, 89.5 % of what is left");
        assertThat(err.toString(UTF_8))
                .containsSubsequence("warning: pruning: no input weight is left", "training, 2 updates");
        assertThat(folder.resolve("runs/small/report.html"))
                .content()
                .contains(
                        "What was left of the input and recurrent matrices",
                        "blocks.recurrent matrix of the candidate.kept");
        Files.writeString(spec, Files.readString(spec).replace("0.95", "0.999"));
        assertThat(train("--force")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString(UTF_8))
                .contains("small.yaml, line 3: pruning.sparsity: a sparsity of 0.999 keeps none of 384 weights")
                .hasLineCount(1);
    }

    @Test
    void pruningByAJacobianOfZeroIsRefused() throws IOException {
        Files.writeString(spec, """
                task: {name: delayed-patterns}
                network: {cell: {name: tanh, units: 8}, recurrent: {initializer: {name: constant, value: 0}}}
                pruning: {sparsity: 0.5, criterion: jacobian-spectrum}
                trainer: {name: bptt, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 2}
                """);
        assertThat(train("--quiet")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString(UTF_8))
                .contains("small.yaml, line 3: pruning.criterion: the Jacobian over the last 4 steps is 0")
                .hasLineCount(1);
    }

    @Test
    void parametrizedMatricesAreNamedAsNotPruned() throws IOException {
        Files.writeString(spec, """
                task: {name: delayed-patterns}
                network: {cell: {name: scornn, units: 8}}
                pruning: {sparsity: 0.9, criterion: magnitude}
                trainer: {name: bptt, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 2}
                """);
        assertThat(train()).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("           input matrix: ");
        assertThat(err.toString(UTF_8))
                .contains("pruning: the recurrent matrix is not pruned: a parametrization determines it")
                .doesNotContain("receive nothing");
    }

    @Test
    void aSpecificationThatDoesNotFitLeavesNoFolder() throws IOException {
        Files.writeString(spec, Files.readString(spec).replace("batch: 4", "batch: 3"));
        assertThat(train()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString(UTF_8))
                .contains("small.yaml, line 3: trainer.batch: ")
                .hasLineCount(1);
        assertThat(folder.resolve("runs")).doesNotExist();
    }
}
