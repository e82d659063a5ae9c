package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LyapunovSpectrumTest {

    @Nested
    class EveryStep extends AbstractLyapunovSpectrumTest {
        @Override
        LyapunovSpectrum configure(LyapunovSpectrum spectrum) {
            return spectrum.every(1);
        }

        @Override
        double rounding() {
            return 0;
        }
    }

    @Nested
    class EveryFifthStep extends AbstractLyapunovSpectrumTest {
        @Override
        LyapunovSpectrum configure(LyapunovSpectrum spectrum) {
            return spectrum.every(5);
        }

        @Override
        double rounding() {
            return 1e-9;
        }
    }

    @Nested
    class Adaptively extends AbstractLyapunovSpectrumTest {
        @Override
        LyapunovSpectrum configure(LyapunovSpectrum spectrum) {
            return spectrum.adaptively(1e-8);
        }

        @Override
        double rounding() {
            return 1e-8;
        }
    }

    @Test
    void transposedJacobiansGiveAnotherAnswer() {
        LinearProblem problem = LinearProblem.threeSteps();

        double right = LyapunovSpectrum.of(problem.dynamics()).leading(1).exponents()[0];
        double wrong =
                LyapunovSpectrum.of(problem.dynamics().transposed()).leading(1).exponents()[0];

        assertThat(right).isCloseTo(problem.exponents()[0], within(problem.tolerance()));
        assertThat(Math.abs(wrong - right)).isGreaterThan(50 * problem.tolerance());
    }

    @Test
    void pullBackIsTheAdjointOfPushForward() {
        TangentDynamics dynamics = LinearProblem.threeSteps().dynamics();
        Random random = new Random(5);
        for (int t = 0; t < 6; t++) {
            double[] u = random.doubles(5, -1, 1).toArray();
            double[] v = random.doubles(5, -1, 1).toArray();
            double[] jv = v.clone();
            double[] jtu = u.clone();
            dynamics.pushForward(t, 1, jv);
            dynamics.pullBack(t, 1, jtu);
            assertThat(dot(u, jv)).isCloseTo(dot(jtu, v), within(1e-14));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Spread 25 nats per step: no two steps fit into double precision together. */
    @Test
    void vectorsDoNotCollapseWhereTheSpectrumIsWide() {
        double[][] basis = Matrices.orthogonal(6, new Random(2));
        double[][] d = Matrices.diagonal(10, 1, 1e-3, 1e-6, 1e-8, 1e-10);
        double[][] w = Matrices.multiply(Matrices.transpose(basis), Matrices.multiply(d, basis));
        TangentDynamics dynamics = MatrixDynamics.periodic(200, w);
        double[] expected = LyapunovSpectrum.of(dynamics).discarding(20).exponents();
        assertThat(expected[5]).isCloseTo(Math.log(1e-10), within(1e-4));

        assertThat(LyapunovSpectrum.of(dynamics).discarding(20).every(10).exponents())
                .containsExactly(expected, within(1e-2));
        assertThat(LyapunovSpectrum.of(dynamics).discarding(20).adaptively(1e-6).exponents())
                .containsExactly(expected, within(1e-5));
    }

    @Test
    void adaptsToWhatItFinds() {
        AtomicInteger pushes = new AtomicInteger();
        double[][] w = Matrices.scale(0.9, Matrices.orthogonal(6, new Random(2)));
        w[0][0] *= 1.1;
        MatrixDynamics plain = MatrixDynamics.periodic(2000, w);
        MatrixDynamics counting = new MatrixDynamics(6, 2000, t -> {
            pushes.incrementAndGet();
            return plain.jacobian().apply(t);
        });

        LyapunovSpectrum.Result result =
                LyapunovSpectrum.of(counting).adaptively(1e-6).measure();

        assertThat(result.orthonormalizations()).isLessThan(150);
        assertThat(pushes.get()).isLessThan(2200); // few blocks were repeated
    }

    @Test
    void directionsThatDieHaveExponentMinusInfinity() {
        double[][] w = {{0.5, 1, 0}, {0, 0.25, 0}, {1, 1, 0}};
        for (int every : new int[] {1, 5}) {
            LyapunovSpectrum.Result result = LyapunovSpectrum.of(MatrixDynamics.periodic(100, w))
                    .discarding(10)
                    .every(every)
                    .measure();
            assertThat(result.exponents()[0]).isCloseTo(Math.log(0.5), within(1e-2));
            assertThat(result.exponents()[1]).isCloseTo(Math.log(0.25), within(1e-2));
            assertThat(result.exponents()[2]).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(result.standardError()).doesNotContain(Double.NaN);
            assertThat(result.kaplanYorke()).isZero();
        }
        assertThat(LyapunovSpectrum.of(MatrixDynamics.periodic(100, Matrices.zeros(3)))
                        .adaptively(1e-6)
                        .exponents())
                .containsOnly(Double.NEGATIVE_INFINITY);
    }

    /** Growth of ±1 with equal chance: the mean of T values has the standard error 1/√T. */
    @Test
    void standardErrorIsTheScatterOfTheMean() {
        Random random = new Random(11);
        double[] growth = new double[10_000];
        Arrays.setAll(growth, t -> Math.exp(random.nextBoolean() ? 1 : -1));
        MatrixDynamics dynamics = new MatrixDynamics(1, growth.length, t -> new double[][] {{growth[t]}});

        LyapunovSpectrum.Result result = LyapunovSpectrum.of(dynamics).every(7).measure();

        assertThat(result.standardError()[0]).isBetween(0.006, 0.014);
        assertThat(result.exponents()[0]).isBetween(-0.03, 0.03);
        assertThat(result.blockLength()).isEqualTo(500);
    }

    @Test
    void theTransientDoesNotCount() {
        MatrixDynamics dynamics = new MatrixDynamics(1, 20, t -> new double[][] {{t < 13 ? 100 : 0.5}});

        assertThat(LyapunovSpectrum.of(dynamics).discarding(13).every(5).exponents())
                .containsExactly(new double[] {Math.log(0.5)}, within(1e-15));
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        TangentDynamics dynamics = MatrixDynamics.periodic(50, Matrices.diagonal(1, 2));
        assertThatThrownBy(() -> LyapunovSpectrum.of(dynamics).leading(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 1 and 2");
        assertThatThrownBy(() -> LyapunovSpectrum.of(dynamics).discarding(50).measure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50 steps");
        assertThatThrownBy(() -> LyapunovSpectrum.of(dynamics).adaptively(0))
                .isInstanceOf(IllegalArgumentException.class);
        TangentDynamics broken = MatrixDynamics.periodic(50, Matrices.diagonal(1, Double.NaN));
        assertThatThrownBy(() -> LyapunovSpectrum.of(broken).every(5).measure())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("step 0");
    }

    @Test
    void meanLogGainIsTheLargestExponent() {
        LinearProblem problem = LinearProblem.threeSteps();
        assertThat(MeanLogGain.of(problem.dynamics(), problem.transientSteps()))
                .isCloseTo(problem.exponents()[0], within(problem.tolerance()));
    }
}
