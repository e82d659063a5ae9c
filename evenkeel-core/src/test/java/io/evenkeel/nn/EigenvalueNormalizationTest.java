package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.gauge.WeightFigures;
import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import io.evenkeel.matrix.RandomMatrices;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenvalueNormalizationTest {
    private static EigenvalueNormalization normalized(Matrix t) {
        return MapChecks.started(new EigenvalueNormalization(MapChecks.block(t), false));
    }

    private static EigenvalueNormalization latching(Matrix t) {
        return MapChecks.started(new EigenvalueNormalization(MapChecks.block(t), true));
    }

    private static double spectralRadius(Matrix m) {
        return WeightFigures.of(Tensor.of(m.toArray(), m.rows(), m.columns())).spectralRadius();
    }

    /** Seeds 1 to 8 give real and complex dominant eigenvalues. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 7, 12})
    void gradientIsThatOfCentralDifferences(int n) {
        for (int seed = 1; seed <= 8; seed++) {
            MapChecks.differences(normalized(RandomMatrices.gaussian(n, n, 1, seed)), false, 2e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 20})
    void scaleDoesNotMatter(int n) {
        Matrix t = RandomMatrices.gaussian(n, n, 1, 5);
        EigenvalueNormalization map = normalized(t);
        double[] g = MapChecks.gaussian(n * n, 3);
        double[] gradient = MapChecks.pullBack(map, g).get(0);
        double along = 0;
        for (int i = 0; i < n * n; i++) {
            along += gradient[i] * MapChecks.raw(map, 0)[i];
        }
        assertThat(along).isCloseTo(0, within(1e-12 * n));
        Matrix scaled = MapChecks.weights(normalized(t.times(37)));
        assertThat(MatrixNorms.frobenius(scaled.minus(MapChecks.weights(map)))).isLessThan(1e-13 * n);
    }

    @Test
    void radiusIsOneAfterTheLatchAndTheBlockIsTBefore() {
        Matrix t = RandomMatrices.gaussian(12, 12, 0.5, 4);
        EigenvalueNormalization map = latching(t);
        assertThat(spectralRadius(t)).isLessThan(1);
        assertThat(MapChecks.weights(map)).isEqualTo(t);
        assertThat(map.health().get("latched")).isZero();
        double[] g = MapChecks.gaussian(144, 1);
        assertThat(MapChecks.pullBack(map, g).get(0)).isEqualTo(g);

        multiply(MapChecks.raw(map, 0), 10);
        map.afterUpdate();
        assertThat(map.health().get("latched")).isEqualTo(1);
        assertThat(spectralRadius(MapChecks.weights(map))).isCloseTo(1, within(1e-10));

        multiply(MapChecks.raw(map, 0), 0.01);
        map.afterUpdate();
        assertThat(map.health().get("latched")).isEqualTo(1);
        assertThat(spectralRadius(MapChecks.weights(map))).isCloseTo(1, within(1e-10));
        assertThat(map.health().get("spectral-radius")).isLessThan(0.1);
    }

    private static void multiply(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    @Test
    void oneUnitHasItsSignAndNoGradient() {
        EigenvalueNormalization map = normalized(Matrix.of(1, 1, new double[] {-0.3}));
        assertThat(map.block().read()).containsExactly(-1);
        assertThat(MapChecks.pullBack(map, new double[] {5}).get(0)[0]).isCloseTo(0, within(1e-14));
    }

    @Test
    void diagonalMatrixDividesAllButTheDominantElement() {
        double[] t = {0.5, 0, 0, 0, 2, 0, 0, 0, -1};
        EigenvalueNormalization map = normalized(Matrix.of(3, 3, t));
        double[] g = MapChecks.gaussian(9, 2);
        double[] gradient = MapChecks.pullBack(map, g).get(0);
        for (int i = 0; i < 9; i++) {
            double expected = i == 4 ? (g[4] - (0.25 * g[0] + g[4] - 0.5 * g[8])) / 2 : g[i] / 2;
            assertThat(gradient[i]).isCloseTo(expected, within(1e-15));
        }
    }

    @Test
    void initialSpectrumIsThatOfDampedRotations() {
        EigenvalueNormalization map = new EigenvalueNormalization(MapChecks.block(9), true);
        new RotationBlocksInitializer(Math.PI / 2, true).fill(map.block().parameter(), RandomStream.of(3, "T"));
        MapChecks.started(map);
        double radius = map.health().get("spectral-radius");
        assertThat(radius).isBetween(0.1, 1.0);
        assertThat(map.health().get("spectral-norm")).isCloseTo(radius, within(1e-5)); // it is normal
    }

    @Test
    void tieIsCounted() {
        EigenvalueNormalization map = normalized(Matrix.of(2, 2, new double[] {0, 4, 1, 0}));
        MapChecks.pullBack(map, new double[4]);
        assertThat(map.health()).containsEntry("ties", 1.0).containsEntry("fallbacks", 0.0);
        assertThat(map.health().get("eigenvalue-gap")).isLessThan(1e-10);
    }

    @Test
    void defectiveEigenvalueFallsBackAndIsCounted() {
        EigenvalueNormalization map = normalized(Matrix.of(2, 2, new double[] {2, 1, 0, 2}));
        assertThat(MapChecks.pullBack(map, new double[] {2, 4, 6, 8}).get(0)).containsExactly(1, 2, 3, 4);
        assertThat(map.health()).containsEntry("fallbacks", 1.0);
    }

    @Test
    void radiusZeroIsRefusedAtTheStartAndGuardedLater() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> normalized(Matrix.zeros(3, 3)))
                .withMessage("the initial value of w[3, 3] has spectral radius 0.0, by which it cannot be divided");
        assertThat(MapChecks.weights(latching(Matrix.zeros(3, 3)))).isEqualTo(Matrix.zeros(3, 3));

        EigenvalueNormalization map = normalized(Matrix.identity(2));
        multiply(MapChecks.raw(map, 0), 0);
        map.afterUpdate();
        assertThat(map.block().read()).containsExactly(0, 0, 0, 0);
        assertThat(MapChecks.pullBack(map, new double[] {1, 0, 0, 0}).get(0)[0]).isEqualTo(1e12);
        assertThat(map.health()).containsEntry("fallbacks", 1.0);
    }

    @Test
    void whatIsNotFiniteReachesTheBlock() {
        EigenvalueNormalization map = normalized(Matrix.identity(3));
        MapChecks.raw(map, 0)[4] = Double.NaN;
        map.afterUpdate();
        assertThat(map.block().read()[4]).isNaN();
        assertThat(map.health().get("spectral-radius")).isNaN();
        MapChecks.pullBack(map, new double[9]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 15})
    void goesOnFromItsStateWithTheSameBits(int first) {
        Resumption.check(() -> latching(RandomMatrices.gaussian(8, 8, 0.9, 4)), first);
        Resumption.check(() -> normalized(RandomMatrices.gaussian(8, 8, 0.9, 4)), first);
    }

    @Test
    void trainingKeepsTheRadiusAtOne() {
        EigenvalueNormalization map = normalized(RandomMatrices.gaussian(16, 16, 1, 2));
        new RandomTraining(map, new Adam(0.01)).run(300);
        assertThat(spectralRadius(MapChecks.weights(map))).isCloseTo(1, within(1e-10));
        assertThat(map.health()).containsEntry("fallbacks", 0.0);
        assertThat(map.freedom()).isEqualTo(256);
    }

    @Test
    void badInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EigenvalueNormalization(MapChecks.block(Matrix.zeros(2, 3)), true));
        Matrix bad = Matrix.identity(2);
        bad.set(0, 1, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> latching(bad))
                .withMessage("the initial value of w[2, 2] must be finite, not NaN in row 1, column 2");
    }
}
