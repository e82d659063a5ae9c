package io.evenkeel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

/** Errors in units in the last place against double precision. */
class FloatElementaryTest {
    private interface Function {
        float apply(float x);
    }

    private static double worst(Function function, DoubleUnaryOperator reference, double low, double high, int count) {
        Random random = new Random(1);
        double worst = 0;
        for (int i = 0; i < count; i++) {
            // Half of them at all scales below the limits.
            double scale = i % 2 == 0 ? 1 : Math.pow(10, -6 * random.nextDouble());
            float x = (float) ((low + (high - low) * random.nextDouble()) * scale);
            if (x == 0) {
                continue;
            }
            double exact = reference.applyAsDouble(x);
            double error = Math.abs(function.apply(x) - exact) / Math.ulp((float) exact);
            worst = Math.max(worst, error);
        }
        return worst;
    }

    @Test
    void exp() {
        assertThat(worst(FloatElementary::exp, Math::exp, -104, 88.7, 2_000_000))
                .isLessThan(1.1);
    }

    @Test
    void tanh() {
        assertThat(worst(FloatElementary::tanh, Math::tanh, -10, 10, 2_000_000)).isLessThan(1.5);
    }

    @Test
    void sigmoid() {
        assertThat(worst(FloatElementary::sigmoid, x -> 1 / (1 + Math.exp(-x)), -104, 40, 2_000_000))
                .isLessThan(2.5);
    }

    @Test
    void log() {
        assertThat(worst(FloatElementary::log, Math::log, 0, 100, 2_000_000)).isLessThan(1.0);
        assertThat(worst(FloatElementary::log, Math::log, 0.5, 2, 1_000_000)).isLessThan(1.0);
        assertThat(worst(FloatElementary::log, Math::log, 0, 1e-38, 1_000_000)).isLessThan(1.0);
    }

    @Test
    void expm1() {
        assertThat(worst(FloatElementary::expm1, Math::expm1, -20, 0, 2_000_000))
                .isLessThan(1.1);
        assertThat(worst(FloatElementary::expm1, Math::expm1, -2, 0, 2_000_000)).isLessThan(1.1);
    }

    @Test
    void softplus() {
        assertThat(worst(
                        FloatElementary::softplus,
                        x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
                        -104,
                        100,
                        2_000_000))
                .isLessThan(1.7);
        assertThat(worst(
                        FloatElementary::softplus,
                        x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
                        -3,
                        3,
                        2_000_000))
                .isLessThan(1.7);
    }

    @Test
    void erf() {
        assertThat(worst(FloatElementary::erf, Erf::erf, -4.5, 4.5, 100_000)).isLessThan(2.5);
    }

    @Test
    void specialValues() {
        float infinity = Float.POSITIVE_INFINITY;
        assertThat(FloatElementary.exp(infinity)).isEqualTo(infinity);
        assertThat(FloatElementary.exp(-infinity)).isEqualTo(0f);
        assertThat(FloatElementary.exp(88.73f)).isEqualTo(infinity);
        assertThat(FloatElementary.exp(-0f)).isEqualTo(1f);
        assertThat(FloatElementary.exp(Float.NaN)).isNaN();
        assertThat(FloatElementary.exp(-103f)).isEqualTo(Float.MIN_VALUE);
        assertThat(FloatElementary.tanh(infinity)).isEqualTo(1f);
        assertThat(FloatElementary.tanh(-9.02f)).isEqualTo(-1f);
        assertThat(FloatElementary.tanh(-0f)).isEqualTo(-0f);
        assertThat(FloatElementary.tanh(-Float.MIN_VALUE)).isEqualTo(-Float.MIN_VALUE);
        assertThat(FloatElementary.tanh(Float.NaN)).isNaN();
        assertThat(FloatElementary.sigmoid(infinity)).isEqualTo(1f);
        assertThat(FloatElementary.sigmoid(-infinity)).isEqualTo(0f);
        assertThat(FloatElementary.sigmoid(0)).isEqualTo(0.5f);
        assertThat(FloatElementary.sigmoid(Float.NaN)).isNaN();
        assertThat(FloatElementary.log(0)).isEqualTo(-infinity);
        assertThat(FloatElementary.log(-0f)).isEqualTo(-infinity);
        assertThat(FloatElementary.log(1)).isEqualTo(0f);
        assertThat(FloatElementary.log(infinity)).isEqualTo(infinity);
        assertThat(FloatElementary.log(-Float.MIN_VALUE)).isNaN();
        assertThat(FloatElementary.log(-infinity)).isNaN();
        assertThat(FloatElementary.log(Float.NaN)).isNaN();
        assertThat(FloatElementary.expm1(-infinity)).isEqualTo(-1f);
        assertThat(FloatElementary.expm1(0)).isEqualTo(0f);
        assertThat(FloatElementary.expm1(-Float.MIN_VALUE)).isEqualTo(-Float.MIN_VALUE);
        assertThat(FloatElementary.expm1(Float.NaN)).isNaN();
        assertThat(FloatElementary.softplus(infinity)).isEqualTo(infinity);
        assertThat(FloatElementary.softplus(-infinity)).isEqualTo(0f);
        assertThat(FloatElementary.softplus(Float.MAX_VALUE)).isEqualTo(Float.MAX_VALUE);
        assertThat(FloatElementary.softplus(Float.NaN)).isNaN();
        assertThat(FloatElementary.erf(-infinity)).isEqualTo(-1f);
        assertThat(FloatElementary.erf(-0f)).isEqualTo(-0f);
        assertThat(FloatElementary.erf(Float.NaN)).isNaN();
    }
}
