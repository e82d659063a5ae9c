package io.evenkeel.lab.reproduce;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.ConstantInitializer;
import io.evenkeel.nn.GruCell;
import io.evenkeel.nn.Initialization;
import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.PeepholeLstmCell;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.VarianceScalingInitializer;
import io.evenkeel.prune.FixedMask;
import io.evenkeel.prune.JacobianNorm;
import io.evenkeel.prune.PrunableBlock;
import io.evenkeel.prune.PruningMask;
import io.evenkeel.prune.PruningScores;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.Adam;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Training of a pruned recurrent network as in the paper: Glorot initialization of every gate, biases 0, Adam at 0.001,
 * batches of 64, the first of which decides the mask.
 *
 * @param task classification
 * @param cell which one
 * @param units of its state
 * @param sparsity share of input and recurrent weights that is pruned
 * @param updates of a run
 */
record PruningTraining(Task task, CellKind cell, int units, double sparsity, long updates) {
    private static final int BATCH = 64;
    private static final double RATE = 1e-3;

    /** The cells of the paper's first table. */
    enum CellKind {
        BASIC("basic RNN"),
        LSTM("LSTM"),
        PEEPHOLE("peephole LSTM"),
        GRU("GRU");

        private final String title;

        CellKind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        Cell cell(int inputs, int units) {
            return switch (this) {
                case BASIC -> new RnnCell(Activation.TANH, inputs, units);
                case LSTM -> new LstmCell(inputs, units);
                case PEEPHOLE -> new PeepholeLstmCell(inputs, units);
                case GRU -> new GruCell(inputs, units);
            };
        }
    }

    /**
     * What came of it.
     *
     * @param accuracy on held-out examples at the end
     * @param before χ with all weights
     * @param after χ with those that are left
     * @param mask which those are; absent where all are
     */
    record Result(double accuracy, double before, double after, Optional<PruningMask> mask) {
        /** The share of what is left that such blocks hold. */
        double share(Predicate<PrunableBlock> of) {
            PruningMask kept = mask.orElseThrow();
            long count = 0;
            for (int b = 0; b < kept.blocks().size(); b++) {
                count += of.test(kept.blocks().get(b)) ? kept.kept(b) : 0;
            }
            return (double) count / kept.kept();
        }
    }

    Result run(PruningContender contender, long seed) {
        Network network = network(seed);
        FixedMask fixed = new FixedMask(network);
        Batch batch = task.batch(seed, 0, BATCH);
        double before = JacobianNorm.of(network).measure(batch.inputs()).norm();
        Optional<PruningMask> mask = contender.criterion().map(criterion -> {
            PruningScores scores = criterion.score(network, task.loss(), batch, seed);
            return PruningMask.largest(scores, PruningMask.count(sparsity, scores.size()), 0);
        });
        mask.ifPresent(fixed::prune);
        double after = JacobianNorm.of(network).measure(batch.inputs()).norm();
        try (Trainer trainer = Training.of(network, task)
                .optimizer(new Adam(RATE))
                .batch(BATCH)
                .controller(fixed)
                .seed(seed)
                .build()) {
            while (trainer.updates() < updates) {
                trainer.step();
            }
            return new Result(trainer.evaluate().figures().get("accuracy"), before, after, mask);
        }
    }

    private Network network(long seed) {
        Initializer glorot = VarianceScalingInitializer.glorotUniform();
        return NetworkBuilder.of(inputs -> cell.cell(inputs, units), task.inputs())
                .outputs(task.outputs())
                .initialization(new Initialization(glorot, glorot, ConstantInitializer.ZERO, glorot))
                .build(seed);
    }
}
