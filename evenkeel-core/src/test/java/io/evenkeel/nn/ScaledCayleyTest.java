package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import io.evenkeel.matrix.RandomMatrices;
import io.evenkeel.train.Adam;
import io.evenkeel.train.Optimizer;
import io.evenkeel.train.RmsProp;
import io.evenkeel.train.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScaledCayleyTest {
    private static ScaledCayley map(int n, int negatives, double gain) {
        return MapChecks.started(new ScaledCayley(MapChecks.block(RandomMatrices.gaussian(n, n, gain, n)), negatives));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "2, 1", "5, 2", "12, 12", "33, 10", "64, 31"})
    void isOrthogonalWithTheDeterminantOfD(int n, int negatives) {
        Matrix w = MapChecks.weights(map(n, negatives, 3));
        assertThat(MatrixNorms.orthogonalityDefect(w)).isLessThan(1e-12 * n);
        assertThat(RandomMatrices.determinant(w)).isCloseTo(negatives % 2 == 0 ? 1 : -1, within(1e-11));
    }

    @Test
    void satisfiesItsEquation() {
        int n = 20;
        ScaledCayley map = map(n, 0, 2);
        Matrix a = Matrix.of(n, n, MapChecks.raw(map, 0));
        Matrix left = a.plusIdentity(1).times(MapChecks.weights(map));
        assertThat(MatrixNorms.frobenius(left.plus(a).plusIdentity(-1))).isLessThan(1e-13);
    }

    @Test
    void zeroGivesD() {
        ScaledCayley map = MapChecks.started(new ScaledCayley(MapChecks.block(3), 1));
        Matrix d = Matrix.of(3, 3, new double[] {1, 0, 0, 0, 1, 0, 0, 0, -1});
        assertThat(MatrixNorms.frobenius(MapChecks.weights(map).minus(d))).isZero();
    }

    @Test
    void twoByTwoIsARotationByTwiceTheArcTangent() {
        double a = 0.7;
        ScaledCayley map =
                MapChecks.started(new ScaledCayley(MapChecks.block(Matrix.of(2, 2, new double[] {0, a, -a, 0})), 0));
        double t = 2 * StrictMath.atan(a);
        Matrix expected = Matrix.of(
                2, 2, new double[] {StrictMath.cos(t), -StrictMath.sin(t), StrictMath.sin(t), StrictMath.cos(t)});
        assertThat(MatrixNorms.frobenius(MapChecks.weights(map).minus(expected)))
                .isLessThan(1e-15);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "7, 3", "9, 0"})
    void gradientIsThatOfCentralDifferences(int n, int negatives) {
        MapChecks.differences(map(n, negatives, 2), true, 1e-7);
    }

    static List<Optimizer> optimizers() {
        return List.of(new Sgd(0.01), new RmsProp(0.001), new Adam(0.001));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void staysExactlySkewAndNearlyOrthogonal(Optimizer optimizer) {
        int n = 17;
        ScaledCayley map = map(n, 5, 1);
        new RandomTraining(map, optimizer).run(200);
        Matrix a = Matrix.of(n, n, MapChecks.raw(map, 0));
        assertThat(a.plus(a.transpose())).isEqualTo(Matrix.zeros(n, n));
        assertThat(MatrixNorms.orthogonalityDefect(MapChecks.weights(map))).isLessThan(1e-12);
    }

    @Test
    void tenThousandUpdatesLeaveTheBlockOrthogonal() {
        int n = 24;
        ScaledCayley map = map(n, 12, 1);
        new RandomTraining(map, new Adam(0.001)).run(10_000);
        assertThat(map.health().get("orthogonality-defect")).isLessThan(2e-13);
    }

    @Test
    void anotherMapWithTheSameRawNumbersHasTheSameGradient() {
        ScaledCayley map = map(10, 5, 1);
        ScaledCayley other = map(10, 5, 2);
        System.arraycopy(MapChecks.raw(map, 0), 0, MapChecks.raw(other, 0), 0, 100);
        other.block().write(map.block().read());
        double[] g = MapChecks.gaussian(100, 4);
        assertThat(MapChecks.pullBack(other, g).get(0))
                .isEqualTo(MapChecks.pullBack(map, g).get(0));
    }

    @Test
    void countsFreeNumbersOnceAndDoesNotDecay() {
        ScaledCayley map = map(10, 5, 1);
        assertThat(map.freedom()).isEqualTo(45);
        assertThat(map.decays()).isFalse();
        assertThat(map.name()).isEqualTo("scaled-cayley");
        assertThat(map.health()).containsOnlyKeys("orthogonality-defect", "skew-norm");
        assertThat(map.health().get("skew-norm"))
                .isCloseTo(MatrixNorms.spectral(Matrix.of(10, 10, MapChecks.raw(map, 0))), within(1e-12));
    }

    @Test
    void badInput() {
        Block wide = MapChecks.block(Matrix.zeros(3, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScaledCayley(wide, 0))
                .withMessage("an orthogonal block of recurrent weights is square, not 3 × 4 as that of w[3, 4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScaledCayley(MapChecks.block(4), 5))
                .withMessage("of 4 signs 0 to 4 can be negative, but not 5");
        Matrix bad = Matrix.identity(3);
        bad.set(1, 2, Double.POSITIVE_INFINITY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapChecks.started(new ScaledCayley(MapChecks.block(bad), 0)))
                .withMessage("the initial value of w[3, 3] must be finite, not Infinity in row 2, column 3");
    }
}
