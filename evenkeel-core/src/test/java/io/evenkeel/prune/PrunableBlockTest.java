package io.evenkeel.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.nn.Block;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.GruCell;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.PeepholeLstmCell;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.ScaledCayley;
import io.evenkeel.nn.State;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.op.Activation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PrunableBlockTest {
    static Stream<Arguments> countsOfTheFirstTable() {
        return Stream.of(
                Arguments.of(new RnnCell(Activation.TANH, 28, 400), 171_200),
                Arguments.of(new LstmCell(28, 400), 684_800),
                Arguments.of(new PeepholeLstmCell(28, 400), 1_324_800),
                Arguments.of(new GruCell(28, 400), 513_600));
    }

    @ParameterizedTest
    @MethodSource
    void countsOfTheFirstTable(Cell cell, int expected) {
        assertThat(PrunableBlock.of(Nets.alone(cell)).stream()
                        .mapToInt(PrunableBlock::size)
                        .sum())
                .isEqualTo(expected);
    }

    @Test
    void gatesAreFoundAndNamed() {
        List<PrunableBlock> blocks = PrunableBlock.of(Nets.of("gru", 1));
        assertThat(blocks.stream().map(PrunableBlock::title))
                .containsExactly(
                        "input matrix of the reset gate",
                        "input matrix of the update gate",
                        "input matrix of the candidate",
                        "recurrent matrix of the reset gate",
                        "recurrent matrix of the update gate",
                        "recurrent matrix of the candidate");
        assertThat(PrunableBlock.of(Nets.of("leaky", 1)).stream().map(PrunableBlock::title))
                .containsExactly("input matrix", "recurrent matrix");
        assertThat(PrunableBlock.of(Nets.alone(new PeepholeLstmCell(2, 3))))
                .filteredOn(PrunableBlock::recurrent)
                .extracting(PrunableBlock::title)
                .contains("recurrent matrix of the output gate", "peephole matrix of the output gate")
                .hasSize(8);
    }

    @Test
    void whatCouplesLayersIsInput() {
        Network network = NetworkBuilder.of("lstm", 3, 5).layers(2).outputs(4).build(1);
        List<PrunableBlock> second = PrunableBlock.of(network).stream()
                .filter(block -> block.layer() == 1)
                .toList();
        assertThat(second).hasSize(8);
        assertThat(second.subList(0, 4))
                .allMatch(block ->
                        !block.recurrent() && block.weight().parameter().name().equals("weight_ih"));
        assertThat(second.subList(4, 8))
                .allMatch(block ->
                        block.recurrent() && block.weight().parameter().name().equals("weight_hh"));
    }

    @Test
    void everyWeightHasItsPlace() {
        for (PrunableBlock block : PrunableBlock.of(Nets.of("gru", 2))) {
            Parameter parameter = block.weight().parameter();
            int columns = parameter.columns();
            for (int i = 0; i < block.size(); i++) {
                int row = block.position(i) / columns;
                assertThat(row).isEqualTo(block.gate() * Nets.UNITS + block.target(i));
                assertThat(block.position(i) % columns).isEqualTo(block.source(i));
                assertThat(block.value(i)).isEqualTo(parameter.value().get(block.position(i)));
            }
        }
    }

    @Test
    void whatAParametrizationDeterminesIsNotPruned() {
        GruCell cell = new GruCell(3, 4);
        Block candidate = new Block(cell.parameters().get(1), 8, 4, 0, 4);
        cell.parametrize("", new ScaledCayley(candidate, 2));
        assertThat(PrunableBlock.of(Nets.alone(cell)).stream().map(PrunableBlock::title))
                .containsExactly(
                        "input matrix of the reset gate",
                        "input matrix of the update gate",
                        "input matrix of the candidate",
                        "recurrent matrix of the reset gate",
                        "recurrent matrix of the update gate");
        assertThat(PrunableBlock.determined(Nets.alone(cell)))
                .extracting(PrunableBlock::title)
                .containsExactly("recurrent matrix of the candidate");
    }

    /** {@code h' = tanh(h V + x W)}: a matrix used from the left, without names. */
    private static final class Untransposed extends Cell {
        private final Parameter w = parameter("w", 3, 2);
        private final Parameter v = parameter("v", 2, 2);

        Untransposed() {
            super(3);
            state("h", 2);
        }

        @Override
        protected State step(Expr x, State s) {
            Expr sum = Operations.matmul(x, w).plus(Operations.matmul(s.get("h"), v));
            return State.of("h", Operations.tanh(sum));
        }
    }

    @Test
    void cellsOfOnesOwnAreUnderstood() {
        List<PrunableBlock> blocks = PrunableBlock.of(Nets.alone(new Untransposed()));
        assertThat(blocks.stream().map(PrunableBlock::title)).containsExactly("w", "v");
        PrunableBlock input = blocks.get(0);
        assertThat(input.recurrent()).isFalse();
        assertThat(input.targets()).isEqualTo(2);
        assertThat(input.sources()).isEqualTo(3);
        assertThat(input.target(3)).isEqualTo(1);
        assertThat(input.source(3)).isEqualTo(1);
        assertThat(blocks.get(1).recurrent()).isTrue();
    }
}
