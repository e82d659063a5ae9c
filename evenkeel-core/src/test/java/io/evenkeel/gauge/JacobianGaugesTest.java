package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Singular values, sensitivities and finite-time growth. */
class JacobianGaugesTest {

    @Test
    void singularValuesOfADiagonalAreItsModuli() {
        MatrixDynamics dynamics =
                new MatrixDynamics(3, 61, t -> Matrices.diagonal(-2, 0.5 * (t == 30 ? 10 : 1), t == 50 ? 0.1 : 1));

        JacobianSingularValues.Result result =
                JacobianSingularValues.of(dynamics).discarding(10).every(20).measure();

        assertThat(result.steps()).containsExactly(10, 30, 50);
        assertThat(result.min()).isCloseTo(0.1, within(1e-15));
        assertThat(result.max()).isCloseTo(5, within(1e-14));
        assertThat(result.median()).isCloseTo(1, within(1e-15)); // of 2 1 ½ 5 2 1 2 ½ 0.1
        assertThat(result.maxOverTime()).containsExactly(new double[] {2, 5, 2}, within(1e-14));
        assertThat(result.medianOverTime()).containsExactly(new double[] {1, 2, 0.5}, within(1e-14));
        assertThat(result.minOverTime()).containsExactly(new double[] {0.5, 1, 0.1}, within(1e-14));
    }

    @Test
    void singularValuesOfAScaledOrthogonalAreItsScale() {
        double[][] w = Matrices.scale(1.3, Matrices.orthogonal(8, new Random(2)));
        JacobianSingularValues.Result result =
                JacobianSingularValues.of(MatrixDynamics.periodic(40, w)).measure();
        assertThat(result.values()).hasDimensions(2, 8);
        assertThat(result.min()).isCloseTo(1.3, within(1e-13));
        assertThat(result.max()).isCloseTo(1.3, within(1e-13));
    }

    /** Oracle 3 of the method's specification: s_RMS = ‖J‖_F/√N of a tanh layer. */
    @Test
    void sensitivityIsTheRootMeanSquareOfRowNorms() {
        double[][] w = {{.5, -.2, .1}, {.3, .4, -.6}, {-.1, .2, .7}};
        double[] u = {.2, -.5, 1};
        double[][] j = new double[3][3];
        for (int i = 0; i < 3; i++) {
            double slope = 1 - Math.tanh(u[i]) * Math.tanh(u[i]);
            for (int c = 0; c < 3; c++) {
                j[i][c] = slope * w[i][c];
            }
        }

        StateSensitivity.Result result =
                StateSensitivity.of(MatrixDynamics.periodic(7, j)).measure();

        assertThat(Math.exp(result.log())).isCloseTo(0.499870139344, within(1e-12));
        assertThat(Math.exp(result.log())).isCloseTo(Matrices.frobenius(j) / Math.sqrt(3), within(1e-14));
        assertThat(result.logOverTime()).hasSize(7).containsOnly(result.logOverTime()[0]);
        assertThat(result.perNeuron()[0]).isCloseTo((1 - Math.pow(Math.tanh(.2), 2)) * Math.sqrt(.30), within(1e-15));
    }

    /** Oracle 4: s_RMS² is the mean of ‖Jᵀg‖² over any orthonormal basis {g}: the backward gain. */
    @Test
    void sensitivityIsTheMeanBackwardGain() {
        double[][] j = Matrices.gaussian(5, 0.6, new Random(8));
        MatrixDynamics dynamics = MatrixDynamics.periodic(1, j);
        double[] basis = Matrices.flatten(Matrices.orthogonal(5, new Random(9)));
        dynamics.pullBack(0, 5, basis);
        double meanSquare = Arrays.stream(basis).map(x -> x * x).sum() / 5;

        double log = StateSensitivity.of(dynamics).measure().log();

        assertThat(Math.exp(2 * log)).isCloseTo(meanSquare, within(1e-13));
    }

