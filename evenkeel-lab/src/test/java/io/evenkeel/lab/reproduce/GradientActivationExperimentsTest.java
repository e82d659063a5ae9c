package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.lab.Progress;
import io.evenkeel.tasks.DataSets;
import io.evenkeel.tasks.GaussianClustersTask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scaled-down variants do what they are expected to. */
class GradientActivationExperimentsTest {

    private static Outcome run(String id) {
        Experiment experiment =
                Experiments.named("gradient-activation-function/" + id).get(0);
        return experiment.run(new Conditions(true, experiment.seed(), 2, Progress.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clusters", "sensitivity"})
    void expectationsHoldOnClusters(String id) {
        Outcome outcome = run(id);
        assertThat(outcome.checks()).isNotEmpty().allMatch(Outcome.Check::holds);
        assertThat(outcome.charts())
                .allSatisfy(chart -> assertThat(chart.curves())
                        .allSatisfy(curve -> assertThat(curve.y()).hasSameSizeAs(curve.x())));
    }

    @Test
    void expectationsHoldOnDigits() {
        assumeTrue(DataSets.locate("mnist").isPresent(), "MNIST is not here");
        Outcome outcome = run("mnist-deep");
        assertThat(outcome.checks()).isNotEmpty().allMatch(Outcome.Check::holds);
        assertThat(outcome.charts()).hasSize(2);
    }

    @Test
    void aRunThatExplodesIsShownUpToThere() {
        GradientActivationRun run = new GradientActivationRun(new GaussianClustersTask(), List.of(4, 4), 10, 200, 100);
        GradientActivationRun.Result result = run.of(GradientActivationContender.sgd(1e38), 1);
        assertThat(result.losses()[0]).isFinite();
        assertThat(result.trainingLoss()).isNaN();
        assertThat(result.norms()[99]).isNaN();
        assertThat(result.depthsAtStart()).hasSize(2).doesNotContain(Double.NaN);
        assertThat(result.depthsAtEnd()).containsOnly(Double.NaN);
        assertThat(result.accuracy()).isLessThan(0.5);
    }
}
