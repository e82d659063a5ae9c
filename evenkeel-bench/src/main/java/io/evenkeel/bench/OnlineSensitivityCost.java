package io.evenkeel.bench;

import io.evenkeel.kernel.KernelSelection;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.OnlineSensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.SplittableRandom;

/**
 * What online sensitivity adjustment costs, one sequence and weights that change at every step, beside forward sweep and
 * backpropagation through time over the same steps, in turns, in microseconds of processor time per step.
 *
 * <pre>  OnlineSensitivityCost UNITS STEPS ROUNDS</pre>
 */
public final class OnlineSensitivityCost {
    private static final int INPUTS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private OnlineSensitivityCost() {}

    /**
     * Measures.
     *
     * @param arguments units, steps, rounds
     */
    public static void main(String[] arguments) {
        int units = Integer.parseInt(arguments[0]);
        int steps = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        System.out.println(KernelSelection.reason());
        SplittableRandom random = new SplittableRandom(1);
        RnnCell cell = new RnnCell(Activation.TANH, INPUTS, units);
        for (Parameter p : cell.parameters()) {
            for (int i = 0; i < p.value().size(); i++) {
                p.value().set(i, 0.3 / Math.sqrt(units) * random.nextGaussian());
            }
        }
        Tensor inputs = Tensor.zeros(Precision.SINGLE, steps, INPUTS);
        for (int i = 0; i < inputs.size(); i++) {
            inputs.set(i, 0.1 * random.nextGaussian());
        }
        Program.Trace trace = new Program.Trace();
        Expr h = cell.record(trace, trace.input("x", INPUTS)).get(cell.outputPart());
        trace.output("loss", Operations.dot(h, h).times(1.0 / units));
        Backpropagation sweep =
                Backpropagation.of(trace.end(), "loss").steps(steps).build();
        sweep.input("x", inputs.reshape(steps, 1, INPUTS));
        Program program = cell.program();
        Replay<?> replay = Replay.of(1, 1).stepwise(program.pass(), 1).build(Precision.SINGLE);
        SensitivityRule rule = SensitivityRule.ONLINE.rate(1e-7);
        OnlineSensitivityAdjustment learning =
                OnlineSensitivityAdjustment.of(cell).rule(rule).build();
        OnlineSensitivityAdjustment measuring = OnlineSensitivityAdjustment.of(cell)
                .rule(rule.gate(SensitivityRule.Gate.OFF))
                .build();
        for (int round = 0; round < rounds; round++) {
            double[] best = {1e9, 1e9, 1e9, 1e9};
            for (int turn = 0; turn < 30; turn++) {
                best[0] = Math.min(best[0], time(steps, sweep::run));
                best[1] = Math.min(best[1], time(steps, () -> learning.run(inputs)));
                best[2] = Math.min(best[2], time(steps, () -> measuring.run(inputs)));
                best[3] = Math.min(best[3], time(steps, () -> forward(replay, program, steps)));
            }
            System.out.printf(
                    "µs per step: forward and backward %.3f; forward alone, step by step %.3f; online with open gates %.3f,"
                            + " which adds %.0f %%; with gates off %.3f%n",
                    best[0], best[3], best[1], 100 * (best[1] - best[3]) / best[0], best[2]);
        }
    }

    private static void forward(Replay<?> replay, Program program, int steps) {
        for (int t = 0; t < steps; t++) {
            replay.step(program.pass(), t & 1);
        }
    }

    private static double time(int steps, Runnable work) {
        int repeats = 100;
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < repeats; i++) {
            work.run();
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / repeats / steps;
    }
}
