package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.reproduce.PruningTraining.CellKind;
import io.evenkeel.tasks.DataSets;
import io.evenkeel.tasks.DelayedPatternsTask;
import io.evenkeel.tasks.ImageSequence;
import io.evenkeel.tasks.MnistTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scaled-down variants do what they are expected to. */
class PruningExperimentsTest {
    private static Outcome run(String id) {
        Experiment experiment =
                Experiments.named("jacobian-spectrum-pruning/" + id).get(0);
        return experiment.run(new Conditions(true, experiment.seed(), 2, Progress.NONE));
    }

    @Test
    void expectationsHoldOnPatterns() {
        Outcome outcome = run("scaled");
        assertThat(outcome.checks()).isNotEmpty().allMatch(Outcome.Check::holds);
        assertThat(outcome.rows()).hasSize(5);
    }

    @Test
    @Tag("reproduction")
    void expectationsHoldOnDigits() {
        assumeTrue(DataSets.locate("mnist").isPresent(), "MNIST is not here");
        Outcome outcome = run("table-1");
        assertThat(outcome.checks()).hasSize(4).allMatch(Outcome.Check::holds);
        assertThat(outcome.rows()).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource
    void everyCellOfTheTableIsPrunedAndTrained(CellKind cell) {
        PruningTraining training = new PruningTraining(new DelayedPatternsTask(5), cell, 12, 0.8, 200);
        PruningTraining.Result result = training.run(PruningContender.JACOBIAN, 1);
        assertThat(result.mask().orElseThrow().kept())
                .isEqualTo(Math.round(0.2 * result.mask().orElseThrow().size()));
        assertThat(result.share(block -> block.recurrent()) + result.share(block -> !block.recurrent()))
                .isEqualTo(1);
        assertThat(result.accuracy()).isGreaterThan(0.5);
    }

    @Test
    void theTableHasTheWeightsOfThePaper() {
        assumeTrue(DataSets.locate("mnist").isPresent(), "MNIST is not here");
        MnistTask task =
                new MnistTask(DataSets.require("mnist"), ImageSequence.of(MnistTask.Presentation.ROWS), 64, 0, 64);
        long[] expected = {171_200, 684_800, 1_324_800, 513_600};
        long[] found = IntStream.range(0, 4)
                .mapToLong(i -> new PruningTraining(task, CellKind.values()[i], 400, 0.95, 0)
                        .run(PruningContender.MAGNITUDE, 1)
                        .mask()
                        .orElseThrow()
                        .size())
                .toArray();
        assertThat(found).isEqualTo(expected);
    }
}
