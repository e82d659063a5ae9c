package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import io.evenkeel.matrix.RandomMatrices;
import io.evenkeel.matrix.SkewExponential;
import io.evenkeel.train.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixExponentialTest {
    private static Block start(int n, double gain) {
        return MapChecks.block(RandomMatrices.gaussian(n, n, gain, 3));
    }

    private static MatrixExponential fixed(int n, double gain) {
        return MapChecks.started(MatrixExponential.fixed(start(n, gain)));
    }

    private static MatrixExponential dynamic(int n, int rebasing, int projection) {
        return MapChecks.started(MatrixExponential.dynamic(start(n, 1), rebasing, projection));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20})
    void isARotationAndTheExponential(int n) {
        MatrixExponential map = fixed(n, 2);
        Matrix w = MapChecks.weights(map);
        assertThat(MatrixNorms.orthogonalityDefect(w)).isLessThan(1e-13 * n);
        assertThat(RandomMatrices.determinant(w)).isCloseTo(1, within(1e-12));
        assertThat(w)
                .isEqualTo(SkewExponential.of(Matrix.of(n, n, MapChecks.raw(map, 0)))
                        .value());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 1, 4})
    void gradientIsThatOfCentralDifferences(double gain) {
        MapChecks.differences(fixed(6, gain), true, 1e-6);
    }

    @Test
    void gradientAwayFromTheBaseIsThatOfCentralDifferences() {
        MatrixExponential map = dynamic(6, 3, 1);
        new RandomTraining(map, new Adam(0.05)).run(5);
        MapChecks.differences(map, true, 1e-6);
    }

    @Test
    void dynamicStartsWithTheExponentialAsBase() {
        MatrixExponential map = dynamic(8, 100, 30);
        assertThat(MapChecks.raw(map, 0)).containsOnly(0.0);
        assertThat(MapChecks.weights(map)).isEqualTo(MapChecks.weights(fixed(8, 1)));
    }

    @Test
    void gradientAtZeroIsTheSkewPartOfTheRotatedOne() {
        int n = 8;
        MatrixExponential map = dynamic(n, 100, 30);
        double[] g = MapChecks.gaussian(n * n, 2);
        Matrix h = MapChecks.weights(map).transposeTimes(Matrix.of(n, n, g));
        Matrix gradient = Matrix.of(n, n, MapChecks.pullBack(map, g).get(0));
        assertThat(MatrixNorms.frobenius(gradient.minus(h.minus(h.transpose()))))
                .isLessThan(1e-13);
    }

    @Test
    void rebasingLeavesTheBlock() {
        MatrixExponential often = dynamic(8, 5, MatrixExponential.NEVER);
        MatrixExponential never = dynamic(8, MatrixExponential.NEVER, MatrixExponential.NEVER);
        new RandomTraining(often, new Adam(0.01)).run(5);
        new RandomTraining(never, new Adam(0.01)).run(5);
        assertThat(often.health().get("rebasings")).isEqualTo(1);
        assertThat(never.health().get("rebasings")).isZero();
        assertThat(MapChecks.raw(often, 0)).containsOnly(0.0);
        assertThat(often.block().read()).isEqualTo(never.block().read());
        assertThat(often.state().get("base")).isNotEqualTo(never.state().get("base"));
    }

    @Test
    void projectionRepairsTheBase() {
        MatrixExponential map = dynamic(8, 1, 2);
        double[] base = map.state().get("base");
        for (int i = 0; i < base.length; i++) {
            base[i] *= 1.001;
        }
        RandomTraining training = new RandomTraining(map, new Adam(0.01));
        training.run(1);
        assertThat(map.health().get("orthogonality-defect")).isGreaterThan(1e-3);
        training.run(1);
        assertThat(map.health().get("orthogonality-defect")).isLessThan(1e-14 * 8);
    }

    @Test
    void tenThousandUpdatesLeaveTheBlockOrthogonal() {
        for (MatrixExponential map : List.of(fixed(16, 1), dynamic(16, 1, 30), dynamic(16, 100, 100))) {
            new RandomTraining(map, new Adam(0.001)).run(10_000);
            assertThat(map.health().get("orthogonality-defect")).as(map.name()).isLessThan(1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10})
    void goesOnFromItsStateWithTheSameBits(int first) {
        Resumption.check(() -> dynamic(9, 5, 2), first);
        Resumption.check(() -> fixed(9, 1), first);
    }

    @Test
    void figures() {
        assertThat(fixed(5, 1).name()).isEqualTo("matrix-exponential");
        assertThat(dynamic(5, 1, 1).name()).isEqualTo("dynamic-trivialization");
        assertThat(fixed(5, 1).freedom()).isEqualTo(10);
        assertThat(fixed(5, 1).health()).containsOnlyKeys("orthogonality-defect", "skew-norm", "rebasings");
    }

    @Test
    void badInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatrixExponential.dynamic(start(4, 1), 0, 30))
                .withMessageContaining("not 0 and 30");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatrixExponential.fixed(MapChecks.block(Matrix.zeros(2, 3))));
    }
}
