package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransientGrowthTest {
    @Test
    void aChainGrowsToItsEndAndIsThenExactlyZero() {
        TransientGrowth growth = TransientGrowth.of(Chains.chain(100, 1.02), 200);
        assertThat(growth.maximum()).isCloseTo(7.102594, within(5e-7));
        assertThat(growth.maximum()).isCloseTo(Math.pow(1.02, 99), within(1e-9));
        assertThat(growth.step()).isEqualTo(99);
        assertThat(growth.complete()).isTrue();
        assertThat(growth.norms()[100]).isZero();
        double[] along = TransientGrowth.along(Chains.chain(100, 1.02), Chains.unit(100, 0), 105);
        for (int k = 0; k < 100; k++) {
            assertThat(along[k]).isCloseTo(Math.pow(1.02, k), within(1e-12));
        }
        for (int k = 100; k <= 105; k++) {
            assertThat(along[k]).isZero();
        }
    }

    @Test
    void feedbackMakesItGrowLongerAndDie() {
        double[][] w = Chains.feedbackChain(100, 0.99, 0.04);
        double[] along = TransientGrowth.along(w, Chains.unit(100, 0), 150);
        int best = 0;
        for (int k = 0; k <= 150; k++) {
            best = along[k] > along[best] ? k : best;
        }
        assertThat(best).isEqualTo(103);
        assertThat(along[103]).isCloseTo(7.546679, within(5e-7));
        assertThat(along[150]).isCloseTo(9.4e-9, within(5e-11));
        TransientGrowth growth = TransientGrowth.of(w, 1000);
        assertThat(growth.complete()).isTrue();
        assertThat(growth.maximum()).isGreaterThanOrEqualTo(along[103]);
    }

    @Test
    void normalMatricesDoNotGrow() {
        double[][] q = Matrices.orthogonal(30, new Random(1));
        for (double gain : new double[] {0.5, 0.999, 1}) {
            TransientGrowth growth = TransientGrowth.of(Matrices.scale(gain, q), 100);
            assertThat(growth.maximum()).isEqualTo(1);
            assertThat(growth.step()).isZero();
            assertThat(growth.complete()).isTrue();
        }
        TransientGrowth growth = TransientGrowth.of(Matrices.scale(1.1, q), 20);
        assertThat(growth.complete()).isFalse();
        assertThat(growth.step()).isEqualTo(20);
        assertThat(growth.maximum()).isCloseTo(Math.pow(1.1, 20), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64, 200})
    void anOrthogonalMatrixDoesNotGrowWhenItIsStoredInSinglePrecision(int n) {
        double[][] w = Matrices.single(Matrices.orthogonal(n, new Random(n)));
        TransientGrowth growth = TransientGrowth.of(w, 200);
        assertThat(growth.complete()).isTrue();
        assertThat(growth.maximum()).isEqualTo(1);
        assertThat(growth.step()).isZero();
        TransientGrowth slow = TransientGrowth.of(Matrices.scale(1.0001, w), 200);
        assertThat(slow.complete()).isFalse();
        assertThat(slow.maximum()).isCloseTo(Math.pow(1.0001, 200), within(1e-3));
    }

    /** Norms of powers by singular value decomposition. */
    @Test
    void normsAreThoseOfThePowers() {
        double[][] w = Matrices.gaussian(12, 0.6, new Random(3));
        double[] norms = TransientGrowth.of(w, 10).norms();
        double[][] power = Matrices.diagonal(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        for (int k = 0; k < norms.length; k++) {
            double expected = Jacobians.singularValues(12, 12, Matrices.flatten(power))[0];
            assertThat(norms[k]).isCloseTo(expected, within(1e-12 * expected));
            power = Matrices.multiply(power, w);
        }
    }

    @Test
    void whatOverflowsEndsTheSearch() {
        TransientGrowth growth = TransientGrowth.of(Matrices.diagonal(1e30, 1), 100);
        assertThat(growth.complete()).isFalse();
        assertThat(growth.step()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2", "5", "10", "12"})
    void theFeedbackChainHasItsClosedFormForASpectralRadius(int n) {
        double[][] w = Chains.feedbackChain(n, 0.99, 0.04);
        double expected = 2 * Math.sqrt(0.99 * 0.04) * Math.cos(Math.PI / (n + 1));
        assertThat(GelfandRadius.of(w)).isCloseTo(expected, within(1e-10));
    }

    @Test
    void theSpectralRadiusFromPowersHoldsWhereEigenvaluesFail() {
        assertThat(GelfandRadius.of(Chains.feedbackChain(100, 0.99, 0.04)))
                .isCloseTo(2 * Math.sqrt(0.99 * 0.04) * Math.cos(Math.PI / 101), within(1e-9));
        assertThat(GelfandRadius.of(Chains.chain(100, 5))).isZero();
        assertThat(GelfandRadius.of(Matrices.jordan(4, -0.7, 3))).isCloseTo(0.7, within(1e-9));
        assertThat(GelfandRadius.of(Matrices.scale(1.3, Matrices.orthogonal(9, new Random(2)))))
                .isCloseTo(1.3, within(1e-12));
        double[][] w = Matrices.gaussian(30, 0.2, new Random(5));
        assertThat(GelfandRadius.of(w))
                .isCloseTo(
                        WeightFigures.of(w, io.evenkeel.kernel.Precision.DOUBLE).spectralRadius(), within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e200, 1e-200, 1e-310})
    void theSpectralRadiusFromPowersHoldsAtAnyScale(double scale) {
        assertThat(GelfandRadius.of(Matrices.diagonal(scale, scale, -scale))).isCloseTo(scale, withinPercentage(1e-10));
        assertThat(GelfandRadius.of(Matrices.jordan(4, scale, 0))).isCloseTo(scale, withinPercentage(1e-10));
        assertThat(GelfandRadius.of(Chains.chain(5, scale))).isZero();
    }

    @Test
    void theZeroMatrixHasSpectralRadiusZero() {
        assertThat(GelfandRadius.of(Matrices.zeros(3))).isZero();
    }

    @Test
    void whatIsNotAMatrixIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransientGrowth.of(new double[][] {{1, 2}, {3}}, 5))
                .withMessageContaining("square");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransientGrowth.of(Chains.chain(3, 1), 0))
                .withMessageContaining("number of steps");
    }
}
