package io.evenkeel.bench;

import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.tasks.CopyTask;
import io.evenkeel.train.Adam;
import io.evenkeel.train.Optimizer;
import io.evenkeel.train.SensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.Sgd;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;

/** Whole updates: batch, sweep, optimizer, controllers. */
final class TrainingRow {
    private TrainingRow() {}

    /** One update on copy memory, words being {@code train OPTIMIZER CONTROLLER UNITS BATCH DELAY THREADS}. */
    static Runnable of(String... words) {
        CopyTask task = new CopyTask(Integer.parseInt(words[5]));
        int units = Integer.parseInt(words[3]);
        Network network = NetworkBuilder.of("tanh", task.inputs(), units)
                .outputs(task.outputs())
                .build(1);
        Training training = Training.of(network, task)
                .optimizer(optimizer(words[1]))
                .batch(Integer.parseInt(words[4]))
                .threads(Integer.parseInt(words[6]));
        switch (words[2]) {
            case "sal" ->
                training.controller(
                        SensitivityAdjustment.of(SensitivityRule.BATCH).build());
            // As much work as the rule can be: no neuron ever reaches such a target.
            case "sal-all-gates" ->
                training.controller(SensitivityAdjustment.of(
                                SensitivityRule.BATCH.target(1e6).rate(1e-9))
                        .build());
            default -> {}
        }
        Trainer trainer = training.build();
        return trainer::step;
    }

    private static Optimizer optimizer(String name) {
        return name.equals("sgd") ? new Sgd(1e-3) : new Adam(1e-4);
    }
}
