package io.evenkeel.lab.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in specifications, each with the line that it is answered with. */
final class BadSpecTest {
    private static final String GOOD = """
            task: {name: copy, delay: 10}
            network:
              cell: {name: tanh, units: 16}
            controllers: []
            trainer:
              name: bptt
              optimizer: {name: adam, rate: 1e-3}
              steps: 100
            seed: 1
            """;

    private static final String NOISE = "{}[]:,-#&*!|>'\"%@`\t\n 09a~?";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        units: 16   | unitz: 16    | line 3: network.cell: unknown key "unitz"; did you mean units?
        seed: 1     | sed: 1       | line 9: unknown key "sed"; did you mean seed?
        seed: 1     | zzzzzzzz: 1  | line 9: unknown key "zzzzzzzz"; it takes task, network, controllers, pruning, trainer
        units: 16   | units: many  | line 3: network.cell.units: expected a whole number, found "many"
        units: 16   | units: 1.5   | line 3: network.cell.units: expected a whole number, found 1.5
        units: 16   | units: 0     | line 3: network.cell.units: must be 1 or more, not 0
        units: 16   | units: 99999999999 | line 3: network.cell.units: 99999999999 is out of range
        units: 16   | units: [16]  | line 3: network.cell.units: expected a whole number, found a list
        units: 16   | layers: 1    | line 3: network.cell: lacks units (units in a layer: a whole number)
        units: 16   | units:       | line 3: network.cell: lacks units
        units: 16   | units: 1e-1  | line 3: network.cell.units: expected a whole number, found 1e-1
        units: 16   | units: 1e99  | line 3: network.cell.units: expected a whole number, found 1e99
        units: 16   | units: 1e2147483647 | line 3: network.cell.units: expected a whole number, found 1e2147483647
        units: 16   | units: 1e12  | line 3: network.cell.units: 1e12 is out of range
        seed: 1     | seed: 1.7    | line 9: seed: expected a whole number, found 1.7
        rate: 1e-3  | rate: 0      | line 7: trainer.optimizer.rate: must be more than 0, not 0
        rate: 1e-3  | rate: .nan   | line 7: trainer.optimizer.rate: expected a finite number, found .nan
        rate: 1e-3  | rate: .inf   | line 7: trainer.optimizer.rate: expected a finite number, found .inf
        rate: 1e-3  | rate: yes    | line 7: trainer.optimizer.rate: expected a number, found "yes"
        rate: 1e-3  | amsgrad: 1   | line 7: trainer.optimizer.amsgrad: expected true or false, found 1
        rate: 1e-3  | beta1: 1.0   | line 7: trainer.optimizer.beta1: must be less than 1, not 1.0
        name: adam  | name: adm    | line 7: trainer.optimizer: there is no "adm"; did you mean adam?
        name: adam  | nam: adam    | line 7: trainer.optimizer: lacks its name, one of adam, adamw, rmsprop, sgd
        name: adam  | name: 3      | line 7: trainer.optimizer: expected a name, or {name: ..., options}, found 3
        name: copy  | name: elephant | line 1: task: there is no "elephant"; there is adding, copy, delayed-patterns
        delay: 10   | delay: 10, layout: beside | line 1: task.layout: there is no "beside"; there is before, at, total
        {name: copy, delay: 10} | {name: mnist, permutation: 1, permutationFile: x} | line 1: task: give either permutation, a seed, or permutationFile
        {name: copy, delay: 10} | {name: mnist, heldOut: -1} | line 1: task.heldOut: must be 0 or more, not -1
        {name: copy, delay: 10} | {name: text, steps: 9, leastCount: 3} | line 1: task: leastCount is for level word
        {name: copy, delay: 10} | {name: penn-treebank, steps: 9} | line 1: task: lacks folder (folder with ptb.train.txt
        name: bptt  | name: bp     | line 5: trainer: bp trains feed-forward networks; a recurrent one needs bptt or
        steps: 100  | steps: 100, | line 8: trainer.steps: expected a whole number, found "100,"
        steps: 100  | stps: 100    | line 8: trainer: unknown key "stps"; did you mean steps?
        steps: 100  | batch: 8     | line 6: trainer: lacks steps (updates of the whole run: a whole number)
        steps: 100  | steps: -1    | line 8: trainer.steps: must be 0 or more, not -1
        seed: 1     | task: 3      | line 9: "task" repeats; each key and each name may stand once
        seed: 1     | seed: *x     | line 9: anchors (*) and tags (!) are not supported
        seed: 1     | seed: !t 1   | line 9: anchors (*) and tags (!) are not supported
        seed: 1     | seed: [1     | neither YAML nor JSON: expected ',' or ']'
        seed: 1     | contenders: {} | line 9: contenders belong to a comparison: evenkeel compare test.yaml
        controllers: [] | controllers: {} | line 4: controllers: expected a list, found {}
        controllers: [] | controllers: [clip] | line 4: controllers[0]: there is no "clip"; there is adaptive-gradient
        controllers: [] | controllers: [{name: sensitivity-adjustment, rate: -1}] | controllers[0].rate: must be 0 or more
        controllers: [] | pruning: {criterion: snip} | line 4: pruning: lacks sparsity (share of the input and recurrent
        controllers: [] | pruning: {sparsity: 1} | line 4: pruning.sparsity: must be less than 1, not 1.0
        controllers: [] | pruning: {sparsity: -0.1} | line 4: pruning.sparsity: must be 0 or more, not -0.1
        controllers: [] | pruning: {sparsity: 0.9, criterion: snap} | line 4: pruning.criterion: there is no "snap"; did you mean snip?
        controllers: [] | pruning: {sparsity: 0.9, criterion: {name: jacobian-spectrum, steps: 0}} | pruning.criterion.steps: must be 1 or more
        controllers: [] | pruning: {sparsity: 0.9, batch: 0} | line 4: pruning.batch: must be 1 or more, not 0
        controllers: [] | gauges: [lyapunow] | line 4: gauges.list[0]: there is no "lyapunow"; did you mean lyapunov?
        controllers: [] | gauges: huge | line 4: gauges.tier: there is no "huge"; there is economy, business, full
        """)
    void mistakesAreOneLine(String right, String wrong, String problem) {
        assertThat(GOOD).contains(right);
        assertThatThrownBy(() ->
                        SpecFile.parse("test.yaml", GOOD.replace(right, wrong)).spec())
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("test.yaml, line ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        steps: 100 | truncation: 77 | line 9: trainer.truncation: 77 steps are longer than a sequence of the task, which has 30
        steps: 100 | truncation: 7  | line 9: trainer.truncation: the 30 steps of a sequence are not a multiple of 7
        {name: copy, delay: 10} | {name: parity, bits: 3} | line 5: trainer.batch: a batch
        {name: copy, delay: 10} | {name: text, steps: 9, file: nowhere} | line 1: task: nowhere
        {name: copy, delay: 10} | {name: copy, delay: 20, layout: total} | line 1: task: delay with layout total must lie between 21
        {name: copy, delay: 10} | {name: penn-treebank, steps: 9, folder: nowhere} | line 1: task: nowhere/ptb.train.txt: no such file; the
        """)
    void whatDoesNotFitTheTaskIsOneLine(String right, String wrong, String problem) {
        String text =
                right.startsWith("steps") ? GOOD.replace(right, right + "\n  " + wrong) : GOOD.replace(right, wrong);
        SpecFile file = SpecFile.parse("test.yaml", text);
        Spec spec = file.spec();
        assertThatThrownBy(() -> file.check(spec::checkedTask))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        cell: {name: leaky, units: 16, activation: step} | line 4: controllers[0]: sensitivity is the slope of the activation
        layers: {count: 2, units: 3, activation: step}   | sensitivity is the slope of the activation, and step has none
        """)
    void sensitivityNeedsASlope(String network, String problem) {
        String text = GOOD.replace("cell: {name: tanh, units: 16}", network)
                .replace("controllers: []", "controllers: [sensitivity-adjustment]")
                .replace("bptt", network.startsWith("layers") ? "bp" : "bptt");
        assertThatThrownBy(() -> SpecFile.parse("test.yaml", text).spec())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        cell: {name: gru, units: 3}   | 0   | line 4: network.embedding.width: must be 1 or more, not 0
        cell: {name: gru, units: 3}   | [3] | line 4: network.embedding.width: expected a whole number, found a list
        cell: {name: gru, units: 3}   | 4   | line 4: network.embedding: an embedding is for tasks that show indices of symbols
        layers: {count: 1, units: 3}  | 4   | line 3: network: a feed-forward network has no embedding; leave it out
        """)
    void anEmbeddingThatDoesNotFitIsOneLine(String network, String embedding, String problem) {
        String text = GOOD.replace("cell: {name: tanh, units: 16}", network + "\n  embedding: " + embedding)
                .replace("bptt", network.startsWith("layers") ? "bp" : "bptt");
        SpecFile file = SpecFile.parse("test.yaml", text);
        assertThatThrownBy(() -> {
                    Spec spec = file.spec();
                    file.check(spec::checkedTask);
                })
                .isInstanceOf(UserError.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void onlyARecurrentNetworkIsPruned() {
        String text = GOOD.replace("cell: {name: tanh, units: 16}", "layers: {count: 1, units: 3}")
                .replace("bptt", "bp")
                .replace("controllers: []", "pruning: {sparsity: 0.5}");
        assertThatThrownBy(() -> SpecFile.parse("test.yaml", text).spec())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("line 4: pruning: pruning keeps what transports signals through time");
    }

    @Test
    void gaugesOfAStateNeedARecurrentNetwork() {
        String text = GOOD.replace("cell: {name: tanh, units: 16}", "layers: {count: 1, units: 3}")
                .replace("bptt", "bp")
                .replace("controllers: []", "gauges: [saturation, lyapunov]");
        assertThatThrownBy(() -> SpecFile.parse("test.yaml", text).spec())
                .hasMessageContaining("line 4: gauges: lyapunov follows the state of a recurrent network");
        assertThat(SpecFile.parse("test.yaml", text.replace("[saturation, lyapunov]", "full"))
                        .spec()
                        .ingredients())
                .extracting("name")
                .contains("task-gradient")
                .doesNotContain("lyapunov");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                              | expected names with overrides
        [a, b]                          | expected names with overrides
        {a: {}, a: {}}                  | "a" repeats; each key and each name may stand once
        {a: {}, A: {}}                  | contenders: the name "A" repeats
        {a/b: {}}                       | contenders: "a/b" is no name
        {a: 3}                          | contenders.a: expected keys to override, found 3
        {a: {task: {delay: 3}}}         | contenders.a: all contenders have the same task; set it at the top
        {a: {seed: 3}}                  | contenders.a: all contenders have the same seed
        {a: {network: {cell: {unitz: 3}}}} | line 10: network.cell: unknown key "unitz"; did you mean units?
        """)
    void badContendersAreOneLine(String contenders, String problem) {
        assertThatThrownBy(() -> SpecFile.parse("test.yaml", GOOD + "contenders: " + contenders + "\n")
                        .comparison())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void seedsThatRepeatAreRefused() {
        assertThatThrownBy(() -> SpecFile.parse("test.yaml", GOOD + "contenders: {a: {}}\nseeds: [1, 1]\n")
                        .comparison())
                .hasMessageContaining("seeds must be one or more different numbers");
    }

    @Test
    void filesThatAreNoSpecification() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 3, 4});
        Path list = Files.writeString(folder.resolve("list.yaml"), "[1, 2]");
        assertThatThrownBy(() -> SpecFile.read(empty)).hasMessageEndingWith("shows what it should say");
        assertThatThrownBy(() -> SpecFile.read(binary)).hasMessageEndingWith("is not UTF-8 text");
        assertThatThrownBy(() -> SpecFile.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> SpecFile.read(folder.resolve("none"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> SpecFile.read(list).spec()).hasMessageContaining("expected keys with values");
    }

    @Test
    void damagedTextNeverCausesAnythingButAUserError() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                int at = random.nextInt(Math.max(1, text.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.delete(at, at + 1);
                    case 1 -> text.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                    default -> text.setLength(Math.max(1, at));
                }
            }
            String damaged = text.toString();
            try {
                Spec spec = SpecFile.parse("test.yaml", damaged).spec();
                assertThat(SpecFile.parse("again.yaml", spec.yaml()).spec()).isEqualTo(spec);
            } catch (UserError e) {
                assertThat(e.getMessage()).as(damaged).doesNotContain("\n");
            }
        }
    }
}
