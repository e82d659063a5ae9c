package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.lab.spec.SpecException;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Runs whose network is pruned before the first update. */
final class PrunedRunTest {
    /** 6 · 2 input and 36 recurrent weights for each of three gates: 144, of which 36 stay. */
    private static final String TEXT = """
            task: {name: adding, steps: 8}
            network: {cell: {name: gru, units: 6}}
            controllers: [norm-clipping]
            pruning: {sparsity: 0.75, criterion: {name: jacobian-spectrum, probes: 2}, batch: 16, leastPerBlock: 2}
            trainer: {name: bptt, optimizer: {name: adam, rate: 0.01, weightDecay: 0.1}, batch: 4, steps: 30}
            gauges: {list: [lyapunov], every: 10}
            checkpoint: {every: 7}
            log: 1
            """;

    @TempDir
    private Path folder;

    private static long kept(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles()).filter(x -> x != 0).count();
    }

    @Test
    void theMaskIsInTheCheckpointAndWeightsFollowIt() throws IOException {
        Path path = folder.resolve("run");
        PruningReport[] told = new PruningReport[1];
        Runs.run(path, Runs.spec(TEXT), new RunListener() {
            @Override
            public void pruned(PruningReport report) {
                told[0] = report;
            }
        });
        SafeTensors checkpoint = SafeTensors.read(path.resolve("checkpoint.safetensors"));
        long kept = 0;
        for (String name : new String[] {"rnn.weight_ih_l0", "rnn.weight_hh_l0"}) {
            double[] mask = checkpoint.tensor("controller/1 fixed-mask/" + name).toDoubles();
            double[] weights = checkpoint.tensor(name).toDoubles();
            for (int i = 0; i < mask.length; i++) {
                assertThat(weights[i] != 0).as("%s, %d", name, i).isEqualTo(mask[i] == 1);
            }
            kept += kept(checkpoint.tensor(name));
        }
        assertThat(kept).isEqualTo(36);
        assertThat(told[0].mask().kept()).isEqualTo(36);
        for (int b = 0; b < 6; b++) {
            assertThat(told[0].mask().kept(b)).isGreaterThanOrEqualTo(2);
        }
        assertThat(told[0].normAfter()).isNotEqualTo(told[0].normBefore()).isPositive();
        assertThat(told[0].gaugesBefore()).containsOnlyKeys("lyapunov");
        ObjectNode first =
                Json.read(Files.readAllLines(path.resolve("metrics.jsonl")).get(0));
        assertThat(first.path("update").asLong()).isZero();
        assertThat(first.at("/pruning/kept").asLong()).isEqualTo(36);
        assertThat(first.at("/pruning/prunable").asLong()).isEqualTo(144);
        assertThat(first.at("/pruning/blocks/recurrent matrix of the reset gate/of")
                        .asLong())
                .isEqualTo(36);
        assertThat(path.resolve("citations.bib")).content().contains("zhang2020");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8, 20})
    void aResumedRunEndsInTheSameBits(long update) throws IOException {
        Spec spec = Runs.spec(TEXT);
        Path undisturbed = folder.resolve("undisturbed");
        Path broken = folder.resolve("broken");
        Runs.run(undisturbed, spec);
        assertThatThrownBy(() -> Runs.run(broken, spec, new RunListener() {
                    @Override
                    public void updated(long updates, long total, double loss, Map<String, Double> figures) {
                        if (updates == update) {
                            throw new IllegalStateException("broken off");
                        }
                    }
                }))
                .hasMessage("broken off");
        Runs.run(broken, spec);
        Runs.assertSame(undisturbed, broken);
    }

    @Test
    void aResumedRunDoesNotPruneAgain() {
        Path path = folder.resolve("run");
        Runs.run(path, Runs.spec(TEXT).withSteps(5));
        Runs.run(path, Runs.spec(TEXT), new RunListener() {
            @Override
            public void pruned(PruningReport report) {
                throw new AssertionError("pruned again");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"magnitude", "random", "snip", "grasp", "jacobian-spectrum"})
    void everyCriterionKeepsAsMany(String criterion) {
        Path path = folder.resolve(criterion);
        Runs.run(path, Runs.spec(TEXT.replace("{name: jacobian-spectrum, probes: 2}", criterion)));
        SafeTensors checkpoint = SafeTensors.read(path.resolve("checkpoint.safetensors"));
        assertThat(kept(checkpoint.tensor("controller/1 fixed-mask/rnn.weight_ih_l0"))
                        + kept(checkpoint.tensor("controller/1 fixed-mask/rnn.weight_hh_l0")))
                .isEqualTo(36);
    }

    @Test
    void aMaskOfAnotherSparsityIsAnotherSpecification() {
        assertThat(Runs.spec(TEXT)
                        .differenceFrom(Runs.spec(TEXT.replace("0.75", "0.5")).identity()))
                .contains("pruning.sparsity is 0.75 here, but 0.5 there");
    }

    @Test
    void whatLeavesNothingIsRefused() {
        assertThatThrownBy(() -> TrainingRun.of(Runs.spec(TEXT.replace("0.75", "0.9999")))
                        .build())
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "pruning.sparsity: a sparsity of 0.9999 keeps none of 144 weights; it must leave at least one");
        assertThatThrownBy(() -> TrainingRun.of(Runs.spec(TEXT.replace("leastPerBlock: 2", "leastPerBlock: 7")))
                        .build())
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "pruning.leastPerBlock: so many weights in each matrix are 42, more than the 36 that are kept");
    }
}
