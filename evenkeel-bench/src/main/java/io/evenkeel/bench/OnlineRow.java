package io.evenkeel.bench;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.OnlineSensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;

/** One sequence through a tanh network, in three ways. */
final class OnlineRow {
    private static final int INPUTS = 10;

    private OnlineRow() {}

    /**
     * One sequence, words being {@code online WAY UNITS STEPS}: {@code sweep} forwards and backwards, {@code step} forwards
     * step by step, or {@code adjust}, the same with all weights changed after every step.
     */
    static Runnable of(String... words) {
        int units = Integer.parseInt(words[2]);
        int steps = Integer.parseInt(words[3]);
        RnnCell cell = new RnnCell(Activation.TANH, INPUTS, units);
        new NormalInitializer(0.3).fill(cell.parameters(), 1);
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, INPUTS);
        RandomStream random = RandomStream.of(1, "inputs");
        for (int i = 0; i < inputs.size(); i++) {
            inputs.set(i, 0.1 * random.gaussian(i));
        }
        return switch (words[1]) {
            case "sweep" -> sweep(cell, inputs, units, steps);
            case "step" -> stepwise(cell.program(), steps);
            default -> {
                // A rate so small that no gate ever closes: as much work as the rule can be.
                OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                        .rule(SensitivityRule.ONLINE.rate(1e-7))
                        .build();
                yield () -> adjustment.run(inputs);
            }
        };
    }

    private static Runnable sweep(RnnCell cell, Tensor inputs, int units, int steps) {
        Program.Trace trace = new Program.Trace();
        Expr h = cell.record(trace, trace.input("x", INPUTS)).get(RnnCell.H);
        trace.output("loss", Operations.dot(h, h).times(1.0 / units));
        Backpropagation sweep =
                Backpropagation.of(trace.end(), "loss").steps(steps).build();
        sweep.input("x", inputs.reshape(steps, 1, INPUTS));
        return sweep::run;
    }

    private static Runnable stepwise(Program program, int steps) {
        Replay<?> replay = Replay.of(1, 1).stepwise(program.pass(), 1).build(Precision.SINGLE);
        return () -> {
            for (int t = 0; t < steps; t++) {
                replay.step(program.pass(), t & 1);
            }
        };
    }
}
