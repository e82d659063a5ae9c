package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityExperimentsTest {
    private static Outcome scaled(String id) {
        Experiment experiment =
                Experiments.named("sensitivity-adjustment-learning/" + id).get(0);
        return experiment.run(new Conditions(true, experiment.seed(), 2, Progress.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e1", "e2", "e3", "e4", "e5"})
    void what_the_scaled_down_experiment_expects_holds(String id) {
        Outcome outcome = scaled(id);
        assertThat(outcome.checks())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.holds())
                        .as(check.name() + ": expected " + check.expected() + ", measured " + check.measured())
                        .isTrue());
        assertThat(outcome.rows()).isNotEmpty();
        assertThat(outcome.charts())
                .isNotEmpty()
                .allSatisfy(chart -> assertThat(chart.curves())
                        .isNotEmpty()
                        .allSatisfy(curve -> assertThat(curve.y()).hasSameSizeAs(curve.x())));
    }

    @ParameterizedTest
    @ValueSource(strings = "claim-3")
    void the_search_gives_a_verdict_for_each_measure_and_setting(String id) {
        Outcome outcome = scaled(id);
        assertThat(outcome.holds()).isTrue();
        assertThat(outcome.rows().stream().map(Outcome.Row::quantity))
                .filteredOn(quantity -> quantity.startsWith("lag 50"))
                .hasSize(4);
    }
}
