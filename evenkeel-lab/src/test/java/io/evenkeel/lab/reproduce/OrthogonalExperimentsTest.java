package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.lab.Progress;
import io.evenkeel.tasks.DataSets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scaled-down variants do what they are expected to. */
class OrthogonalExperimentsTest {
    private static Outcome run(String name) {
        Experiment experiment = Experiments.named(name).get(0);
        return experiment.run(new Conditions(true, experiment.seed(), 2, Progress.NONE));
    }

    @Test
    void aShortTermStateHelpsWhereMuchMayBeForgotten() {
        Outcome outcome = run("enrnn/adding");
        assertThat(outcome.checks()).hasSize(5).allMatch(Outcome.Check::holds);
        assertThat(outcome.charts()).hasSize(1);
    }

    @ParameterizedTest
    @Tag("reproduction")
    @ValueSource(
            strings = {
                "enrnn/copy",
                "nc-gru/copy",
                "nc-gru/parenthesis",
                "nc-gru/denoise",
                "exprnn/copy",
                "sbo-rnn/adding"
            })
    void expectationsHold(String name) {
        assertThat(run(name).checks()).isNotEmpty().allMatch(Outcome.Check::holds);
    }

    @ParameterizedTest
    @Tag("reproduction")
    @ValueSource(strings = {"nc-gru/characters", "sbo-rnn/pixel-mnist"})
    void expectationsHoldOnData(String name) {
        assumeTrue(
                DataSets.locate("mnist").isPresent()
                        && DataSets.locate("tinyshakespeare").isPresent(),
                "data sets are not here");
        assertThat(run(name).checks()).isNotEmpty().allMatch(Outcome.Check::holds);
    }
}
