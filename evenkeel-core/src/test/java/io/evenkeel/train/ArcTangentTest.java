package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ArcTangentTest {
    private static double error(double x) {
        double expected = StrictMath.atan(x);
        return Math.abs(ArcTangent.of(x) - expected) / Math.ulp(expected);
    }

    /** To within 2.5 ulp of its own error and 1 of StrictMath's, counted in whole ones. */
    @Test
    void agreesWithStrictMath() {
        Random random = new Random(1);
        double worst = 0;
        for (int i = 0; i < 200_000; i++) {
            double near = 4 * (2 * random.nextDouble() - 1);
            double anywhere = near * Math.scalb(1.0, random.nextInt(200) - 100);
            worst = Math.max(worst, Math.max(error(near), error(anywhere)));
        }
        assertThat(worst).isLessThanOrEqualTo(3);
    }

    @Test
    void isOddAndGrows() {
        double last = -Math.PI / 2;
        for (int i = -50_000; i <= 50_000; i++) {
            double x = i * 1e-4;
            double y = ArcTangent.of(x);
            assertThat(y).as("at " + x).isEqualTo(-ArcTangent.of(-x)).isGreaterThan(last);
            last = y;
        }
    }

    @Test
    void specialValues() {
        assertThat(ArcTangent.of(0.0)).isEqualTo(0.0);
        assertThat(1 / ArcTangent.of(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ArcTangent.of(1)).isEqualTo(Math.PI / 4);
        assertThat(ArcTangent.of(Double.POSITIVE_INFINITY)).isEqualTo(Math.PI / 2);
        assertThat(ArcTangent.of(-Double.MAX_VALUE)).isEqualTo(-Math.PI / 2);
        assertThat(ArcTangent.of(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(ArcTangent.of(Double.NaN)).isNaN();
    }
}
