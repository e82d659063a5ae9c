package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlicingTest {
    private final Slicing slicing = new Slicing();

    @Test
    void cutsFinelyBeforeBirthsAreTimed() {
        assertThat(slicing.slices(60, 2)).isEqualTo(60);
        assertThat(slicing.slices(1000, 2)).isEqualTo(256);
        assertThat(slicing.slices(1000, 500)).isEqualTo(500);
    }

    @Test
    void aTaskTakesATenthOfASecond() {
        slicing.learn(1_000_000, 10);
        assertThat(slicing.slices(1000, 2)).isEqualTo(2);
        assertThat(slicing.slices(50_000, 2)).isEqualTo(50);
        assertThat(slicing.slices(50_000, 64)).isEqualTo(64);
    }

    @Test
    void oneBirthIsTheLeastAndTenThousandTasksAreTheMost() {
        slicing.learn(60_000_000_000L, 10);
        assertThat(slicing.slices(1000, 2)).isEqualTo(1000);
        assertThat(slicing.slices(100_000, 2)).isEqualTo(10_000);
    }
}
