package io.evenkeel.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.nn.Block;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.ScaledCayley;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PruningMaskTest {
    /** A tanh network with 15 input and 25 recurrent weights. */
    private final Network network = Nets.of("tanh", 1);

    private PruningScores scores(double[] input, double[] recurrent) {
        return new PruningScores(PrunableBlock.of(network), List.of(input, recurrent), List.of());
    }

    private PruningScores ranked(long seed) {
        RandomStream random = RandomStream.of(seed, "scores");
        return scores(
                IntStream.range(0, 15).mapToDouble(random::gaussian).toArray(),
                IntStream.range(15, 40).mapToDouble(random::gaussian).toArray());
    }

    private static int[] keptIn(PruningMask mask, int block) {
        return IntStream.range(0, mask.blocks().get(block).size())
                .filter(i -> mask.keeps(block, i))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 171200, 8560",
        "0.95, 513600, 25680",
        "0.95, 684800, 34240",
        "0.95, 1324800, 66240",
        "0.95, 30, 2", // 1.5
        "0.9, 25, 3", // 2.5
        "0.9, 24, 2",
        "0.95, 10, 1", // 0.5
        "0, 40, 40",
        "0.3, 10, 7"
    })
    void halvesAreRoundedUp(double sparsity, long weights, long expected) {
        assertThat(PruningMask.count(sparsity, weights)).isEqualTo(expected);
    }

    @Test
    void nothingLeftIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PruningMask.count(1, 40))
                .withMessage("a sparsity of 1.0 keeps none of 40 weights; it must leave at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PruningMask.count(0.99, 40))
                .withMessageStartingWith("a sparsity of 0.99 keeps none of 40 weights");
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PruningMask.count(wrong, 40))
                    .withMessageContaining("at least 0 and less than 1, not " + wrong);
        }
        for (long wrong : new long[] {0, 41, -1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PruningMask.largest(ranked(1), wrong, 0))
                    .withMessage("the number of weights to keep must be between 1 and 40, not " + wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theLargestScoresAreKept(long seed) {
        PruningScores scores = ranked(seed);
        double[] sorted = scores.values().stream()
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        for (int count = 1; count <= 40; count++) {
            PruningMask mask = PruningMask.largest(scores, count, 0);
            assertThat(mask.kept()).isEqualTo(count);
            assertThat(mask.kept(0) + mask.kept(1)).isEqualTo(count);
            for (int b = 0; b < 2; b++) {
                for (int i : keptIn(mask, b)) {
                    assertThat(scores.values().get(b)[i]).isGreaterThanOrEqualTo(sorted[40 - count]);
                }
            }
        }
        assertThat(PruningMask.largest(scores, 40, 0).notes(network)).isEmpty();
    }

    @Test
    void earlierWeightsAreKeptAmongEqualOnes() {
        PruningScores equal = scores(new double[15], new double[25]);
        PruningMask mask = PruningMask.largest(equal, 17, 0);
        assertThat(mask.kept(0)).isEqualTo(15);
        assertThat(keptIn(mask, 1)).containsExactly(0, 1);
        double[] input = new double[15];
        double[] recurrent = new double[25];
        input[9] = -0.0;
        input[7] = -1;
        recurrent[20] = 3;
        PruningMask second = PruningMask.largest(scores(input, recurrent), 11, 0);
        assertThat(keptIn(second, 0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 8, 9, 10);
        assertThat(keptIn(second, 1)).containsExactly(20);
    }

    @Test
    void aLeastNumberIsKeptInEveryBlock() {
        double[] recurrent = new double[25];
        Arrays.fill(recurrent, 5);
        double[] input = IntStream.range(0, 15).mapToDouble(i -> i % 4).toArray();
        PruningScores scores = scores(input, recurrent);
        assertThat(PruningMask.largest(scores, 10, 0).kept(0)).isZero();
        PruningMask mask = PruningMask.largest(scores, 10, 4);
        assertThat(keptIn(mask, 0)).containsExactly(2, 3, 7, 11);
        assertThat(keptIn(mask, 1)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(PruningMask.largest(scores, 40, 20).kept()).isEqualTo(40);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PruningMask.largest(scores, 10, 6))
                .withMessage("at least 6 weights in each of 2 matrices are 12, more than the 10 that are kept");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PruningMask.largest(scores, 10, -1))
                .withMessageContaining("0 or more, not -1");
    }

    @Test
    void weightsAreCountedByNeuron() {
        double[] input = new double[15];
        double[] recurrent = new double[25];
        input[4] = 1; // from input 1 to neuron 1
        recurrent[5] = 1; // from neuron 0 to neuron 1
        recurrent[9] = 1; // from neuron 4 to neuron 1
        recurrent[24] = 1; // from neuron 4 to itself
        PruningMask mask = PruningMask.largest(scores(input, recurrent), 4, 0);
        assertThat(mask.incoming(0)).containsExactly(0, 3, 0, 0, 1);
        assertThat(mask.outgoing(0)).containsExactly(1, 0, 0, 0, 2);
        assertThat(mask.notes(network)).containsExactly("3 of 5 neurons receive nothing");
    }

    @Test
    void whatIsGoneIsSaid() {
        double[] recurrent = new double[25];
        Arrays.fill(recurrent, 1);
        assertThat(PruningMask.largest(scores(new double[15], recurrent), 25, 0).notes(network))
                .containsExactly("no input weight is left: the network sees nothing");
        Network deep = Nets.of("2 gru", 1);
        List<PrunableBlock> blocks = PrunableBlock.of(deep);
        List<double[]> values =
                blocks.stream().map(block -> new double[block.size()]).toList();
        values.forEach(v -> Arrays.fill(v, 1));
        Arrays.fill(values.get(10), 0);
        PruningScores scores = new PruningScores(blocks, values, List.of());
        assertThat(PruningMask.largest(scores, scores.size() - 25, 0).notes(deep))
                .containsExactly("nothing is left of the recurrent matrix of the update gate of layer 1");
    }

    @Test
    void whatIsNotPrunedFeedsItsNeurons() {
        RnnCell cell = new RnnCell(Activation.TANH, 3, 4);
        cell.parametrize("", new ScaledCayley(Block.of(cell.parameters().get(1)), 2));
        Network orthogonal = Nets.alone(cell);
        double[] input = new double[12];
        input[4] = 1; // from input 1 to neuron 1
        PruningScores scores = new PruningScores(PrunableBlock.of(orthogonal), List.of(input), List.of());
        PruningMask mask = PruningMask.largest(scores, 1, 0);
        assertThat(mask.incoming(0)).containsExactly(0, 1, 0, 0);
        assertThat(mask.notes(orthogonal))
                .containsExactly("the recurrent matrix is not pruned: a parametrization determines it");
    }
}
