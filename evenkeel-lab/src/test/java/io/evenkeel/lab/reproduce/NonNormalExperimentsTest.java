package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.lab.Progress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations of the specification hold, and figures of trained networks are counted as the paper does. */
class NonNormalExperimentsTest {
    private static Outcome run(String id) {
        Experiment experiment = Experiments.named("non-normal-rnn/" + id).get(0);
        return experiment.run(new Conditions(true, experiment.seed(), 2, Progress.NONE));
    }

    @Test
    void memoryCurvesAreThoseOfTheSpecification() {
        Outcome outcome = run("memory-curves");
        assertThat(outcome.checks()).hasSize(5).allMatch(Outcome.Check::holds);
        assertThat(outcome.charts().get(0).curves()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decoding", "copy"})
    @Tag("reproduction")
    void expectationsHold(String id) {
        assertThat(run(id).checks()).isNotEmpty().allMatch(Outcome.Check::holds);
    }

    /** An easy task; a rate of 1e-300 leaves weights as they are. */
    private static RecipeRuns smallRuns() {
        Recipe recipe = new Recipe("small", """
                # A small one.
                task: {name: adding, steps: 4, solved: half}
                network:
                  cell: {name: relu, units: 12}
                  recurrent: {initializer: {name: chain, gain: 0.9}}
                  input: {initializer: {name: diagonal, gain: 0.9}}
                trainer: {name: bptt, optimizer: {name: adam, rate: 1e-2}, batch: 16, steps: 300}
                evaluate: {every: 100}
                seeds: [1, 2]
                contenders:
                  chain 0.9: {}
                  chain 0.9 slow: {trainer: {optimizer: {rate: 1e-300}}}
                  feedback chain 0.04: {network: {recurrent: {initializer: feedback-chain}}}
                  identity 1.0: {network: {recurrent: {initializer: diagonal}}, trainer: {optimizer: {rate: 1e-300}}}
                  orthogonal 1.0: {network: {recurrent: {initializer: orthogonal}}}
                """);
        return RecipeRuns.run(new Conditions(true, 1, 2, Progress.NONE), recipe);
    }

    @Test
    void familiesAreCounted() {
        RecipeRuns runs = smallRuns();
        NonNormalFamilies families = new NonNormalFamilies(runs);
        assertThat(families.of("chain")).hasSize(4);
        assertThat(families.successful("chain"))
                .hasSize(2)
                .allMatch(run -> run.contender().equals("chain 0.9"));
        assertThat(families.of("feedback chain")).hasSize(2);
        assertThat(families.successful("identity")).isEmpty();

        Outcome outcome = new Outcome();
        families.successRows(outcome, Map.of("chain", "46 of 462"));
        assertThat(outcome.rows().get(0).published()).isEqualTo("46 of 462");
        assertThat(outcome.rows())
                .extracting(Outcome.Row::measured)
                .containsExactly("2 of 4", "2 of 2", "0 of 2", "2 of 2");
        families.expectNoSuccess(outcome, "identity");
        families.expectNoSuccess(outcome, "orthogonal");
        families.expectSuccess(outcome, "identity");
        families.expectSuccess(outcome, "chain");
        families.expectMoreSuccesses(outcome);
        families.expectLess(outcome, "chain", List.of("identity"), "loss");
        families.expectLess(outcome, "identity", List.of("chain", "orthogonal"), "loss");
        assertThat(outcome.checks())
                .extracting(Outcome.Check::holds)
                .containsExactly(true, false, false, true, true, true, false);
    }

    @Test
    void structureIsThatOfSuccessfulRuns() {
        RecipeRuns runs = smallRuns();
        Outcome outcome = new Outcome();
        NonNormalStructure.measure(runs, outcome, Map.of("identity", "2.33 ± 1.02"));
        assertThat(outcome.rows()).hasSize(4);
        assertThat(outcome.rows().get(2).measured()).isEqualTo("no run succeeded");
        assertThat(outcome.charts().get(0).curves())
                .extracting(Outcome.Curve::name)
                .containsExactly("chain", "feedback chain", "orthogonal");

        // A run that learns nothing still has the matrix that it started with.
        NonNormalStructure untrained =
                NonNormalStructure.of(runs.of("chain 0.9 slow").get(0));
        assertThat(untrained.departure()).isCloseTo(0.9 * Math.sqrt(11), within(1e-6));
        // Both inputs' units are active at once and may change places; 9 of 11 links remain.
        assertThat(untrained.chain().at(1)).isGreaterThan(0.9 * 9 / 11 - 1e-6);
        assertThat(untrained.chain().at(-3)).isCloseTo(0, within(1e-6));
        assertThat(NonNormalStructure.of(runs.of("identity 1.0").get(0)).departure())
                .isLessThan(1e-6);
    }

    @Test
    void recentLossesAreThoseOfTheLastUpdates() {
        RecipeRun run = smallRuns().of("chain 0.9").get(0);
        assertThat(run.losses()).hasSize(300);
        assertThat(run.lastLosses(1)).isEqualTo(run.losses().get(299));
        assertThat(run.lastLosses(2))
                .isCloseTo((run.losses().get(298) + run.losses().get(299)) / 2, within(1e-12));
        assertThat(run.lastLosses(50)).isLessThan(run.losses().get(0));
    }
}
