package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KreissBoundTest {
    /** The largest value over r &gt; 1, by a fine search along ln (r − 1). */
    private static double supremum(DoubleUnaryOperator function) {
        double best = 1;
        for (double log = -14; log < 5; log += 1e-4) {
            best = Math.max(best, function.applyAsDouble(1 + Math.exp(log)));
        }
        return best;
    }

    /** ‖(z − W)⁻¹‖ of [[λ, a], [0, λ]] from |z − λ|. */
    private static double jordanResolvent(double distance, double a) {
        return (a + Math.sqrt(a * a + 4 * distance * distance)) / (2 * distance * distance);
    }

    @Test
    void normalMatricesHaveOne() {
        double[][] q = Matrices.orthogonal(12, new Random(1));
        for (double[][] w : new double[][][] {
            q, Matrices.scale(0.9, q), Matrices.diagonal(0.3, -0.9, 0.99), Matrices.zeros(3), Matrices.diagonal(1, 1)
        }) {
            assertThat(KreissBound.of(w).value()).isCloseTo(1, within(1e-8));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "0, 50", "0.5, 3", "-0.9, 1", "0.99, 0.2", "0.3, 1e6"})
    void aJordanBlockHasItsClosedForm(double lambda, double a) {
        double expected = supremum(r -> (r - 1) * jordanResolvent(r - Math.abs(lambda), a));
        assertThat(KreissBound.of(Matrices.jordan(2, lambda, a)).value()).isCloseTo(expected, withinPercentage(1e-5));
    }

    /** A block of rotations by θ is two Jordan blocks with λ = r e^{±iθ}. */
    @Test
    void theWorstPointMayBeAtAnyAngle() {
        double turn = 1.234;
        double c = 0.8 * Math.cos(turn);
        double s = 0.8 * Math.sin(turn);
        double[][] w = {{c, -s, 2, 0}, {s, c, 0, 2}, {0, 0, c, -s}, {0, 0, s, c}};
        KreissBound bound = KreissBound.of(w);
        assertThat(bound.value())
                .isCloseTo(supremum(r -> (r - 1) * jordanResolvent(r - 0.8, 2)), withinPercentage(1e-5));
        assertThat(bound.angle()).isCloseTo(turn, within(1e-3));
    }

    /** The resolvent of a chain does not depend on the angle; its norm here comes from a singular value decomposition. */
    @ParameterizedTest
    @CsvSource({"3, 1.5", "10, 1.2", "30, 1.02"})
    void aChainHasTheSupremumAlongTheRealAxis(int n, double alpha) {
        double best = 1;
        for (double log = -6; log < 2; log += 0.01) {
            double r = 1 + Math.exp(log);
            double[][] shifted = Matrices.scale(-1, Chains.chain(n, alpha));
            for (int i = 0; i < n; i++) {
                shifted[i][i] += r;
            }
            best = Math.max(best, (r - 1) / Jacobians.singularValues(n, n, Matrices.flatten(shifted))[n - 1]);
        }
        KreissBound bound = KreissBound.of(Chains.chain(n, alpha));
        assertThat(bound.value()).isGreaterThanOrEqualTo(best * (1 - 1e-8)).isCloseTo(best, withinPercentage(0.01));
    }

    @ParameterizedTest
    @CsvSource({"100, 1.02, 0", "100, 0.99, 0.04", "20, 3, 0", "60, 1.4, 0.02"})
    void transientGrowthLiesBetweenTheBoundAndItsMultiple(int n, double alpha, double beta) {
        double[][] w = Chains.feedbackChain(n, alpha, beta);
        double bound = KreissBound.of(w).value();
        double growth = TransientGrowth.of(w, 1000).maximum();
        assertThat(bound).isBetween(growth / (Math.E * n), growth * (1 + 1e-9));
    }

    @Test
    void randomMatricesObeyTheTheorem() {
        for (int seed = 0; seed < 10; seed++) {
            double[][] w = Matrices.gaussian(15, 0.9 / Math.sqrt(15), new Random(seed));
            if (GelfandRadius.of(w) < 0.999) {
                assertThat(KreissBound.of(w).value())
                        .as("seed " + seed)
                        .isBetween(1.0, TransientGrowth.of(w, 5000).maximum() * (1 + 1e-9));
            }
        }
    }

    /** Rounded to single precision, or with the defect of a Neumann series. */
    @Test
    void orthogonalMatricesHaveOneAlthoughTheyAreRounded() {
        for (int n : new int[] {2, 16, 40}) {
            double[][] q = Matrices.orthogonal(n, new Random(n));
            assertThat(KreissBound.of(Matrices.single(q)).value()).as("n " + n).isCloseTo(1, within(1e-4));
            assertThat(KreissBound.of(Matrices.scale(1 + 5e-8, q)).value())
                    .as("n " + n)
                    .isCloseTo(1, within(1e-8));
        }
    }

    @Test
    void growthWithoutEndHasNoBound() {
        assertThat(KreissBound.of(Matrices.diagonal(1.01, 0.2)).value()).isInfinite();
        assertThat(KreissBound.of(Matrices.diagonal(1.00001, 0.2)).value()).isInfinite();
    }
}
