package io.evenkeel.bench;

import io.evenkeel.kernel.KernelSelection;
import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.DerivativeRule;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.SummedGradients;
import io.evenkeel.tensor.SweepObserver;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.WeightStore;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.SensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.Update;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What batched sensitivity adjustment adds to a training step of a tanh network with a softmax read-out: plain gradient
 * descent with and without it, in turns, in milliseconds of processor time per update.
 *
 * <pre>  SensitivityCost UNITS BATCH STEPS ROUNDS</pre>
 */
public final class SensitivityCost {
    private static final int SYMBOLS = 10;
    private static final double RATE = 1e-2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SensitivityCost() {}

    /**
     * Measures.
     *
     * @param arguments units, batch, steps, rounds
     */
    public static void main(String[] arguments) {
        int units = Integer.parseInt(arguments[0]);
        int batch = Integer.parseInt(arguments[1]);
        int steps = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        System.out.println(KernelSelection.reason());
        SensitivityRule rule = SensitivityRule.BATCH;
        run("raise", rule, units, batch, steps, rounds);
        run("always open", rule.target(1e6).rate(1e-9), units, batch, steps, rounds);
        run("off", rule.gate(SensitivityRule.Gate.OFF), units, batch, steps, rounds);
    }

    private static void run(String title, SensitivityRule rule, int units, int batch, int steps, int rounds) {
        Training<?> plain = new Training<>(Kernels.of(Precision.SINGLE), null, units, batch, steps);
        SensitivityAdjustment controller = SensitivityAdjustment.of(rule).build();
        Training<?> adjusted = new Training<>(Kernels.of(Precision.SINGLE), controller, units, batch, steps);
        for (int round = 0; round < rounds; round++) {
            double without = Double.POSITIVE_INFINITY;
            double with = Double.POSITIVE_INFINITY;
            // In short turns, and the best of them: other processes disturb both alike.
            for (int turn = 0; turn < 20; turn++) {
                without = Math.min(without, plain.time(10));
                with = Math.min(with, adjusted.time(10));
            }
            System.out.printf(
                    "%-12s update %5d: %.3f ms without, %.3f ms with, %+.1f %%, open %.2f, log-sensitivity %.3f%n",
                    title,
                    adjusted.number,
                    without,
                    with,
                    100 * (with / without - 1),
                    controller.figures().get("open-gates"),
                    controller.figures().get("log-sensitivity"));
        }
    }

    private static final class Training<A> implements Update {
        private final SensitivityAdjustment controller;
        private final Program program;
        private final List<Parameter> parameters;
        private final List<Tensor> gradients = new ArrayList<>();
        private final WeightStore<A> weights;
        private final Replay<A> replay;
        private final Adjoint adjoint;
        private final SummedGradients<A> sums;
        private final List<Runnable> observers = new ArrayList<>();
        private long number;
        private boolean skip;

        Training(Kernels<A> kernels, SensitivityAdjustment controller, int units, int batch, int steps) {
            this.controller = controller;
            RnnCell cell = new RnnCell(Activation.TANH, SYMBOLS, units);
            Parameter readOut = new Parameter("w", Tensor.zeros(Precision.DOUBLE, SYMBOLS, units));
            parameters = new ArrayList<>(cell.parameters());
            parameters.add(readOut);
            SplittableRandom random = new SplittableRandom(1);
            for (Parameter p : parameters) {
                for (int i = 0; i < p.value().size(); i++) {
                    p.value().set(i, 0.5 / Math.sqrt(units) * random.nextGaussian());
                }
            }
            Program.Trace trace = new Program.Trace();
            Expr x = trace.input("x", SYMBOLS);
            Expr y = Operations.linear(cell.record(trace, x).get(cell.outputPart()), readOut);
            trace.output("loss", Operations.softmaxCrossEntropy(y, trace.input("target", 1)));
            program = trace.end();
            List<SweepObserver> seen = controller == null ? List.of() : controller.attach(null, program);
            weights = new WeightStore<>(kernels);
            adjoint = Adjoint.of(program.pass())
                    .output(program.output("loss"))
                    .rule(DerivativeRule.TRAINING)
                    .build();
            Replay.Builder builder =
                    Replay.of(steps, batch).pass(program.pass(), 1).pass(adjoint.pass(), 1);
            seen.forEach(observer -> observer.observed().forEach(builder::keep));
            replay = builder.build(weights);
            seen.forEach(observer -> observers.add(observer.part(replay, 1, 0)));
            sums = new SummedGradients<>(kernels, adjoint.pass().sites(), batch, 1);
            replay.fill(adjoint.seed(program.output("loss")), 1.0 / ((double) steps * batch));
            parameters.forEach(
                    p -> gradients.add(Tensor.zeros(Precision.SINGLE, p.value().shape())));
            double[] row = new double[SYMBOLS];
            for (int t = 0; t < steps; t++) {
                for (int b = 0; b < batch; b++) {
                    int symbol = random.nextInt(SYMBOLS);
                    row[symbol] = 1;
                    replay.write(x, t, b, row, 0);
                    replay.write(program.input("target"), t, b, new double[] {symbol}, 0);
                    row[symbol] = 0;
                }
            }
        }

        double time(int updates) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < updates; i++) {
                update();
            }
            return (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / updates;
        }

        private void update() {
            weights.refresh();
            replay.clearInitialState(program.pass());
            replay.clearInitialState(adjoint.pass());
            replay.run(program.pass());
            observers.forEach(Runnable::run);
            replay.run(adjoint.pass());
            sums.clear();
            replay.gradients(adjoint.pass(), sums);
            for (int p = 0; p < gradients.size(); p++) {
                SummedGradients.merge(List.of(sums), parameters.get(p), 0, gradients.get(p));
            }
            skip = false;
            if (controller != null) {
                controller.beforeUpdate(this);
            }
            for (int p = 0; p < gradients.size(); p++) {
                Parameter parameter = parameters.get(p);
                for (int i = 0; !skip && i < parameter.value().size(); i++) {
                    double value = parameter.value().get(i);
                    parameter.value().set(i, value - RATE * gradients.get(p).get(i));
                }
                parameter.changed();
            }
            if (controller != null) {
                controller.afterUpdate(this);
            }
            number++;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public double loss() {
            return Double.NaN;
        }

        @Override
        public List<Parameter> parameters() {
            return parameters;
        }

        @Override
        public double[] values(int parameter) {
            return gradients.get(parameter).toDoubles();
        }

        @Override
        public double rate(int parameter) {
            return RATE;
        }

        @Override
        public void skipGradientStep() {
            skip = true;
        }
    }
}
