package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** When the iteration for the largest singular value stops. */
class FiniteTimeGrowthTest {
    private static final int WINDOW = 20;

    /** Counts steps; with {@code single}, rounds what they give to single precision. */
    private static final class Counting implements TangentDynamics {
        private final MatrixDynamics dynamics;
        private final boolean single;
        private int forward;
        private int back;

        Counting(MatrixDynamics dynamics, boolean single) {
            this.dynamics = dynamics;
            this.single = single;
        }

        @Override
        public int dimension() {
            return dynamics.dimension();
        }

        @Override
        public int steps() {
            return dynamics.steps();
        }

        @Override
        public void pushForward(int t, int k, double[] vectors) {
            forward++;
            dynamics.pushForward(t, k, vectors);
            round(vectors);
        }

        @Override
        public void pullBack(int t, int k, double[] vectors) {
            back++;
            dynamics.pullBack(t, k, vectors);
            round(vectors);
        }

        private void round(double[] vectors) {
            for (int i = 0; single && i < vectors.length; i++) {
                vectors[i] = (float) vectors[i];
            }
        }
    }

    private static MatrixDynamics random(int windows) {
        Random random = new Random(11);
        double[][][] jacobians = new double[windows * WINDOW][][];
        for (int t = 0; t < jacobians.length; t++) {
            jacobians[t] = Matrices.gaussian(24, 1 / Math.sqrt(24), random);
        }
        return MatrixDynamics.periodic(jacobians.length, jacobians);
    }

    private static double[] growth(TangentDynamics dynamics) {
        return FiniteTimeGrowth.of(dynamics).window(WINDOW).measure().growth();
    }

    @Test
    void singlePrecisionTakesHardlyMoreIterationsThanDouble() {
        Counting exact = new Counting(random(10), false);
        Counting rounded = new Counting(random(10), true);

        double[] expected = growth(exact);

        assertThat(growth(rounded)).containsExactly(expected, within(1e-7));
        assertThat(rounded.forward).isLessThanOrEqualTo(2 * exact.forward).isLessThan(10 * 10 * WINDOW);
    }

    /** Of an orthogonal matrix every singular value is 1, and rounding alone makes a difference. */
    @Test
    void stopsWhereOnlyRoundingChanges() {
        Counting rounded = new Counting(MatrixDynamics.periodic(60, Matrices.orthogonal(16, new Random(3))), true);

        assertThat(growth(rounded)).containsExactly(new double[3], within(1e-7));
        assertThat(rounded.forward).isLessThan(3 * 12 * WINDOW);
    }

    /** More nearly equal singular values than vectors: the iteration creeps, and is cut off without harm. */
    @Test
    void boundsItsIterations() {
        double[] values = new double[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 - 1e-4 * i;
        }
        for (boolean single : new boolean[] {false, true}) {
            Counting slow = new Counting(MatrixDynamics.periodic(WINDOW, Matrices.diagonal(values)), single);

            assertThat(growth(slow)).containsExactly(new double[1], within(1e-4));
            assertThat(slow.forward).isLessThanOrEqualTo(50 * WINDOW);
            assertThat(slow.back).isLessThan(slow.forward);
        }
    }
}
