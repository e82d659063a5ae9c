package io.evenkeel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuartilesTest {
    @Test
    void interpolates_between_neighbors_in_rank() {
        assertThat(Quartiles.of(4, 1, 3, 2)).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
        assertThat(Quartiles.of(7)).isEqualTo(new Quartiles(7, 7, 7));
    }

    @Test
    void what_was_never_reached_is_the_largest() {
        double never = Double.POSITIVE_INFINITY;
        assertThat(Quartiles.of(never, 100, never)).isEqualTo(new Quartiles(never, never, never));
        assertThat(Quartiles.of(never, 100, 200, 150, 120).median()).isEqualTo(150);
        assertThat(Quartiles.of(100, never, 200).third()).isEqualTo(never);
    }
}