    /** Oracle 8: an orthogonal matrix and identity activation neither shrink nor stretch. */
    @Test
    void orthogonalDynamicsHasNoLogSensitivityAndNoExponent() {
        MatrixDynamics dynamics = MatrixDynamics.periodic(50, Matrices.orthogonal(9, new Random(3)));
        assertThat(StateSensitivity.of(dynamics).measure().log()).isCloseTo(0, within(1e-12));
        assertThat(LyapunovSpectrum.of(dynamics).exponents()).containsExactly(new double[9], within(1e-12));
    }

    /** Oracle 7: without input and near 0, Λ = ln(RMS row norm) and λ_max = ln ρ(W). */
    @Test
    void logSensitivityOfALargeRandomMatrixIsNearItsExponent() {
        double[][] w = Matrices.gaussian(60, 0.7 / Math.sqrt(60), new Random(13));
        MatrixDynamics dynamics = MatrixDynamics.periodic(2500, w);
        double log = StateSensitivity.of(dynamics).every(500).measure().log();
        double largest = MeanLogGain.of(dynamics, 500);

        assertThat(log).isCloseTo(Math.log(Matrices.frobenius(w) / Math.sqrt(60)), within(1e-12));
        assertThat(largest)
                .isCloseTo(Math.log(WeightFigures.of(w, Precision.DOUBLE).spectralRadius()), within(1e-3));
        assertThat(largest).isCloseTo(log, within(0.2));
    }

    @Test
    void sensitivityOfSomeRowsAveragesOverTime() {
        MatrixDynamics dynamics = new MatrixDynamics(3, 20, t ->
                new double[][] {{9, 9, 9}, {0, t % 2 == 0 ? 3 : 1, 0}, {4, 3, t % 2 == 0 ? 0 : 12}});

        StateSensitivity.Result result =
                StateSensitivity.of(dynamics).rows(1, 3).discarding(10).measure();

        assertThat(result.perNeuron()).containsExactly(new double[] {2, 9}, within(1e-14));
        assertThat(result.log()).isCloseTo(Math.log(Math.sqrt((4 + 81) / 2.0)), within(1e-14));
        assertThatThrownBy(() -> StateSensitivity.of(dynamics).rows(new int[] {3}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A non-normal matrix stretches far beyond its eigenvalue before that takes over. */
    @Test
    void finiteTimeGrowthIsTheLargestSingularValueOfTheProduct() {
        double[][] w = Matrices.jordan(6, 0.5, 1.5);
        double[][] product = w;
        for (int i = 1; i < 7; i++) {
            product = Matrices.multiply(w, product);
        }
        double expected = Math.log(Jacobians.singularValues(6, 6, Matrices.flatten(product))[0]) / 7;

        FiniteTimeGrowth.Result result = FiniteTimeGrowth.of(MatrixDynamics.periodic(40, w))
                .discarding(10)
                .window(7)
                .measure();

        assertThat(result.starts()).containsExactly(10, 17, 24, 31);
        assertThat(result.growth())
                .containsExactly(new double[] {expected, expected, expected, expected}, within(1e-9));
        assertThat(expected).isGreaterThan(Math.log(0.5) + 0.5);
    }

    @Test
    void finiteTimeGrowthTellsTheOrderOfSteps() {
        MatrixDynamics dynamics = LinearProblem.threeSteps().dynamics();
        double[][] product = Matrices.multiply(
                dynamics.jacobian().apply(2),
                Matrices.multiply(
                        dynamics.jacobian().apply(1), dynamics.jacobian().apply(0)));
        double expected = Math.log(Jacobians.singularValues(5, 5, Matrices.flatten(product))[0]) / 3;

        assertThat(FiniteTimeGrowth.of(new MatrixDynamics(5, 3, dynamics.jacobian()))
                        .window(3)
                        .measure()
                        .growth())
                .containsExactly(new double[] {expected}, within(1e-9));
    }
}
