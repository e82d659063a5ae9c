package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import io.evenkeel.nn.SkewBlocksInitializer.Law;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructuredInitializersTest {
    private static Matrix filled(Initializer initializer, int rows, int columns) {
        Parameter p = new Parameter("w", Tensor.zeros(Precision.DOUBLE, rows, columns));
        new ConstantInitializer(9).fill(p, 1);
        initializer.fill(p, 5);
        return Matrix.of(rows, columns, p.value().toDoubles());
    }

    static List<Initializer> square() {
        return List.of(
                new SkewBlocksInitializer(Law.CAYLEY, false),
                new RotationBlocksInitializer(1, true),
                new ChainInitializer(1, 0),
                new AntisymmetricRampInitializer(0.01));
    }

    @ParameterizedTest
    @MethodSource("square")
    void oblongMatricesAreRefused(Initializer initializer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filled(initializer, 4, 3))
                .withMessageContaining("is a square matrix of at least")
                .withMessageEndingWith("rows, not w[4, 3]");
    }

    @Test
    void cayleyBlocksHaveAnglesOfAQuarterTurn() {
        int n = 201;
        Matrix a = filled(new SkewBlocksInitializer(Law.CAYLEY, false), n, n);
        assertThat(a.plus(a.transpose())).isEqualTo(Matrix.zeros(n, n));
        double[] s = superDiagonal(a);
        assertThat(s[199]).isZero();
        double mean = 0;
        for (int i = 0; i < 200; i += 2) {
            assertThat(s[i]).isBetween(0.0, 1.0);
            mean += 2 * StrictMath.atan(s[i]) / 100;
        }
        assertThat(mean).isCloseTo(Math.PI / 4, within(4 * Math.PI / 2 / Math.sqrt(12 * 100)));
        assertThat(filled(new SkewBlocksInitializer(Law.CAYLEY, true), n, n)).isEqualTo(a.transpose());
        assertThat(MatrixNorms.frobenius(a))
                .isCloseTo(Math.sqrt(2 * Arrays.stream(s).map(x -> x * x).sum()), within(1e-12));
    }

    @Test
    void henaffBlocksHaveAllAngles() {
        double[] s = superDiagonal(filled(new SkewBlocksInitializer(Law.HENAFF, false), 200, 200));
        double mean = 0;
        double largest = 0;
        for (int i = 0; i < 200; i += 2) {
            mean += s[i] / 100;
            largest = Math.max(largest, Math.abs(s[i]));
        }
        assertThat(mean).isCloseTo(0, within(4 * Math.PI / Math.sqrt(300)));
        assertThat(largest).isBetween(0.9 * Math.PI, Math.PI);
    }

    private static double[] superDiagonal(Matrix a) {
        double[] s = new double[a.rows() - 1];
        for (int i = 0; i < s.length; i++) {
            s[i] = a.get(i, i + 1);
        }
        return s;
    }

    @Test
    void rotationBlocks() {
        Matrix w = filled(new RotationBlocksInitializer(Math.PI / 2, false), 7, 7);
        assertThat(MatrixNorms.orthogonalityDefect(w)).isLessThan(1e-14);
        assertThat(w.get(6, 6)).isEqualTo(1);
        assertThat(w.get(0, 1)).isNegative().isEqualTo(-w.get(1, 0));
        Matrix damped = filled(new RotationBlocksInitializer(Math.PI / 2, true), 7, 7);
        Matrix squares = damped.transposeTimes(damped);
        for (int i = 0; i < 7; i++) {
            double square = squares.get(i, i);
            assertThat(square).isBetween(0.0, 1.0);
            squares.set(i, i, 0);
            double angle = i < 6 ? StrictMath.atan2(w.get(i | 1, i & ~1), w.get(i, i)) : 0;
            assertThat(Math.abs(damped.get(i, i))).isCloseTo(Math.sqrt(square) * StrictMath.cos(angle), within(1e-14));
        }
        assertThat(MatrixNorms.frobenius(squares)).isLessThan(1e-15);
    }

    @Test
    void diagonals() {
        assertThat(filled(new DiagonalInitializer(0.9), 3, 2).toArray()).containsExactly(0.9, 0, 0, 0.9, 0, 0);
        assertThat(filled(new DiagonalInitializer(0.9), 2, 3).toArray()).containsExactly(0.9, 0, 0, 0, 0.9, 0);
        Parameter vector = new Parameter("b", Tensor.zeros(Precision.DOUBLE, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiagonalInitializer(1).fill(vector, 1))
                .withMessage("only a matrix has a diagonal, not b[3]");
    }

    @Test
    void chains() {
        assertThat(filled(new ChainInitializer(1.02, 0), 3, 3).toArray())
                .containsExactly(0, 0, 0, 1.02, 0, 0, 0, 1.02, 0);
        assertThat(filled(new ChainInitializer(0.99, 0.04), 3, 3).toArray())
                .containsExactly(0, 0.04, 0, 0.99, 0, 0.04, 0, 0.99, 0);
        assertThat(filled(new ChainInitializer(2, 0, 0.5, true), 2, 2).toArray())
                .containsExactly(0.5, 2, 0, 0.5);
        assertThat(nonZeros(filled(new ChainInitializer(1, 0), 50, 50))).isEqualTo(49);
        assertThat(nonZeros(filled(new ChainInitializer(1, 0.1), 50, 50))).isEqualTo(98);
    }

    private static long nonZeros(Matrix m) {
        return Arrays.stream(m.toArray()).filter(x -> x != 0).count();
    }

    @Test
    void amplificationOfChains() {
        // α^99, and the specification's maximum with feedback
        assertThat(new ChainInitializer(1.02, 0).amplification(100, 1000)).isCloseTo(7.102594, within(1e-6));
        assertThat(new ChainInitializer(1.02, 0).amplification(100, 10)).isCloseTo(Math.pow(1.02, 10), within(1e-12));
        assertThat(new ChainInitializer(0.99, 0.04).amplification(100, 1000)).isCloseTo(7.546679, within(1e-6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainInitializer(1.02, 0).amplification(0, 10))
                .withMessageContaining("not over 0 units");
        assertThat(new ChainInitializer(0.5, 0).amplification(100, 1000)).isEqualTo(1);
        assertThat(new ChainInitializer(1.05, 0).amplification(5000, 5000)).isGreaterThan(Float.MAX_VALUE);
        assertThat(new ChainInitializer(3, 0).amplification(5000, 5000)).isInfinite();
        assertThat(new ChainInitializer(1.02, 0, 0, true).amplification(100, 1000))
                .isCloseTo(7.102594, within(1e-6));
    }

    @Test
    void rampRisesAlongTheChain() {
        double[] expected = {0, -0.005, -0.01, 0.005, 0, -0.005, 0.01, 0.005, 0};
        assertThat(filled(new AntisymmetricRampInitializer(0.01), 3, 3).toArray())
                .containsExactly(expected, within(1e-17));
    }

    @Test
    void gainsMustBeFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainInitializer(Double.NaN, 0))
                .withMessage("the forward weight of a chain must be a finite number, not NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> new ChainInitializer(1, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new AntisymmetricRampInitializer(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new DiagonalInitializer(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new RotationBlocksInitializer(Double.NaN, true));
        assertThatIllegalArgumentException().isThrownBy(() -> filled(new ChainInitializer(1, 0), 1, 1));
    }

    @Test
    void variances() {
        check(VarianceScalingInitializer.glorotUniform(), 2.0 / 500, Math.sqrt(6.0 / 500));
        check(VarianceScalingInitializer.glorotNormal(), 2.0 / 500, 1);
        check(VarianceScalingInitializer.heUniform(), 2.0 / 300, Math.sqrt(6.0 / 300));
        check(VarianceScalingInitializer.heNormal(), 2.0 / 300, 1);
        // Windows of 9 pixels: 300 inputs as before, but 200 · 9 outputs.
        check(VarianceScalingInitializer.glorotNormal().forWindows(9), 2.0 / 2100, 1);
        check(VarianceScalingInitializer.heNormal().forWindows(9), 2.0 / 300, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VarianceScalingInitializer.glorotNormal().forWindows(0))
                .withMessageContaining("area");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VarianceScalingInitializer(
                        -1, VarianceScalingInitializer.Mode.INPUTS, VarianceScalingInitializer.Distribution.NORMAL));
    }

    private static void check(Initializer initializer, double variance, double bound) {
        double[] values = filled(initializer, 200, 300).toArray();
        double squares = 0;
        double largest = 0;
        for (double value : values) {
            squares += value * value / values.length;
            largest = Math.max(largest, Math.abs(value));
        }
        // Standard error of the variance: at most √(2 / 60000) of it; four of them.
        assertThat(squares).as("%s", initializer).isCloseTo(variance, within(0.023 * variance));
        assertThat(largest)
                .as("%s", initializer)
                .isBetween(3.9 * Math.sqrt(variance) < bound ? 0.0 : 0.99 * bound, bound);
    }
}
