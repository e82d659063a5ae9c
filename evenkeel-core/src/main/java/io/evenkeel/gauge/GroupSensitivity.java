package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import java.util.List;

/**
 * Sensitivity and saturation of all groups of neurons along a batch. Sensitivity is that of K. Shibata and others (see
 * {@link StateSensitivity}) for neurons of any kind, {@code s = f'(U) ‖w‖}: of recurrent neurons with respect to their
 * recurrent inputs, of others with respect to all. Leaky neurons count with the gain of their steady state.
 */
final class GroupSensitivity {
    private GroupSensitivity() {}

    private static Replay<?> run(Program program, List<NeuronGroup> groups, Batch batch) {
        Replay.Builder builder = Replay.of(batch.steps(), batch.examples()).pass(program.pass(), 1);
        groups.forEach(g -> builder.keep(g.argument()).keep(g.y()));
        Replay<?> replay = builder.build(Precision.DOUBLE);
        int width = program.input("x").width();
        double[] inputs = batch.inputs().toDoubles();
        for (int t = 0; t < batch.steps(); t++) {
            for (int b = 0; b < batch.examples(); b++) {
                replay.write(program.input("x"), t, b, inputs, (t * batch.examples() + b) * width);
            }
        }
        replay.clearInitialState(program.pass());
        replay.run(program.pass());
        return replay;
    }

    static void read(Program program, List<NeuronGroup> groups, Batch batch, TrainingGauges.Readings to) {
        Replay<?> replay = run(program, groups, batch);
        double[] logs = new double[groups.size()];
        double sum = 0;
        double count = 0;
        for (int g = 0; g < logs.length; g++) {
            NeuronGroup group = groups.get(g);
            double squares = squares(replay, group, norms(group));
            double values = (double) batch.steps() * batch.examples() * group.size();
            logs[g] = 0.5 * StrictMath.log(squares / values);
            sum += squares;
            count += values;
        }
        to.figures().put("log-sensitivity", 0.5 * StrictMath.log(sum / count));
        if (logs.length > 1) {
            to.curves().put("log-sensitivity-by-group", logs);
        }
    }

    /** ‖w‖² of each neuron over the inputs that count. */
    private static double[] norms(NeuronGroup group) {
        boolean recurrent = group.inputs().stream().anyMatch(NeuronGroup.Input::recurrent);
        double[] norms = new double[group.size()];
        for (NeuronGroup.Input input : group.inputs()) {
            if (recurrent && !input.recurrent()) {
                continue;
            }
            double gain = input.gain() / (1 - group.leak());
            Tensor w = input.weight().parameter().value();
            for (int j = 0; j < norms.length; j++) {
                int at = input.offset() + j * input.neuronStride();
                for (int i = 0; i < input.x().width(); i++) {
                    double value = gain * w.get(at + i * input.inputStride());
                    norms[j] += value * value;
                }
            }
        }
        return norms;
    }

    private static double squares(Replay<?> replay, NeuronGroup group, double... norms) {
        double[] row = new double[group.size()];
        double sum = 0;
        for (int t = 0; t < replay.steps(); t++) {
            for (int b = 0; b < replay.examples(); b++) {
                replay.read(group.argument(), t, b, row, 0);
                for (int j = 0; j < row.length; j++) {
                    double slope = group.activation().slope(row[j]);
                    sum += slope * slope * norms[j];
                }
            }
        }
        return sum;
    }

    static void saturation(Program program, List<NeuronGroup> groups, Batch batch, TrainingGauges.Readings to) {
        Replay<?> replay = run(program, groups, batch);
        double sum = 0;
        int judged = 0;
        for (NeuronGroup group : groups) {
            var kind = Saturation.Kind.of(group.activation());
            if (kind.isPresent()) {
                double[][] outputs = new double[replay.steps() * replay.examples()][group.size()];
                for (int t = 0; t < replay.steps(); t++) {
                    for (int b = 0; b < replay.examples(); b++) {
                        replay.read(group.y(), t, b, outputs[t * replay.examples() + b], 0);
                    }
                }
                sum += Saturation.of(kind.get(), outputs).fraction();
                judged++;
            }
        }
        if (judged > 0) {
            to.figures().put("saturation", sum / judged);
        }
    }
}
