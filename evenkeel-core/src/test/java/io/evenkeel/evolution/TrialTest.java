package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TrialTest {
    private static String cause(String given) {
        return Trial.failed(given, 1).cause();
    }

    @Test
    void causesAreOneLine() {
        assertThat(cause("  one\r\n\ttwo\u2028three\u0085four\u001b[31m\n")).isEqualTo("one two three four [31m");
        assertThat(cause(null)).isEqualTo("no reason is given");
        assertThat(cause(" \n ")).isEqualTo("no reason is given");
        assertThat(Trial.of(1, true, 1, new double[0], Experiences.NONE).cause())
                .isEmpty();
    }

    @Test
    void causesAreBounded() {
        assertThat(cause("x".repeat(300))).isEqualTo("x".repeat(300));
        assertThat(cause("x".repeat(301))).isEqualTo("x".repeat(299) + "…");
        String wide = "\ud83e\udd16";
        assertThat(cause(wide.repeat(400))).isEqualTo(wide.repeat(299) + "…");
        Trial wordy = Trial.failed("x".repeat(5000), 1);
        assertThat(wordy.withoutExperiences().cause()).isEqualTo(wordy.cause());
    }

    @Test
    void aFitnessThatIsNotFiniteIsAFailure() {
        for (double fitness : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Trial trial = Trial.of(fitness, true, 7, new double[] {1}, Experiences.NONE);
            assertThat(trial.cause()).isEqualTo("the fitness is " + fitness);
            assertThat(trial.fitness()).isEqualTo(Trial.FAILURE);
            assertThat(trial.solved()).isFalse();
            assertThat(trial.steps()).isEqualTo(7);
        }
    }

    @Test
    void refusesWhatIsNull() {
        double[] none = {};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trial(1, true, 1, null, Experiences.NONE, ""))
                .withMessage("a trial needs behavior, not null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trial(1, true, 1, none, null, ""))
                .withMessage("a trial needs experiences, not null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trial(1, true, 1, none, Experiences.NONE, null))
                .withMessage("a trial needs a cause, not null");
    }
}
