package io.evenkeel.train;

import static io.evenkeel.train.GradientActivationFunction.ATAN;
import static io.evenkeel.train.GradientActivationFunction.LOG;
import static io.evenkeel.train.GradientActivationFunction.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GradientActivationFunctionTest {
    private static final double ALPHA = 0.1;
    private static final double BETA = 20;

    @ParameterizedTest
    @EnumSource
    void isOddAndNeverFalls(GradientActivationFunction function) {
        double[] g = new double[10_001];
        for (int i = 0; i < g.length; i++) {
            g[i] = -1e3 + 0.2 * i;
        }
        double[] mirrored = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            mirrored[i] = -g[i];
        }
        function.apply(ALPHA, BETA, g);
        function.apply(ALPHA, BETA, mirrored);
        assertThat(g[5000]).isEqualTo(0);
        for (int i = 0; i < g.length; i++) {
            assertThat(mirrored[i]).isEqualTo(-g[i]);
            assertThat(i == 0 || g[i] >= g[i - 1]).as("entry " + i).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSlopeIsTheDerivative(GradientActivationFunction function) {
        double h = 1e-6;
        for (double g : new double[] {0, 0.003, -0.02, 0.1, -0.4, 3}) {
            double difference = (function.value(ALPHA, BETA, g + h) - function.value(ALPHA, BETA, g - h)) / (2 * h);
            // The logarithm has a kink in its second derivative at 0, which costs β h / 2.
            double tolerance = g == 0 && function == LOG ? BETA * h * 2 : 1e-6;
            assertThat(function.slope(ALPHA, BETA, g)).as("at " + g).isCloseTo(difference, within(tolerance));
        }
        assertThat(function.slope(ALPHA, BETA, 0)).isEqualTo(ALPHA * BETA);
        double small = 1e-9;
        assertThat(function.value(ALPHA, BETA, small) / small).isCloseTo(ALPHA * BETA, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "ATAN, 0.01, 0.0197395560", "TANH, 0.01, 0.0197375320", "LOG, 0.01, 0.0182321557",
        "ATAN, 1, 0.1520837931", "TANH, 1, 0.1000000000", "LOG, 1, 0.3044522438"
    })
    void knownValues(GradientActivationFunction function, double g, double expected) {
        assertThat(function.value(ALPHA, BETA, g)).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "ATAN, 0.1, 20, 0.116556", "TANH, 0.1, 20, 0.095750", "LOG, 0.1, 20, 0.125643",
        "ATAN, 0.2, 10, 0.233112", "TANH, 0.2, 10, 0.191501", "LOG, 0.2, 10, 0.251286",
        "ATAN, 0.3, 4.5, 0.257833"
    })
    void knownCrossings(GradientActivationFunction function, double alpha, double beta, double expected) {
        double crossing = function.crossing(alpha, beta).getAsDouble();
        assertThat(crossing).isCloseTo(expected, within(1e-5));
        assertThat(function.value(alpha, beta, crossing)).isCloseTo(crossing, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAmplificationThereIsNoCrossing(GradientActivationFunction function) {
        assertThat(function.crossing(0.05, 20)).isEmpty();
        assertThat(function.crossing(0.05, 1.5)).isEmpty();
        // Barely any, and very much.
        assertThat(function.crossing(1, 1 + 1e-15).getAsDouble()).isBetween(0.0, 1e-6);
        assertThat(function.crossing(1e10, 1e10).getAsDouble()).isGreaterThan(0.99e10);
    }

    @Test
    void saturations() {
        assertThat(ATAN.saturation(0.1)).isEqualTo(0.1 * Math.PI / 2);
        assertThat(TANH.saturation(0.1)).isEqualTo(0.1);
        assertThat(LOG.saturation(0.1)).isEqualTo(Double.POSITIVE_INFINITY);
        // 20 · 1e308 overflows; the logarithm then takes the largest number instead.
        for (double g : new double[] {1e30, 1e308}) {
            assertThat(ATAN.value(0.1, 20, g)).isEqualTo(ATAN.saturation(0.1));
            assertThat(TANH.value(0.1, 20, -g)).isEqualTo(-0.1);
            assertThat(LOG.value(0.1, 20, g)).isCloseTo(0.1 * (Math.log(g) + Math.log(20)), within(0.25));
        }
        assertThat(ATAN.value(0.1, 20, Double.NaN)).isNaN();
    }

    /** ln(1 + x) loses all digits of small x when computed as written. */
    @Test
    void theLogarithmKeepsSmallGradients() {
        for (double x : new double[] {1e-300, 1e-17, 3e-16, 1e-12, 1e-5, 0.1, 1, 10, 1e5, 1e17}) {
            double expected = StrictMath.log1p(x);
            assertThat(LOG.value(1, 1, -x)).isCloseTo(-expected, within(2 * Math.ulp(expected)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lengthsAndPlacesDoNotMatter(GradientActivationFunction function) {
        for (int n : new int[] {0, 1, 7, 8, 1023, 1024, 2050}) {
            double[] g = new double[n];
            for (int i = 0; i < n; i++) {
                g[i] = (i % 37 - 18) * 0.013;
            }
            double[] activated = g.clone();
            function.apply(ALPHA, BETA, activated);
            for (int i = 0; i < n; i++) {
                assertThat(activated[i]).isEqualTo(function.value(ALPHA, BETA, g[i]));
            }
        }
    }
}
