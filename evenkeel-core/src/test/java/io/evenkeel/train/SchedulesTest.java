package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static double[] factors(RateSchedule schedule, int n) {
        double[] factors = new double[n];
        for (int k = 0; k < n; k++) {
            factors[k] = schedule.factor(k);
        }
        return factors;
    }

    @Test
    void constant() {
        assertThat(factors(RateSchedule.CONSTANT, 3)).containsExactly(1, 1, 1);
    }

    @Test
    void step() {
        assertThat(factors(Schedules.step(3, 0.5), 8)).containsExactly(1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void exponential() {
        assertThat(factors(Schedules.exponential(0.5), 4)).containsExactly(1, 0.5, 0.25, 0.125);
    }

    @Test
    void linear() {
        assertThat(factors(Schedules.linear(4, 0), 6)).containsExactly(1, 0.75, 0.5, 0.25, 0, 0);
        assertThat(factors(Schedules.linear(2, 0.5), 4)).containsExactly(1, 0.75, 0.5, 0.5);
    }

    @Test
    void cosine() {
        double[] expected = {1, (1 + Math.sqrt(0.5)) / 2, 0.5, (1 - Math.sqrt(0.5)) / 2, 0, 0};
        assertThat(factors(Schedules.cosine(4, 0), 6)).containsExactly(expected, within(1e-15));
        assertThat(factors(Schedules.cosine(2, 0.2), 4))
                .containsExactly(new double[] {1, 0.6, 0.2, 0.2}, within(1e-15));
    }

    @Test
    void warmUp() {
        assertThat(factors(Schedules.warmUp(4, Schedules.linear(2, 0)), 8))
                .containsExactly(0.25, 0.5, 0.75, 1, 1, 0.5, 0, 0);
        assertThat(factors(Schedules.warmUp(1, Schedules.exponential(0.5)), 3)).containsExactly(1, 1, 0.5);
        assertThat(factors(Schedules.warmUp(2, Schedules.warmUp(2, RateSchedule.CONSTANT)), 5))
                .containsExactly(0.25, 0.5, 0.5, 1, 1);
    }

    @Test
    void refusesImpossibleSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedules.step(0, 0.5))
                .withMessage("the period of step decay must be at least 1 update, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedules.exponential(0))
                .withMessageContaining("factor of exponential decay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedules.cosine(10, -0.1))
                .withMessageContaining("last factor of cosine annealing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedules.linear(-1, 0))
                .withMessageContaining("duration of linear decay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedules.warmUp(0, RateSchedule.CONSTANT))
                .withMessageContaining("duration of the warm-up");
    }
}
