package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class CompareCommandTest {
    @TempDir
    private Path folder;

    private CommandOnSpec compare;

    @BeforeEach
    void writeSpec() throws IOException {
        compare = new CommandOnSpec("compare", folder, "duel.yaml", """
                task: {name: parity, bits: 2}
                network: {layers: {count: 1, units: 8, output: tanh}}
                trainer: {name: bp, optimizer: {name: adam, rate: 0.01}, batch: 4, steps: 600}
                evaluate: {every: 20, stop: true}
                gauges: {tier: economy, every: 200}
                seeds: [1, 2, 3]
                contenders:
                  adam: {}
                  frozen: {trainer: {optimizer: {name: sgd, rate: 1e-9}}}
                  exploding:
                    network: {layers: {activation: relu, output: identity}}
                    trainer: {optimizer: {name: sgd, rate: 1e30}}
                """);
    }

    private ObjectNode json(String name) throws IOException {
        ObjectNode result = compare.json(name);
        // Times are the only thing that differs from one comparison to the next.
        result.get("ranking").forEach(row -> ((ObjectNode) row).remove("cpuSeconds"));
        return result;
    }

    @Test
    void ranksAndGoesOnAndGivesTheSameWithAnyThreads() throws IOException {
        Path page = folder.resolve("duel.html");
        assertThat(compare.run(
                        "--threads", "1", "--json", folder.resolve("a.json").toString(), "--html", page.toString()))
                .as(compare.err())
                .isZero();
        assertThat(compare.out())
                .contains("Task parity", "adam", "3/3", "frozen", "0/3")
                .containsPattern("exploding, seed 1 broke: update \\d+: ");
        assertThat(page).content().contains("exploding").contains("</html>");
        ObjectNode first = json("a.json");
        assertThat(first.at("/ranking/0/contender").stringValue()).isEqualTo("adam");
        assertThat(first.at("/ranking/0/solved").intValue()).isEqualTo(3);
        assertThat(first.at("/ranking/0/updatesToSolution/median").doubleValue())
                .isBetween(20.0, 600.0);
        assertThat(first.at("/ranking/2/failures")).hasSize(3);
        assertThat(first.at("/ranking/1/differences/trainer.optimizer.name").stringValue())
                .isEqualTo("sgd");
        assertThat(first.at("/curves")).hasSize(3);

        assertThat(compare.run("--quiet")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(compare.err()).contains("holds a run").hasLineCount(1);

        // One run is missing and one result is damaged: only those are made again.
        Path damaged = folder.resolve("runs/duel/frozen/seed-2/result.json");
        Files.writeString(damaged, "{");
        Files.delete(folder.resolve("runs/duel/adam/seed-3/result.json"));
        assertThat(compare.run(
                        "--resume",
                        "--quiet",
                        "--json",
                        folder.resolve("b.json").toString()))
                .isZero();
        assertThat(json("b.json")).isEqualTo(first);

        assertThat(compare.run(
                        "--force",
                        "--quiet",
                        "--threads",
                        "3",
                        "--json",
                        folder.resolve("c.json").toString()))
                .isZero();
        assertThat(json("c.json")).isEqualTo(first);
    }

    @Test
    void aContenderThatCannotBePrunedIsAResult() throws IOException {
        Files.writeString(compare.spec(), """
                task: {name: copy, delay: 3, length: 2}
                network: {cell: {name: tanh, units: 4}}
                trainer: {name: bptt, optimizer: adam, steps: 3}
                seeds: [1]
                contenders:
                  fine: {}
                  dead:
                    network: {recurrent: {initializer: constant}}
                    pruning: {sparsity: 0.5, criterion: jacobian-spectrum}
                """);
        assertThat(compare.run()).as(compare.err()).isZero();
        assertThat(compare.out()).contains("1  fine").containsPattern("dead, seed 1 broke: the Jacobian");
    }

    @Test
    void badComparisonsAreOneLineAndLeaveNothing() throws IOException {
        String good = Files.readString(compare.spec());
        for (String[] change : new String[][] {
            {"  frozen:", "  Adam:", "the name \"Adam\" repeats"},
            {"seeds: [1, 2, 3]", "seeds: [1, 1]", "seeds must be one or more different numbers, not [1, 1]"},
            {"batch: 4", "batch: 5", "batch"},
            {"{trainer: {optimizer: {name: sgd, rate: 1e-9}}}", "{task: copy}", "all contenders have the same task"},
            {"contenders:", "contender:", "contenders"}
        }) {
            Files.writeString(compare.spec(), good.replace(change[0], change[1]));
            assertThat(compare.run()).as(change[1]).isEqualTo(ExitStatus.BAD_INPUT);
            assertThat(compare.err()).contains(change[2]).hasLineCount(1);
        }
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void gradientActivationComesWithItsBaselines() throws IOException {
        Files.writeString(compare.spec(), """
                task: {name: parity, bits: 2}
                network: {layers: {count: 1, units: 4, output: tanh}}
                trainer: {name: bp, optimizer: {name: sgd, rate: 0.1}, batch: 4, steps: 20}
                seeds: [1]
                contenders:
                  plain: {}
                  atan: {controllers: [{name: gradient-activation, alpha: 0.1, beta: 20}]}
                  log: {controllers: [{name: gradient-activation, function: log, alpha: 0.1, beta: 5}]}
                """);
        assertThat(compare.run("--json", folder.resolve("a.json").toString())).isZero();
        List<String> names = new ArrayList<>();
        json("a.json")
                .at("/ranking")
                .forEach(row -> names.add(row.path("contender").stringValue()));
        // The plain contender is the one without; the logarithm has no saturation.
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "plain",
                        "atan",
                        "atan - rate x 2.000",
                        "atan - clipped at 0.1571",
                        "log",
                        "log - rate x 0.5000");
        assertThat(json("a.json")
                        .at("/contenders/atan - rate x 2.000/trainer/optimizer/rate")
                        .doubleValue())
                .isEqualTo(0.2);
        assertThat(compare.err()).contains("warning: log: gradient-activation: gradient activation amplifies no");
    }

    @Test
    void forceLeavesARunAloneThatCannotBeReplaced() throws IOException {
        assertThat(compare.run("--quiet")).isZero();
        Path result = folder.resolve("runs/duel/adam/seed-1/result.json");
        assertThat(result).exists();
        Files.writeString(
                compare.spec(),
                Files.readString(compare.spec())
                        .replace(
                                "adam: {}",
                                "adam: {controllers: [{name: sensitivity-adjustment, scope: recurrent-only}]}"));
        assertThat(compare.run("--force")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(compare.err()).contains("contenders.adam: ").hasLineCount(1);
        assertThat(result).exists();
    }
}
