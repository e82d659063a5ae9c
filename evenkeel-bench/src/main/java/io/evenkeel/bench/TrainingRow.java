package io.evenkeel.bench;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.nn.UniformInitializer;
import io.evenkeel.tasks.CopyTask;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.Optimizer;
import io.evenkeel.train.Sgd;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole updates: batch, sweep, optimizer, controllers. */
final class TrainingRow {
    private TrainingRow() {}

    /** One update on copy memory, words being {@code train OPTIMIZER CONTROLLER UNITS BATCH DELAY THREADS}. */
    static Runnable of(String... words) {
        CopyTask task = new CopyTask(Integer.parseInt(words[5]));
        int units = Integer.parseInt(words[3]);
        Network network = new Network(
                "rnn",
                "tanh",
                new Stack(List.of(new RnnCell(Activation.TANH, task.inputs(), units))),
                false,
                Optional.empty(),
                Optional.of(new Network.Head(
                        new Parameter("head.weight", Tensor.zeros(Precision.DOUBLE, task.outputs(), units)),
                        Optional.of(new Parameter("head.bias", Tensor.zeros(Precision.DOUBLE, task.outputs()))))),
                Map.of());
        UniformInitializer.forUnits(units).fill(network.parameters(), 1);
        Training training = Training.of(network, task)
                .optimizer(optimizer(words[1]))
                .batch(Integer.parseInt(words[4]))
                .threads(Integer.parseInt(words[6]));
        Trainer trainer = training.build();
        return trainer::step;
    }

    private static Optimizer optimizer(String name) {
        return name.equals("sgd") ? new Sgd(1e-3) : new io.evenkeel.train.Adam(1e-4);
    }
}
