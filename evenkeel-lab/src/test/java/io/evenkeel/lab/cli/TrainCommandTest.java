package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class TrainCommandTest {
    @TempDir
    private Path folder;

    private CommandOnSpec train;

    @BeforeEach
    void writeSpec() throws IOException {
        train = new CommandOnSpec("train", folder, "small.yaml", """
                task: {name: parity, bits: 2}
                network: {layers: {count: 1, units: 8, output: tanh}}
                trainer: {name: bp, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 2000}
                evaluate: {every: 20, stop: true}
                """);
    }

    @Test
    void aSolvedRunSaysSo() throws IOException {
        assertThat(train.run("--tensorboard", "--json", folder.resolve("r.json").toString()))
                .as(train.err())
                .isZero();
        assertThat(train.out())
                .contains("parity, solved after update", "trivial solution", "runs/small")
                .doesNotContain("not solved");
        ObjectNode result = train.json("r.json");
        assertThat(result.get("solved").booleanValue()).isTrue();
        assertThat(result.get("solvedAt").longValue())
                .isEqualTo(result.get("updates").longValue());
        assertThat(result.at("/evaluation/loss").doubleValue())
                .isLessThan(result.get("trivialLoss").doubleValue());
        Path run = folder.resolve("runs/small");
        assertThat(run.resolve("citations.bib")).content().contains("shibata2021", "kingma2015", "rumelhart1986");
        assertThat(run.resolve("events.out.tfevents.0.evenkeel")).isNotEmptyFile();
        assertThat(train.run("--quiet")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(train.err()).contains("holds a run").hasLineCount(1);
        assertThat(train.run("--quiet", "--resume")).isZero();
        assertThat(train.run("--quiet", "--force", "--seed", "3")).isZero();
        assertThat(train.run("--quiet", "--resume")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(train.err()).contains("seed is 1 here, but 3 there").hasLineCount(1);
    }

    @Test
    void aShortRunIsNotSolved() {
        assertThat(train.run("--steps", "1", "--name", "other")).isZero();
        assertThat(train.out()).contains("not solved after 1 update (", "runs/other");
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
        train.assertRefused(problem, options.split(" "));
    }

    @Test
    void pruningIsShown() throws IOException {
        Files.writeString(train.spec(), """
                task: {name: delayed-patterns}
                network: {cell: {name: gru, units: 8}}
                pruning: {sparsity: 0.95, criterion: {name: jacobian-spectrum, normalization: none}}
                trainer: {name: bptt, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 2}
                gauges: {list: [lyapunov]}
                """);
        assertThat(train.run()).as(train.err()).isZero();
        assertThat(train.out())
                .contains("Pruned     to 19 of 384 weights by jacobian-spectrum; Jacobian norm ")
                .contains("lyapunov -", "recurrent matrix of the candidate: 17 of 64, 89.5 % of what is left");
        assertThat(train.err()).containsSubsequence("warning: pruning: no input weight is left", "training, 2 updates");
        assertThat(folder.resolve("runs/small/report.html"))
                .content()
                .contains(
                        "What was left of the input and recurrent matrices",
                        "blocks.recurrent matrix of the candidate.kept");
        Files.writeString(train.spec(), Files.readString(train.spec()).replace("0.95", "0.999"));
        assertThat(train.run("--force")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(train.err())
                .contains("small.yaml, line 3: pruning.sparsity: a sparsity of 0.999 keeps none of 384 weights")
                .hasLineCount(1);
    }

    @Test
    void pruningByAJacobianOfZeroIsRefused() throws IOException {
        Files.writeString(train.spec(), """
                task: {name: delayed-patterns}
                network: {cell: {name: tanh, units: 8}, recurrent: {initializer: {name: constant, value: 0}}}
                pruning: {sparsity: 0.5, criterion: jacobian-spectrum}
                trainer: {name: bptt, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 2}
                """);
        assertThat(train.run("--quiet")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(train.err())
                .contains("small.yaml, line 3: pruning.criterion: the Jacobian over the last 4 steps is 0")
                .hasLineCount(1);
    }

    @Test
    void parametrizedMatricesAreNamedAsNotPruned() throws IOException {
        Files.writeString(train.spec(), """
                task: {name: delayed-patterns}
                network: {cell: {name: scornn, units: 8}}
                pruning: {sparsity: 0.9, criterion: magnitude}
                trainer: {name: bptt, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 2}
                """);
        assertThat(train.run()).as(train.err()).isZero();
        assertThat(train.out()).contains("           input matrix: ");
        assertThat(train.err())
                .contains("pruning: the recurrent matrix is not pruned: a parametrization determines it")
                .doesNotContain("receive nothing");
    }

    @Test
    void aSpecificationThatDoesNotFitLeavesNoFolder() throws IOException {
        Files.writeString(train.spec(), Files.readString(train.spec()).replace("batch: 4", "batch: 3"));
        assertThat(train.run()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(train.err()).contains("small.yaml, line 3: trainer.batch: ").hasLineCount(1);
        assertThat(folder.resolve("runs")).doesNotExist();
    }
}
