package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DimensionAndEntropyTest {

    @Test
    void knownAttractors() {
        assertThat(KaplanYorke.dimension(0.906, 0, -14.572)).isCloseTo(2.0622, within(1e-4)); // Lorenz
        assertThat(KaplanYorke.dimension(0.41922, -1.62319)).isCloseTo(1.2583, within(1e-4)); // Hénon
    }

    @Test
    void edges() {
        assertThat(KaplanYorke.dimension(-0.1, -0.2)).isZero(); // a fixed point
        assertThat(KaplanYorke.dimension(0, -0.2)).isEqualTo(1); // a limit cycle
        assertThat(KaplanYorke.dimension(0, 0, -0.2)).isEqualTo(2); // a torus
        assertThat(KaplanYorke.dimension(0.1, 0.1)).isEqualTo(2); // the whole space
        assertThat(KaplanYorke.dimension(0.5, -0.2, -0.1 - 0.2)).isEqualTo(3);
        assertThat(KaplanYorke.dimension(0.5, Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(KaplanYorke.dimension(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(KaplanYorke.dimension()).isZero();
    }

    @Test
    void refusesDisorder() {
        assertThatThrownBy(() -> KaplanYorke.dimension(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("descending");
    }

    @Test
    void entropyIsTheSumOfPositiveExponents() {
        assertThat(MetricEntropy.of(0.5, 0.25, 0, -3, Double.NEGATIVE_INFINITY)).isEqualTo(0.75);
        assertThat(MetricEntropy.of(-1)).isZero();
    }
}
