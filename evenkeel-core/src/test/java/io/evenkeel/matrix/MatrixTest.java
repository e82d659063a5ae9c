package io.evenkeel.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 5, 2", "8, 16, 8", "17, 9, 33", "40, 70, 21"})
    void productsWithAndWithoutTransposesAreThoseOfTheDefinition(int m, int k, int n) {
        Matrix a = RandomMatrices.gaussian(m, k, 1, 1);
        Matrix b = RandomMatrices.gaussian(k, n, 1, 2);
        Matrix expected = Matrix.zeros(m, n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a.get(i, p), b.get(p, j), sum);
                }
                expected.set(i, j, sum);
            }
        }
        assertThat(a.times(b)).isEqualTo(expected);
        assertThat(a.transpose().transposeTimes(b)).isEqualTo(expected);
        assertThat(a.timesTranspose(b.transpose())).isEqualTo(expected);
    }

    @Test
    void arraysGoInAndComeOut() {
        double[] rowMajor = {1, 2, 3, 4, 5, 6};
        Matrix a = Matrix.of(2, 3, rowMajor);
        assertThat(a.toArray()).isEqualTo(rowMajor).isNotSameAs(rowMajor);
        assertThat(a.transpose().toArray()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(a.plus(a).minus(a.times(3)).toArray()).containsExactly(-1, -2, -3, -4, -5, -6);
        assertThat(Matrix.identity(2).plusIdentity(1).toArray()).containsExactly(2, 0, 0, 2);
    }

    @Test
    void norms() {
        Matrix a = Matrix.of(2, 3, new double[] {1, -2, 2, 0, 4, 0});
        assertThat(MatrixNorms.frobenius(a)).isEqualTo(5);
        assertThat(MatrixNorms.largestRowSum(a)).isEqualTo(5);
        // AAᵀ = [9 −8; −8 16], whose larger eigenvalue is 12.5 + √(3.5² + 8²)
        assertThat(MatrixNorms.spectral(a)).isCloseTo(Math.sqrt(12.5 + Math.sqrt(76.25)), within(1e-5));
        assertThat(MatrixNorms.spectral(Matrix.zeros(3, 3))).isZero();
        assertThat(MatrixNorms.orthogonalityDefect(Matrix.identity(3).times(2)))
                .isCloseTo(Math.sqrt(27), within(1e-15));
        a.set(0, 0, Double.NaN);
        assertThat(MatrixNorms.largestRowSum(a)).isNaN();
        assertThat(MatrixNorms.spectral(a)).isNaN();
        assertThat(a.isFinite()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 16, 32, 33, 40, 65, 100, 190})
    void inverseOfIdentityPlusSkew(int n) {
        Matrix m = RandomMatrices.skew(n, 3, n).plusIdentity(1);
        Matrix inverse = BlockInversion.of(m);
        assertThat(MatrixNorms.frobenius(m.times(inverse).plusIdentity(-1))).isLessThan(1e-14 * n);
        assertThat(MatrixNorms.frobenius(inverse.times(m).plusIdentity(-1))).isLessThan(1e-14 * n);
        assertThat(MatrixNorms.spectral(inverse)).isLessThanOrEqualTo(1 + 1e-12);
    }

    @Test
    void inverseWithoutSymmetry() {
        Matrix factor = RandomMatrices.gaussian(50, 50, 1, 3);
        Matrix m = factor.timesTranspose(factor)
                .plus(RandomMatrices.skew(50, 2, 4))
                .plusIdentity(0.1);
        assertThat(MatrixNorms.frobenius(m.times(BlockInversion.of(m)).plusIdentity(-1)))
                .isLessThan(1e-11);
    }

    @Test
    void whatIsNotFiniteStaysSo() {
        Matrix m = Matrix.identity(40);
        m.set(20, 3, Double.NaN);
        assertThat(BlockInversion.of(m).isFinite()).isFalse();
    }
}
