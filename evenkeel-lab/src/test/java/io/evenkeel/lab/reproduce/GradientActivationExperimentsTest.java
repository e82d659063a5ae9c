package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.lab.Progress;
import io.evenkeel.tasks.DataSets;
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
}
