package io.evenkeel.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DominantEigenvalueTest {
    private static double inner(Matrix a, Matrix b) {
        double sum = 0;
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                sum += a.get(i, j) * b.get(i, j);
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20, 64})
    void derivativeIsAProjectorOnTheEigenspaceTimesRho(int n) {
        for (int seed = 0; seed < 20; seed++) {
            Matrix t = RandomMatrices.gaussian(n, n, 1, seed);
            DominantEigenvalue dominant = DominantEigenvalue.of(t);
            Matrix p = dominant.derivative();
            double rho = dominant.modulus();
            // Σ S_ij T_ij = λ and trace S = 1
            assertThat(inner(p, t)).as("n = %d, seed %d", n, seed).isCloseTo(rho * rho, within(1e-10 * rho * rho));
            assertThat(inner(p, Matrix.identity(n))).isCloseTo(dominant.re(), within(1e-9 * rho));
            // Re(conj(λ) S) commutes with Tᵀ, on whose eigenspace it lives
            assertThat(MatrixNorms.frobenius(p.times(t.transpose()).minus(t.transposeTimes(p))))
                    .as("n = %d, seed %d", n, seed)
                    .isLessThan(1e-11 * MatrixNorms.frobenius(p) * MatrixNorms.frobenius(t));
            if (dominant.im() == 0) {
                assertThat(MatrixNorms.frobenius(p.times(p).minus(p.times(dominant.re()))))
                        .isLessThan(1e-9 * MatrixNorms.frobenius(p) * MatrixNorms.frobenius(p));
            }
        }
    }

    @Test
    void symmetricMatrixHasTheProductOfAUnitVector() {
        // Eigenvectors (1, 1)/√2 of 5 and (1, −1)/√2 of 1
        DominantEigenvalue dominant = DominantEigenvalue.of(Matrix.of(2, 2, new double[] {3, 2, 2, 3}));
        assertThat(dominant.re()).isCloseTo(5, within(1e-14));
        assertThat(dominant.gap()).isCloseTo(0.8, within(1e-14));
        assertThat(dominant.separation()).isCloseTo(1, within(1e-14));
        assertThat(dominant.derivative().toArray()).containsExactly(new double[] {2.5, 2.5, 2.5, 2.5}, within(1e-13));
    }

    @Test
    void diagonalMatrixHasOneElement() {
        Matrix t = Matrix.zeros(4, 4);
        double[] diagonal = {0.5, -3, 1, 2};
        for (int i = 0; i < 4; i++) {
            t.set(i, i, diagonal[i]);
        }
        DominantEigenvalue dominant = DominantEigenvalue.of(t);
        Matrix expected = Matrix.zeros(4, 4);
        expected.set(1, 1, -3);
        assertThat(dominant.re()).isEqualTo(-3);
        assertThat(MatrixNorms.frobenius(dominant.derivative().minus(expected))).isLessThan(1e-15);
    }

    @Test
    void dampedRotationHasItsAngle() {
        double c = 0.9 * StrictMath.cos(0.3);
        double s = 0.9 * StrictMath.sin(0.3);
        DominantEigenvalue dominant = DominantEigenvalue.of(Matrix.of(2, 2, new double[] {c, -s, s, c}));
        assertThat(dominant.re()).isCloseTo(c, within(1e-15));
        assertThat(dominant.im()).isCloseTo(s, within(1e-15));
        assertThat(dominant.gap()).isEqualTo(1);
        assertThat(dominant.tied()).isFalse();
        assertThat(dominant.separation()).isCloseTo(1, within(1e-14));
    }

    @Test
    void ofTwoOppositeEigenvaluesThePositiveOneCounts() {
        DominantEigenvalue dominant = DominantEigenvalue.of(Matrix.of(2, 2, new double[] {0, 4, 1, 0}));
        assertThat(dominant.re()).isCloseTo(2, within(1e-14));
        assertThat(dominant.tied()).isTrue();
    }

    @Test
    void aJordanBlockHasNoSeparation() {
        Matrix t = Matrix.identity(6);
        for (int i = 0; i < 5; i++) {
            t.set(i, i + 1, 1);
        }
        assertThat(DominantEigenvalue.of(t).separation()).isLessThan(1e-8);
    }

    @Test
    void zeroHasRadiusZero() {
        DominantEigenvalue dominant = DominantEigenvalue.of(Matrix.zeros(3, 3));
        assertThat(dominant.modulus()).isZero();
        assertThat(dominant.gap()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30, 100})
    void eigenvaluesAloneAreThoseOfTheSchurForm(int n) {
        Matrix t = RandomMatrices.gaussian(n, n, 1, 11);
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = t.get(i, j);
            }
        }
        double largest = 0;
        double trace = 0;
        double squares = 0;
        double[][] values =
                EigenvalueIteration.eigenvalues(HessenbergForm.of(rows).h());
        for (int i = 0; i < n; i++) {
            trace += values[0][i];
            squares += values[0][i] * values[0][i] - values[1][i] * values[1][i];
            largest = Math.max(largest, StrictMath.hypot(values[0][i], values[1][i]));
        }
        assertThat(trace).isCloseTo(inner(t, Matrix.identity(n)), within(1e-12));
        assertThat(squares).isCloseTo(inner(t, t.transpose()), within(1e-11));
        double[][] schur = EigenvalueIteration.realSchurForm(rows);
        double radius = 0;
        for (int i = 0; i < n; i++) {
            boolean block = i + 1 < n && schur[i + 1][i] != 0;
            double determinant = block ? schur[i][i] * schur[i + 1][i + 1] - schur[i][i + 1] * schur[i + 1][i] : 0;
            double half = block ? (schur[i][i] + schur[i + 1][i + 1]) / 2 : 0;
            double root = Math.sqrt(Math.max(0, half * half - determinant));
            double modulus = !block
                    ? Math.abs(schur[i][i])
                    : half * half < determinant ? Math.sqrt(determinant) : Math.abs(half) + root;
            radius = Math.max(radius, modulus);
            i += block ? 1 : 0;
        }
        assertThat(largest).isCloseTo(radius, within(1e-12));
    }
}
