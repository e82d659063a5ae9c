package io.evenkeel.tensor;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.State;
import java.util.List;

/** An LSTM whose output is to follow a target: loss {@code ‖h − target‖² / units}. */
final class TrainedLstm {
    private final LstmCell cell;
    private final Program program;

    TrainedLstm(int inputs, int units) {
        cell = new LstmCell(inputs, units);
        new NormalInitializer(1).fill(cell.parameters(), 11);
        Program.Trace trace = new Program.Trace();
        State end = cell.record(trace, trace.input("x", inputs));
        trace.output("loss", Operations.meanSquaredError(end.get(LstmCell.H), trace.input("target", units)));
        program = trace.end();
    }

    Program program() {
        return program;
    }

    List<Parameter> parameters() {
        return cell.parameters();
    }

    /** Examples {@code first … end − 1} of a batch of random inputs {@code [steps][batch][width]}. */
    Tensor inputs(String name, int steps, int batch, int first, int end) {
        int width = program.input(name).width();
        RandomStream stream = RandomStream.of(2, name);
        Tensor result = Tensor.zeros(Precision.DOUBLE, steps, end - first, width);
        int to = 0;
        for (int t = 0; t < steps; t++) {
            for (int b = first; b < end; b++) {
                for (int i = 0; i < width; i++) {
                    result.set(to++, 0.5 * stream.gaussian((t * batch + b) * width + i));
                }
            }
        }
        return result;
    }
}
