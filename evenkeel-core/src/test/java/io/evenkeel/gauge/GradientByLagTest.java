package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientByLagTest {

    @Test
    void scaledOrthogonalShrinksByItsScaleEachStep() {
        double[][] w = Matrices.scale(0.9, Matrices.orthogonal(6, new Random(1)));

        LagCurve curve =
                GradientByLag.of(MatrixDynamics.periodic(100, w)).lags(60).measure();

        assertThat(curve.endPoints()).containsExactly(60, 80, 100);
        for (int k = 0; k <= 60; k++) {
            assertThat(curve.mean()[k]).isCloseTo(Math.pow(0.9, k), within(1e-13));
        }
    }

    /** (λI + cN)^k has C(k, j) λ^{k−j} c^j on its j-th superdiagonal, which has n − j places. */
    @Test
    void jordanChainGrowsByBinomialCoefficients() {
        int n = 4;
        double lambda = 0.8;
        double c = 0.7;
        LagCurve curve = GradientByLag.of(MatrixDynamics.periodic(60, Matrices.jordan(n, lambda, c)))
                .lags(40)
                .measure();

        for (int k = 0; k <= 40; k++) {
            double sum = 0;
            double binomial = 1;
            for (int j = 0; j < n && j <= k; j++) {
                double element = binomial * Math.pow(lambda, k - j) * Math.pow(c, j);
                sum += (n - j) * element * element;
                binomial = binomial * (k - j) / (j + 1);
            }
            assertThat(curve.mean()[k]).isCloseTo(Math.sqrt(sum / n), within(1e-12));
        }
    }

    /** A different factor every step shows which Jacobians enter: J_{T−1} first. */
    @Test
    void lagsCountBackFromTheEndPoint() {
        MatrixDynamics dynamics = new MatrixDynamics(1, 50, t -> new double[][] {{t + 1}});

        LagCurve curve =
                GradientByLag.of(dynamics).discarding(5).lags(3).every(21).measure();

        assertThat(curve.endPoints()).containsExactly(8, 29, 50);
        assertThat(curve.byEndPoint()[0]).containsExactly(new double[] {1, 8, 56, 336}, within(1e-9));
        assertThat(curve.byEndPoint()[2]).containsExactly(new double[] {1, 50, 2450, 117600}, within(1e-9));
        assertThat(curve.quantile(0.5)).containsExactly(curve.byEndPoint()[1], within(1e-9));
        assertThat(curve.quantile(0)[1]).isEqualTo(8);
        assertThat(curve.quantile(0.25)[1]).isEqualTo(18.5);
        assertThat(curve.mean()[1]).isCloseTo((8 + 29 + 50) / 3.0, within(1e-12));
    }

    /** Non-normal steps that differ show both J in place of Jᵀ and the product in the wrong order. */
    @Test
    void productsStandInTheOrderOfTime() {
        MatrixDynamics dynamics = LinearProblem.threeSteps().dynamics();
        double[] loss = {1, -2, 0.5, 3, 1};
        int end = 20;
        MatrixDynamics first = new MatrixDynamics(5, end, dynamics.jacobian());
        LagCurve gradient = GradientByLag.of(first).lags(10).discarding(10).measure();
        LagCurve lossGradient =
                LossGradientByLag.of(first, t -> loss).lags(10).discarding(10).measure();
        double[][] product = Matrices.diagonal(1, 1, 1, 1, 1);
        for (int k = 0; k <= 10; k++) {
            if (k > 0) {
                product = Matrices.multiply(product, dynamics.jacobian().apply(end - k));
            }
            double squares = 0;
            for (int column = 0; column < 5; column++) {
                double sum = 0;
                for (int row = 0; row < 5; row++) {
                    sum += loss[row] * product[row][column];
                }
                squares += sum * sum;
            }
            assertThat(gradient.mean()[k]).isCloseTo(Matrices.frobenius(product) / Math.sqrt(5), within(1e-12));
            assertThat(lossGradient.mean()[k]).isCloseTo(Math.sqrt(squares), within(1e-12));
        }
    }

    @Test
    void survivesFarUnderflowAndOverflowOfSinglePrecision() {
        double[][] w = Matrices.scale(0.01, Matrices.orthogonal(3, new Random(1)));
        LagCurve curve = GradientByLag.of(MatrixDynamics.periodic(100, w)).measure();
        assertThat(curve.mean()[100] / 1e-200).isCloseTo(1, within(1e-10));
    }

    @Test
    void probesAreUnbiasedAndKnowTheirError() {
        double[][] w = Matrices.gaussian(30, 1 / Math.sqrt(30), new Random(4));
        MatrixDynamics dynamics = MatrixDynamics.periodic(30, w);
        double[] exact = GradientByLag.of(dynamics).lags(10).measure().mean();
        int runs = 200;
        double[] meanSquare = new double[11];
        int covered = 0;
        for (int seed = 0; seed < runs; seed++) {
            LagCurve estimate = GradientByLag.of(dynamics)
                    .lags(10)
                    .every(100)
                    .probes(12, seed)
                    .measure();
            for (int k = 0; k <= 10; k++) {
                meanSquare[k] += estimate.mean()[k] * estimate.mean()[k] / runs;
            }
            if (Math.abs(estimate.mean()[5] - exact[5]) < 2 * estimate.standardError()[5]) {
                covered++;
            }
        }
        for (int k = 0; k <= 10; k++) {
            assertThat(meanSquare[k] / (exact[k] * exact[k])).isCloseTo(1, within(0.1));
        }
        assertThat(covered).isBetween(160, 200);
    }

    @Test
    void manyProbesAreExact() {
        MatrixDynamics dynamics = LinearProblem.threeSteps().dynamics();
        LagCurve exact = GradientByLag.of(dynamics).lags(10).measure();
        LagCurve probed = GradientByLag.of(dynamics).lags(10).probes(5, 1).measure();
        assertThat(probed.mean()).isEqualTo(exact.mean());
        assertThat(Arrays.stream(probed.standardError()).sum()).isZero();
    }

    @Test
    void refusesTooShortTrajectories() {
        TangentDynamics dynamics = MatrixDynamics.periodic(149, Matrices.diagonal(1));
        assertThatThrownBy(() -> GradientByLag.of(dynamics).discarding(50).measure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("149 steps")
                .hasMessageContaining("150");
    }

    @Test
    void lossGradientsFollowTheirOwnDirection() {
        MatrixDynamics dynamics = MatrixDynamics.periodic(60, Matrices.diagonal(0.5, 1, 2));

        LagCurve curve = LossGradientByLag.of(dynamics, t -> new double[] {t, 0, 0})
                .discarding(10)
                .lags(10)
                .every(20)
                .measure();

        assertThat(curve.endPoints()).containsExactly(20, 40, 60);
        for (int k = 0; k <= 10; k++) {
            assertThat(curve.mean()[k]).isCloseTo(40 * Math.pow(0.5, k), within(1e-12));
        }
        assertThatThrownBy(() -> LossGradientByLag.of(dynamics, t -> new double[2])
                        .lags(5)
                        .measure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 elements");
    }
}
