package io.evenkeel.bench;

import io.evenkeel.nn.Block;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.EigenvalueNormalizedRnn;
import io.evenkeel.nn.IdentityPlusLowRank;
import io.evenkeel.nn.MatrixExponential;
import io.evenkeel.nn.ModReluCell;
import io.evenkeel.nn.NcGruCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.NeumannCayley;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.SboRnnCell;
import io.evenkeel.nn.ScaledCayley;
import io.evenkeel.tasks.CopyTask;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.RmsProp;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Whole updates of cells with long memory: batch, sweep, the way back through the map, optimizer, the map. */
final class LongMemoryRow {
    private LongMemoryRow() {}

    /** One update on copy memory, words being {@code memory CELL UNITS BATCH DELAY}. */
    static Runnable of(String... words) {
        int units = Integer.parseInt(words[2]);
        CopyTask task = new CopyTask(Integer.parseInt(words[4]));
        Network network = NetworkBuilder.of(cells(words[1], units), task.inputs())
                .outputs(task.outputs())
                .parametrize(parametrizer(words[1], units))
                .build(1);
        Trainer trainer = Training.of(network, task)
                .optimizer(new RmsProp(1e-4))
                .batch(Integer.parseInt(words[3]))
                .build();
        return trainer::step;
    }

    private static IntFunction<Cell> cells(String cell, int units) {
        return switch (cell) {
            case "irnn" -> inputs -> new RnnCell(Activation.RELU, inputs, units);
            case "chain" -> inputs -> new RnnCell(Activation.ELU, inputs, units);
            case "nc-gru" -> inputs -> new NcGruCell(inputs, units, true);
            case "sbo-rnn" -> inputs -> new SboRnnCell(inputs, units, SboRnnCell.Method.SGD, true, 1e-3, 1);
            default -> inputs -> new ModReluCell(inputs, units);
        };
    }

    private static Consumer<Cell> parametrizer(String name, int units) {
        return switch (name) {
            case "scornn" -> cell -> cell.parametrize("", new ScaledCayley(recurrent(cell), units / 2));
            case "exprnn" -> cell -> cell.parametrize("", MatrixExponential.fixed(recurrent(cell)));
            case "dtriv" -> cell -> cell.parametrize("", MatrixExponential.dynamic(recurrent(cell), 100, 30));
            case "enrnn" -> cell -> EigenvalueNormalizedRnn.parametrize(cell, units / 2, 0, true);
            case "nc-gru" ->
                cell -> cell.parametrize(
                        "candidate",
                        new NeumannCayley(
                                new Block(cell.parameters().get(1), 2 * units, units, 0, units), units / 2, 2, 50));
            case "sbo-rnn" -> cell -> cell.parametrize("", new IdentityPlusLowRank(recurrent(cell), 50, false));
            default -> cell -> {};
        };
    }

    private static Block recurrent(Cell cell) {
        return Block.of(cell.parameters().get(1));
    }
}
