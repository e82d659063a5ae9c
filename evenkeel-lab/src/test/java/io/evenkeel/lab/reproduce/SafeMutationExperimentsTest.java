package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.lab.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SafeMutationExperimentsTest {
    private static Outcome run(String id) {
        Experiment experiment = Experiments.named("safe-mutations/" + id).get(0);
        return experiment.run(new Conditions(true, experiment.seed(), 2, Progress.NONE));
    }

    @Test
    void toyInFull() {
        Outcome outcome = run("e1");
        assertThat(outcome.rows()).hasSize(15);
        assertThat(outcome.checks()).hasSize(10).allMatch(Outcome.Check::holds);
    }

    @Test
    @Tag("reproduction")
    void parityIsSolvedBySafeMutations() {
        Outcome outcome = run("e2");
        assertThat(outcome.checks()).hasSize(2).allMatch(Outcome.Check::holds);
        assertThat(outcome.charts()).hasSize(1);
    }

    @Test
    @Tag("reproduction")
    void mutantsOfSafeMutationsAreRobust() {
        Outcome outcome = run("figure-3");
        assertThat(outcome.checks()).hasSize(4).allMatch(Outcome.Check::holds);
        // Every mutant has its place.
        assertThat(outcome.charts().get(0).curves())
                .hasSize(3)
                .allSatisfy(curve -> assertThat(Arrays.stream(curve.y()).sum()).isCloseTo(1, within(1e-12)));
    }

    @Test
    void runsAreCountedAndCompared() {
        List<EvolutionRace.Run> fast = runs(100, 200, 300, 400);
        List<EvolutionRace.Run> slow = runs(300, 900, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(SafeMutations.solvedBy(fast, 200)).isEqualTo(2);
        assertThat(SafeMutations.halfSolved(fast)).isEqualTo(200);
        assertThat(SafeMutations.halfSolved(slow)).isEqualTo(900);
        assertThat(SafeMutations.shares(slow, List.of(100.0, 300.0, 1000.0))).isEqualTo("0.00 / 0.25 / 0.50");
        Outcome outcome = new Outcome();
        SafeMutations.compare(outcome, Map.of("fast", fast, "slow", slow), "fast", "slow", "said", 1000);
        // Student's t of (100, 200, 300, 400) and (300, 900, 1000, 1000): t = -3.0509, 6 degrees of freedom.
        assertThat(outcome.rows().get(0).measured()).startsWith("t-test p = 0.0225, Barnard p = ");
        // 4 of 4 against 2 of 4: tables whose difference is as large have at most 0.178535 of the probability, at a
        // share of 0.686.
        assertThat(outcome.rows().get(0).measured()).endsWith("Barnard p = 0.179");
        assertThat(SafeMutations.chart(Map.of("slow", slow), 1000)
                        .curves()
                        .get(0)
                        .y()[50])
                .isEqualTo(0.5);
    }

    private static List<EvolutionRace.Run> runs(double... solvedAt) {
        return Arrays.stream(solvedAt)
                .mapToObj(at -> new EvolutionRace.Run("any", 1, at, 0))
                .toList();
    }
}
