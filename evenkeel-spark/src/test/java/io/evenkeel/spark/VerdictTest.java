package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Outcome;
import io.evenkeel.evolution.Trial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static Outcome outcome(int numbers, int genes) {
        Experiences seen = new Experiences(1, false, List.of(new double[numbers / 2], new double[numbers / 2]));
        return new Outcome(
                Trial.of(0.5, false, 2, new double[] {1, 2}, seen), Optional.of(new double[genes]), Optional.empty());
    }

    private static int travelling(Verdict verdict) {
        return verdict.outcome().trial().experiences().size();
    }

    @Test
    void experiencesTravelWhileTheyAreFewOrFewerThanGenes() {
        assertThat(travelling(Verdict.of(outcome(10_000, 10), false))).isEqualTo(2);
        assertThat(travelling(Verdict.of(outcome(10_002, 10), false))).isZero();
        assertThat(travelling(Verdict.of(outcome(50_000, 50_000), false))).isEqualTo(2);
        assertThat(travelling(Verdict.of(outcome(100_002, 200_000), false))).isZero();
    }

    @Test
    void genesTravelWhereTheDriverCannotMakeThemAgain() {
        assertThat(Verdict.of(outcome(2, 10), false).genes()).isNull();
        assertThat(Verdict.of(outcome(2, 10), true).genes()).hasSize(10);
    }
}
