package io.evenkeel.bench;

import io.evenkeel.nn.Block;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.ConstantBlock;
import io.evenkeel.nn.EigenvalueNormalization;
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
import io.evenkeel.tensor.Parameter;
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
            case "nc-gru", "nc-gru-exact" -> inputs -> new NcGruCell(inputs, units, true);
            case "sbo-rnn" -> inputs -> new SboRnnCell(inputs, units, SboRnnCell.Method.SGD, true, 1e-3, 1);
            default -> inputs -> new ModReluCell(inputs, units);
        };
    }

    private static Consumer<Cell> parametrizer(String name, int units) {
        return switch (name) {
            case "scornn" -> cell -> cell.parametrize("", new ScaledCayley(recurrent(cell), units / 2));
            case "exprnn" -> cell -> cell.parametrize("", MatrixExponential.fixed(recurrent(cell)));
            case "enrnn" -> cell -> normalize(cell, units / 2, units - units / 2);
            case "nc-gru" -> cell -> cell.parametrize("candidate", candidate(cell, units, 2));
            case "nc-gru-exact" -> cell -> cell.parametrize("candidate", candidate(cell, units, 0));
            case "sbo-rnn" -> cell -> cell.parametrize("", new IdentityPlusLowRank(recurrent(cell), 50, false));
            default -> cell -> {};
        };
    }

    /** ENRNN whose short-term block is normalized from the first update on, not only once its spectral radius exceeds 1. */
    private static void normalize(Cell cell, int longTerm, int shortTerm) {
        Parameter w = cell.parameters().get(1);
        cell.parametrize("long", new ScaledCayley(new Block(w, 0, longTerm, 0, longTerm), 0))
                .parametrize(
                        "short",
                        new EigenvalueNormalization(new Block(w, longTerm, shortTerm, longTerm, shortTerm), false))
                .parametrize("zero", new ConstantBlock(new Block(w, longTerm, shortTerm, 0, longTerm), 0));
    }

    private static NeumannCayley candidate(Cell cell, int units, int order) {
        Block block = new Block(cell.parameters().get(1), 2 * units, units, 0, units);
        return new NeumannCayley(block, units / 2, order, 50);
    }

    private static Block recurrent(Cell cell) {
        return Block.of(cell.parameters().get(1));
    }
}
