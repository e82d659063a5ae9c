package io.evenkeel.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkewExponentialTest {
    /** By halving 12 times and Taylor's series. */
    private static Matrix series(Matrix x) {
        Matrix small = x.times(0x1p-12);
        Matrix term = Matrix.identity(x.rows());
        Matrix sum = term;
        for (int k = 1; k < 12; k++) {
            term = term.times(small).times(1.0 / k);
            sum = sum.plus(term);
        }
        for (int i = 0; i < 12; i++) {
            sum = sum.times(sum);
        }
        return sum;
    }

    /** Upper right block of the exponential of [[A, E], [0, A]]. */
    private static Matrix derivativeByBlocks(Matrix a, Matrix e) {
        int n = a.rows();
        Matrix large = Matrix.zeros(2 * n, 2 * n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                large.set(i, j, a.get(i, j));
                large.set(n + i, n + j, a.get(i, j));
                large.set(i, n + j, e.get(i, j));
            }
        }
        Matrix exponential = series(large);
        Matrix block = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                block.set(i, j, exponential.get(i, n + j));
            }
        }
        return block;
    }

    /** The gains take each degree, and up to four squarings. */
    @ParameterizedTest
    @CsvSource({"1, 1", "6, 1e-9", "6, 1e-3", "9, 0.03", "9, 0.2", "10, 0.6", "10, 1.5", "12, 5", "17, 12"})
    void valueAndDerivativeAreThoseOfTheSeries(int n, double gain) {
        Matrix a = RandomMatrices.skew(n, gain, n);
        Matrix e = RandomMatrices.gaussian(n, n, 1, 7);
        SkewExponential exponential = SkewExponential.of(a);
        assertThat(MatrixNorms.orthogonalityDefect(exponential.value())).isLessThan(1e-13 * n);
        assertThat(MatrixNorms.frobenius(exponential.value().minus(series(a)))).isLessThan(3e-12);
        assertThat(MatrixNorms.frobenius(exponential.derivative(e).minus(derivativeByBlocks(a, e))))
                .isLessThan(1e-11 * MatrixNorms.frobenius(e));
    }

    @Test
    void zeroGivesTheIdentityExactly() {
        SkewExponential exponential = SkewExponential.of(Matrix.zeros(5, 5));
        assertThat(exponential.value()).isEqualTo(Matrix.identity(5));
        Matrix e = RandomMatrices.gaussian(5, 5, 1, 1);
        assertThat(MatrixNorms.frobenius(exponential.derivative(e).minus(e))).isLessThan(1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 1.5, 3.1, 40})
    void twoByTwoIsARotation(double s) {
        Matrix value =
                SkewExponential.of(Matrix.of(2, 2, new double[] {0, s, -s, 0})).value();
        assertThat(value.get(0, 0)).isCloseTo(StrictMath.cos(s), within(1e-14));
        assertThat(value.get(0, 1)).isCloseTo(StrictMath.sin(s), within(1e-14));
        assertThat(value.get(1, 0)).isCloseTo(-StrictMath.sin(s), within(1e-14));
    }

    @Test
    void whatIsNotFiniteStaysSoAndEnds() {
        Matrix a = RandomMatrices.skew(4, 1, 1);
        a.set(1, 2, Double.NaN);
        assertThat(SkewExponential.of(a).value().isFinite()).isFalse();
        a.set(1, 2, Double.POSITIVE_INFINITY);
        assertThat(SkewExponential.of(a).value().isFinite()).isFalse();
    }

    @Test
    void nearestOrthogonalMatrixUndoesASymmetricStretching() {
        int n = 30;
        Matrix q = SkewExponential.of(RandomMatrices.skew(n, 1, 3)).value();
        Matrix m = RandomMatrices.gaussian(n, n, 0.05, 4);
        Matrix stretched = q.times(m.plus(m.transpose()).plusIdentity(1));
        Matrix nearest = NewtonSchulz.nearestOrthogonal(stretched);
        assertThat(MatrixNorms.frobenius(nearest.minus(q))).isLessThan(1e-13);
        assertThat(MatrixNorms.orthogonalityDefect(nearest)).isLessThan(1e-13);
    }
}
