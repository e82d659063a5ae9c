package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void medians_of_what_never_happens() {
        assertThat(Summary.median(3, 1, 2)).isEqualTo(2);
        assertThat(Summary.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Summary.median(1, NEVER, NEVER)).isEqualTo(NEVER);
        assertThat(Summary.median(NEVER, NEVER)).isEqualTo(NEVER);
        assertThat(Summary.median(1, NEVER)).isEqualTo(NEVER);
    }

    @Test
    void numbers_for_people() {
        assertThat(Summary.spread(1457, 1182.4, NEVER)).isEqualTo("1457 (1182 to never)");
        assertThat(Summary.number(0.01234)).isEqualTo("0.0123");
        assertThat(Summary.number(-2.0e-152)).isEqualTo("-2.0e-152");
        assertThat(Summary.number(Double.NaN)).isEqualTo("none");
        assertThat(Summary.number(0)).isEqualTo("0");
    }
}
