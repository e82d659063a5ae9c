package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SaturationTest {

    @Test
    void tanhIsFlatNearPlusAndMinusOne() {
        Saturation s = Saturation.of(
                Saturation.Kind.TANH, new double[][] {{0.96, 0.1, 0.7}, {-0.99, 0.2, 0.7}, {0.94, -0.951, 0.7}});
        assertThat(s.fraction()).isCloseTo(3 / 9.0, within(1e-15));
        assertThat(s.perUnit()).containsExactly(new double[] {2 / 3.0, 1 / 3.0, 0}, within(1e-15));
        assertThat(s.overTime()).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
        assertThat(s.dead()).containsExactly(false, false, true);
        assertThat(s.deadUnits()).isEqualTo(1);
    }

    @Test
    void sigmoidIsFlatOutsideItsMiddle() {
        Saturation s = Saturation.of(Saturation.Kind.SIGMOID, new double[][] {{0.976, 0.974}, {0.024, 0.026}});
        assertThat(s.perUnit()).containsExactly(1, 0);
    }

    @Test
    void rectifierIsDeadWhenNeverPositive() {
        Saturation s = Saturation.of(Saturation.Kind.RELU, new double[][] {{0, 3}, {0, 0}});
        assertThat(s.fraction()).isEqualTo(0.75);
        assertThat(s.dead()).containsExactly(true, false);
    }

    @Test
    void thresholdsAreOptions() {
        double[][] outputs = {{0.8, 0}, {0.9, 0.01}};
        assertThat(Saturation.of(Saturation.Kind.TANH, outputs, 0.5, 0.05).perUnit())
                .containsExactly(1, 0);
        assertThat(Saturation.of(Saturation.Kind.TANH, outputs, 0.5, 0.05).dead())
                .containsExactly(false, true);
    }

    @Test
    void refusesHolesInTheRecord() {
        assertThatThrownBy(() -> Saturation.of(Saturation.Kind.TANH, new double[][] {{0, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unit 1");
        assertThatThrownBy(() -> Saturation.of(Saturation.Kind.TANH, new double[][] {{0, 1}, {0}}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
