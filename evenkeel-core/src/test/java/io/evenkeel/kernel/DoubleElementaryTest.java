package io.evenkeel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Errors in units in the last place against series in many digits. */
class DoubleElementaryTest {
    private interface Function {
        double apply(double x);
    }

    private static double worst(
            Function function, UnaryOperator<BigDecimal> reference, double low, double high, int count) {
        Random random = new Random(1);
        double worst = 0;
        for (int i = 0; i < count; i++) {
            // Half of them at all scales below the limits.
            double scale = i % 2 == 0 ? 1 : Math.pow(10, -6 * random.nextDouble());
            double x = ((low + (high - low) * random.nextDouble()) * scale);
            if (x == 0) {
                continue;
            }
            BigDecimal exact = reference.apply(new BigDecimal(x));
            double error =
                    new BigDecimal(function.apply(x)).subtract(exact).abs().doubleValue()
                            / Math.ulp(exact.doubleValue());
            worst = Math.max(worst, error);
        }
        return worst;
    }

    @Test
    void exp() {
        assertThat(worst(DoubleElementary::exp, PreciseFunctions::exp, -745, 709.7, 3000))
                .isLessThan(1.1);
    }

    @Test
    void tanh() {
        assertThat(worst(DoubleElementary::tanh, PreciseFunctions::tanh, -20, 20, 3000))
                .isLessThan(1.5);
    }

    @Test
    void sigmoid() {
        assertThat(worst(DoubleElementary::sigmoid, PreciseFunctions::sigmoid, -745, 40, 3000))
                .isLessThan(2.5);
    }

    @Test
    void log() {
        assertThat(worst(DoubleElementary::log, PreciseFunctions::log, 0, 100, 3000))
                .isLessThan(1.0);
        assertThat(worst(DoubleElementary::log, PreciseFunctions::log, 0.5, 2, 3000))
                .isLessThan(1.0);
        assertThat(worst(DoubleElementary::log, PreciseFunctions::log, 0, 2e-308, 3000))
                .isLessThan(1.0);
    }

    @Test
    void expm1() {
        assertThat(worst(DoubleElementary::expm1, PreciseFunctions::expm1, -40, 0, 3000))
                .isLessThan(1.1);
        assertThat(worst(DoubleElementary::expm1, PreciseFunctions::expm1, -2, 0, 3000))
                .isLessThan(1.1);
    }

    @Test
    void softplus() {
        assertThat(worst(DoubleElementary::softplus, PreciseFunctions::softplus, -745, 700, 3000))
                .isLessThan(1.7);
        assertThat(worst(DoubleElementary::softplus, PreciseFunctions::softplus, -3, 3, 3000))
                .isLessThan(1.7);
    }

    @Test
    void erf() {
        assertThat(worst(DoubleElementary::erf, PreciseFunctions::erf, -6.5, 6.5, 3000))
                .isLessThan(2.5);
    }

    @Test
    void specialValues() {
        double infinity = Double.POSITIVE_INFINITY;
        assertThat(DoubleElementary.exp(infinity)).isEqualTo(infinity);
        assertThat(DoubleElementary.exp(-infinity)).isEqualTo(0);
        assertThat(DoubleElementary.exp(709.79)).isEqualTo(infinity);
        assertThat(DoubleElementary.exp(-0.0)).isEqualTo(1);
        assertThat(DoubleElementary.exp(Double.NaN)).isNaN();
        assertThat(DoubleElementary.exp(-745)).isEqualTo(Double.MIN_VALUE);
        assertThat(DoubleElementary.tanh(infinity)).isEqualTo(1);
        assertThat(DoubleElementary.tanh(-19.07)).isEqualTo(-1);
        assertThat(DoubleElementary.tanh(-0.0)).isEqualTo(-0);
        assertThat(DoubleElementary.tanh(-Double.MIN_VALUE)).isEqualTo(-Double.MIN_VALUE);
        assertThat(DoubleElementary.tanh(Double.NaN)).isNaN();
        assertThat(DoubleElementary.sigmoid(infinity)).isEqualTo(1);
        assertThat(DoubleElementary.sigmoid(-infinity)).isEqualTo(0);
        assertThat(DoubleElementary.sigmoid(0)).isEqualTo(0.5f);
        assertThat(DoubleElementary.sigmoid(Double.NaN)).isNaN();
        assertThat(DoubleElementary.log(0)).isEqualTo(-infinity);
        assertThat(DoubleElementary.log(-0.0)).isEqualTo(-infinity);
        assertThat(DoubleElementary.log(1)).isEqualTo(0);
        assertThat(DoubleElementary.log(infinity)).isEqualTo(infinity);
        assertThat(DoubleElementary.log(-Double.MIN_VALUE)).isNaN();
        assertThat(DoubleElementary.log(-infinity)).isNaN();
        assertThat(DoubleElementary.log(Double.NaN)).isNaN();
        assertThat(DoubleElementary.expm1(-infinity)).isEqualTo(-1);
        assertThat(DoubleElementary.expm1(0)).isEqualTo(0);
        assertThat(DoubleElementary.expm1(-Double.MIN_VALUE)).isEqualTo(-Double.MIN_VALUE);
        assertThat(DoubleElementary.expm1(Double.NaN)).isNaN();
        assertThat(DoubleElementary.softplus(infinity)).isEqualTo(infinity);
        assertThat(DoubleElementary.softplus(-infinity)).isEqualTo(0);
        assertThat(DoubleElementary.softplus(Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
        assertThat(DoubleElementary.softplus(Double.NaN)).isNaN();
        assertThat(DoubleElementary.erf(-infinity)).isEqualTo(-1);
        assertThat(DoubleElementary.erf(-0.0)).isEqualTo(-0);
        assertThat(DoubleElementary.erf(Double.NaN)).isNaN();
    }
}
