package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SparklineTest {
    @Test
    void aGeometricSequenceFallsEvenly() {
        double[] values =
                IntStream.range(0, 8).mapToDouble(k -> Math.pow(10, -k)).toArray();
        assertThat(Sparkline.of(values, 80, true)).isEqualTo("█▇▆▅▄▃▂▁");
        assertThat(Sparkline.of(values, 80, false)).isEqualTo("#*+=~-._");
    }

    @Test
    void longCurvesAreCondensed() {
        double[] values = IntStream.range(0, 800).mapToDouble(k -> Math.exp(k)).toArray();
        assertThat(Sparkline.of(values, 8, true)).startsWith("▁").hasSize(8);
    }

    @Test
    void gapsFlatCurvesAndNothing() {
        assertThat(Sparkline.of(new double[] {1, 0, Double.NaN, Double.POSITIVE_INFINITY, 1}, 9, true))
                .isEqualTo("▅   ▅");
        assertThat(Sparkline.of(new double[0], 9, true)).isEmpty();
    }
}
