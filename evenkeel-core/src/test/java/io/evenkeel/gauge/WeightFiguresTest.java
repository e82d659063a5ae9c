package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightFiguresTest {

    private static WeightFigures figures(double[][] w) {
        return WeightFigures.of(w, Precision.DOUBLE);
    }

    @Test
    void scaledOrthogonalIsNormal() {
        WeightFigures f = figures(Matrices.scale(1.5, Matrices.orthogonal(20, new Random(1))));
        assertThat(f.spectralRadius()).isCloseTo(1.5, within(1e-12));
        assertThat(f.spectralNorm()).isCloseTo(1.5, within(1e-12));
        assertThat(f.henrici()).isCloseTo(0, within(1e-13));
        assertThat(f.eigenvalueCondition()).isCloseTo(1, within(1e-10));
        assertThat(f.eigenvalues())
                .hasSize(20)
                .allSatisfy(e -> assertThat(e.modulus()).isCloseTo(1.5, within(1e-12)));
        assertThat(f.eigenvaluesReliable()).isTrue();
    }

    @Test
    void symmetricWithRepeatedEigenvaluesIsNormalAndWellConditioned() {
        double[][] q = Matrices.orthogonal(6, new Random(2));
        double[][] d = Matrices.diagonal(2, 2, 2, -1, -1, 0.5);
        WeightFigures f = figures(Matrices.multiply(q, Matrices.multiply(d, Matrices.transpose(q))));
        assertThat(f.henrici()).isCloseTo(0, within(1e-13));
        assertThat(f.eigenvalueCondition()).isCloseTo(1, within(1e-6));
        assertThat(f.numericalAbscissa()).isCloseTo(2, within(1e-13));
    }

    @Test
    void jordanBlockIsNilpotentAndDefective() {
        int n = 8;
        WeightFigures f = figures(Matrices.jordan(n, 0, 1));
        assertThat(f.spectralRadius()).isCloseTo(0, within(1e-15));
        assertThat(f.spectralNorm()).isCloseTo(1, within(1e-14));
        assertThat(f.departureFromNormality()).isCloseTo(Math.sqrt(n - 1), within(1e-13));
        assertThat(f.henrici()).isCloseTo(1, within(1e-14));
        assertThat(f.eigenvalueCondition()).isInfinite();
        assertThat(f.eigenvaluesReliable()).isFalse();
        assertThat(f.numericalAbscissa()).isCloseTo(Math.cos(Math.PI / (n + 1)), within(1e-13));
    }

    /** [[a, c], [0, b]] has the condition √(1 + (c/(a−b))²) at both eigenvalues. */
    @Test
    void twoByTwo() {
        double c = 30;
        WeightFigures f = figures(new double[][] {{0.5, c}, {0, -0.25}});
        assertThat(f.eigenvalueCondition()).isCloseTo(Math.hypot(1, c / 0.75), within(1e-11));
        assertThat(f.departureFromNormality()).isCloseTo(c, within(1e-12));
        assertThat(f.eigenvalues().get(0).real()).isCloseTo(0.5, within(1e-14));
        assertThat(f.eigenvalues().get(1).real()).isCloseTo(-0.25, within(1e-14));
        assertThat(f.numericalAbscissa()).isCloseTo((0.25 + Math.hypot(0.75, c)) / 2, within(1e-12));
    }

    /** [[0, a], [−b, 0]]: λ = ±i√(ab), unit vectors (√a, ±i√b)/√(a+b) and (√b, ±i√a)/√(a+b). */
    @Test
    void complexPair() {
        WeightFigures f = figures(new double[][] {{0, 4}, {-0.25, 0}});
        assertThat(f.spectralRadius()).isCloseTo(1, within(1e-14));
        assertThat(Math.abs(f.eigenvalues().get(0).imaginary())).isCloseTo(1, within(1e-14));
        assertThat(f.eigenvalueCondition()).isCloseTo(4.25 / 2, within(1e-12));
        assertThat(f.departureFromNormality()).isCloseTo(Math.sqrt(16.0625 - 2), within(1e-13));
    }

    @Test
    void conditionPredictsHowFarEigenvaluesMove() {
        double[][] w = Matrices.gaussian(12, 0.3, new Random(7));
        WeightFigures before = figures(w);
        double step = 1e-9;
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                double[][] moved = Matrices.scale(1, w);
                moved[i][j] += step;
                WeightFigures after = figures(moved);
                for (Eigenvalue e : before.eigenvalues()) {
                    double distance = after.eigenvalues().stream()
                            .map(a -> Math.hypot(a.real() - e.real(), a.imaginary() - e.imaginary()))
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
                    assertThat(distance).isLessThan(1.001 * e.condition() * step + 1e-13);
                }
            }
        }
    }

    @Test
    void departureAgreesWithItsDefinition() {
        double[][] w = Matrices.gaussian(40, 0.2, new Random(5));
        WeightFigures f = figures(w);
        double squares = f.eigenvalues().stream()
                .mapToDouble(e -> e.modulus() * e.modulus())
                .sum();
        double frobenius = Matrices.frobenius(w);
        assertThat(f.departureFromNormality()).isCloseTo(Math.sqrt(frobenius * frobenius - squares), within(1e-10));
    }

    @Test
    void chainStoredInSinglePrecisionHasUnreliableEigenvalues() {
        double[][] chain = Matrices.jordan(24, 0, 1);
        chain[23][0] = 1e-12; // a perturbation that moves all eigenvalues to |λ| = 0.316
        WeightFigures f = WeightFigures.of(chain, Precision.SINGLE);
        assertThat(f.spectralRadius()).isCloseTo(Math.pow(1e-12, 1.0 / 24), within(1e-6));
        assertThat(f.eigenvaluesReliable()).isFalse();
    }

    @Test
    void zeroAndOneByOne() {
        WeightFigures zero = figures(Matrices.zeros(3));
        assertThat(zero.spectralRadius()).isZero();
        assertThat(zero.henrici()).isZero();
        assertThat(zero.eigenvalueCondition()).isEqualTo(1);
        assertThat(zero.eigenvaluesReliable()).isTrue();
        assertThat(figures(new double[][] {{-3}}).spectralRadius()).isEqualTo(3);
    }

    /** Shift strategies are known to stall on permutations. */
    @Test
    void cyclicPermutationHasTheRootsOfUnity() {
        for (int n : new int[] {2, 3, 4, 17, 64}) {
            double[][] cycle = Matrices.jordan(n, 0, 1);
            cycle[n - 1][0] = 1;
            WeightFigures f = figures(cycle);
            assertThat(f.spectralRadius()).isCloseTo(1, within(1e-12));
            assertThat(f.henrici()).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void readsTensors() {
        WeightFigures f = WeightFigures.of(Tensor.of(new float[] {0, 4, -0.25f, 0}, 2, 2));
        assertThat(f.stored()).isEqualTo(Precision.SINGLE);
        assertThat(f.spectralNorm()).isCloseTo(4, within(1e-13));
    }

    @Test
    void refusesWhatIsNotARecurrentMatrix() {
        assertThatThrownBy(() -> figures(new double[2][3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("square");
        assertThatThrownBy(() -> figures(new double[][] {{1, 2}, {Double.NaN, 3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(1, 0)");
    }

    @Test
    void polarFactors() {
        double[][] w = Matrices.gaussian(9, 1, new Random(6));
        PolarDecomposition polar = PolarDecomposition.of(w);
        double[][] q = polar.orthogonal();
        double[][] p = polar.stretch();
        assertThat(Matrices.flatten(Matrices.multiply(q, p))).containsExactly(Matrices.flatten(w), within(1e-13));
        assertThat(Matrices.flatten(Matrices.multiply(Matrices.transpose(q), q)))
                .containsExactly(Jacobians.identityRows(9, 9), within(1e-13));
        assertThat(Matrices.flatten(p)).containsExactly(Matrices.flatten(Matrices.transpose(p)), within(1e-13));
        assertThat(figures(p).eigenvalues())
                .allSatisfy(e -> assertThat(e.real()).isGreaterThan(-1e-13));
        double[][] rotation = Matrices.orthogonal(5, new Random(1));
        assertThat(Matrices.flatten(
                        PolarDecomposition.of(Matrices.scale(0.3, rotation)).orthogonal()))
                .containsExactly(Matrices.flatten(rotation), within(1e-13));
    }
}
