package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Progress;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** A run that broke meets no expectation, not even that of failing. */
class RecipeChecksTest {
    private static final String SOLVES = "chain";
    private static final String FAILS = "orthogonal slow";
    private static final String BREAKS = "identity";

    /** A rate of 1e-300 leaves weights as they are, one of 1e300 overflows them. */
    private static final RecipeRuns RUNS =
            RecipeRuns.run(new Conditions(true, 1, 2, Progress.NONE), new Recipe("small", """
            # A small one.
            task: {name: adding, steps: 4, solved: half}
            network:
              cell: {name: relu, units: 12}
              recurrent: {initializer: {name: chain, gain: 0.9}}
              input: {initializer: {name: diagonal, gain: 0.9}}
            trainer: {name: bptt, optimizer: {name: adam, rate: 1e-2}, batch: 16, steps: 300}
            evaluate: {every: 100}
            seeds: [1]
            contenders:
              chain: {}
              orthogonal slow: {trainer: {optimizer: {rate: 1e-300}}}
              identity: {trainer: {optimizer: {rate: 1e300}}}
            """));

    private static boolean holds(BiConsumer<RecipeRuns, Outcome> check) {
        Outcome outcome = new Outcome();
        check.accept(RUNS, outcome);
        assertThat(outcome.checks()).hasSize(1);
        return outcome.holds();
    }

    @Test
    void oneOfThemBreaks() {
        assertThat(RUNS.of(SOLVES).get(0).solvedAt()).isPresent();
        assertThat(RUNS.of(FAILS).get(0).failure()).isEmpty();
        assertThat(RUNS.of(BREAKS).get(0).failure()).isPresent();
    }

    @Test
    void solutionsAreCounted() {
        assertThat(holds(RecipeChecks.solved("", SOLVES, true))).isTrue();
        assertThat(holds(RecipeChecks.solved("", FAILS, false))).isTrue();
        assertThat(holds(RecipeChecks.solved("", BREAKS, false))).isFalse();
    }

    @Test
    void solutionsAreTimed() {
        assertThat(holds(RecipeChecks.sooner("", SOLVES, FAILS))).isTrue();
        assertThat(holds(RecipeChecks.sooner("", SOLVES, BREAKS))).isFalse();
    }

    @Test
    void familiesAreCompared() {
        NonNormalFamilies families = new NonNormalFamilies(RUNS);
        assertThat(holds((runs, outcome) -> families.expectNoSuccess(outcome, "orthogonal")))
                .isTrue();
        assertThat(holds((runs, outcome) -> families.expectNoSuccess(outcome, "identity")))
                .isFalse();
        assertThat(holds((runs, outcome) -> families.expectMoreSuccesses(outcome)))
                .isFalse();
        assertThat(holds((runs, outcome) -> families.expectLess(outcome, "chain", List.of("orthogonal"), "loss")))
                .isTrue();
        assertThat(holds((runs, outcome) -> families.expectLess(outcome, "chain", List.of("identity"), "loss")))
                .isFalse();
    }

    @Test
    void theMeasuredSaysHowManyBroke() {
        Outcome outcome = new Outcome();
        RecipeChecks.solved("", BREAKS, false).accept(RUNS, outcome);
        assertThat(outcome.checks().get(0).measured()).isEqualTo("0 of 1; 1 broke");
    }
}
