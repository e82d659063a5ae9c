package io.evenkeel.train;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.SweepObserver;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.WeightStore;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.List;

/** Sweeps forwards over a program, and a controller that acts after each, without a gradient. */
final class Presentations implements Update {
    /** A model none of whose weights are determined by others. */
    static final Model FREE = new FeedForward(1, List.of(), Activation.TANH, 1, Activation.IDENTITY);

    private final Program program;
    private final Controller controller;
    private final WeightStore<double[]> weights;
    private final Replay<double[]> replay;
    private final List<Runnable> observers = new ArrayList<>();
    private long number;

    @SuppressWarnings("unchecked") // kernels of double precision work on double[]
    Presentations(Program program, Controller controller, double[][][] inputs) {
        this.program = program;
        this.controller = controller;
        List<SweepObserver> seen = controller.attach(FREE, program);
        Replay.Builder builder = Replay.of(inputs.length, inputs[0].length).pass(program.pass(), 1);
        seen.forEach(observer -> observer.observed().forEach(builder::keep));
        weights = new WeightStore<>((Kernels<double[]>) Kernels.of(Precision.DOUBLE));
        replay = builder.build(weights);
        seen.forEach(observer -> observers.add(observer.part(replay, 1, 0)));
        for (int t = 0; t < inputs.length; t++) {
            for (int b = 0; b < inputs[t].length; b++) {
                replay.write(program.input("x"), t, b, inputs[t][b], 0);
            }
        }
    }

    void present() {
        weights.refresh();
        replay.clearInitialState(program.pass());
        replay.run(program.pass());
        observers.forEach(Runnable::run);
        controller.beforeUpdate(this);
        controller.afterUpdate(this);
        number++;
    }

    static Parameter parameter(String name, double[] values, int... shape) {
        return new Parameter(name, Tensor.of(values, shape));
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
        return program.pass().parameters();
    }

    @Override
    public double[] values(int parameter) {
        throw new IllegalStateException("there is no gradient");
    }

    @Override
    public double rate(int parameter) {
        return 0;
    }

    @Override
    public void skipGradientStep() {
        // There is none.
    }
}
