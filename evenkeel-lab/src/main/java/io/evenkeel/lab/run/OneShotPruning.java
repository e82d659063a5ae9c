package io.evenkeel.lab.run;

import io.evenkeel.lab.spec.PruningSettings;
import io.evenkeel.lab.spec.SpecException;
import io.evenkeel.nn.Network;
import io.evenkeel.prune.FixedMask;
import io.evenkeel.prune.JacobianNorm;
import io.evenkeel.prune.JacobianSpectrum;
import io.evenkeel.prune.PrunableBlock;
import io.evenkeel.prune.PruningCriterion;
import io.evenkeel.prune.PruningMask;
import io.evenkeel.prune.PruningScores;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Prunes a network once, before its first update, and measures it before and after. */
final class OneShotPruning {
    private final PruningSettings settings;
    private final Network network;
    private final Task task;
    private final long seed;
    private final long count;
    private final FixedMask mask;

    /**
     * Prepares the pruning; all weights stay until it is done.
     *
     * @throws SpecException if no weight would be left
     */
    OneShotPruning(PruningSettings settings, Network network, Task task, long seed) {
        this.settings = settings;
        this.network = network;
        this.task = task;
        this.seed = seed;
        this.mask = new FixedMask(network);
        long weights = PrunableBlock.of(network).stream()
                .mapToLong(PrunableBlock::size)
                .sum();
        try {
            this.count = PruningMask.count(settings.sparsity(), weights);
        } catch (IllegalArgumentException e) {
            throw new SpecException("pruning.sparsity", e.getMessage());
        }
        long least = PrunableBlock.of(network).stream()
                .mapToLong(block -> Math.min(block.size(), settings.leastPerBlock()))
                .sum();
        if (least > count) {
            throw new SpecException(
                    "pruning.leastPerBlock",
                    "so many weights in each matrix are " + least + ", more than the " + count + " that are kept");
        }
    }

    /** What keeps pruned weights at zero, the last of a trainer's controllers. */
    FixedMask mask() {
        return mask;
    }

    /**
     * Prunes by the first batch of the task.
     *
     * @throws SpecException if all scores are 0, as where the Jacobian is: there is nothing to choose by
     * @throws ArithmeticException if a score is not finite
     */
    PruningReport prune(Map<String, Double> gaugesBefore) {
        Batch batch = task.batch(seed, 0, settings.batch());
        PruningCriterion criterion = settings.criterion().criterion();
        JacobianNorm norm = criterion instanceof JacobianSpectrum spectrum
                ? spectrum.norm(network, seed)
                : JacobianNorm.of(network);
        double before = norm.measure(batch.inputs()).norm();
        PruningScores scores = criterion.score(network, task.loss(), batch, seed);
        if (scores.values().stream().flatMapToDouble(Arrays::stream).allMatch(score -> score == 0)) {
            throw new SpecException(
                    "pruning.criterion",
                    String.join("; ", scores.notes()) + (scores.notes().isEmpty() ? "" : "; ")
                            + criterion.name()
                            + " gives every weight the score 0; choose another criterion, or another start"
                            + " of the recurrent weights");
        }
        PruningMask kept = PruningMask.largest(scores, count, settings.leastPerBlock());
        mask.prune(kept);
        double after = norm.measure(batch.inputs()).norm();
        List<String> notes = new ArrayList<>(scores.notes());
        notes.addAll(kept.notes(network));
        return new PruningReport(criterion.name(), kept, before, after, gaugesBefore, notes);
    }
}
