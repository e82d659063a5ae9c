package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.GruCell;
import io.evenkeel.nn.LeakyRnnCell;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one-step Jacobian along a trajectory, from both sides and by differences of the step itself. */
class TrajectoryTest {
    private static final int STEPS = 12;
    private static final int INPUTS = 3;

    static Stream<Named<Cell>> cells() {
        return Stream.of(
                Named.of("relu", new RnnCell(Activation.RELU, INPUTS, 9)),
                Named.of("leaky", new LeakyRnnCell(Activation.TANH, 0.25, INPUTS, 7)),
                Named.of("gru", new GruCell(INPUTS, 8)),
                Named.of("lstm stack", new Stack(List.of(new LstmCell(INPUTS, 4), new LstmCell(4, 3)))),
                Named.of(
                        "gru on tanh", new Stack(List.of(new RnnCell(Activation.TANH, INPUTS, 5), new GruCell(5, 4)))));
    }

    private static Cell filled(Cell cell) {
        new NormalInitializer(1.2).fill(cell.parameters(), 4);
        return cell;
    }

    private static Tensor inputs(int steps) {
        double[] values = new Random(1).doubles(STEPS * INPUTS, -1, 1).toArray();
        return Tensor.of(Arrays.copyOf(values, steps * INPUTS), steps, INPUTS);
    }

    private static double[] gaussian(int n, long seed) {
        Random random = new Random(seed);
        return java.util.stream.DoubleStream.generate(random::nextGaussian)
                .limit(n)
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void tangentsAndCotangentsAreAdjoint(Cell cell) {
        Trajectory trajectory = Trajectory.of(filled(cell).program()).along(inputs(STEPS));
        int n = trajectory.dimension();
        for (int t : new int[] {0, 5, STEPS - 1}) {
            double[] v = gaussian(n, t);
            double[] u = gaussian(n, 100 + t);
            double[] jv = v.clone();
            double[] ju = u.clone();
            trajectory.pushForward(t, 1, jv);
            trajectory.pullBack(t, 1, ju);
            assertThat(dot(u, jv)).isNotZero().isCloseTo(dot(ju, v), within(1e-13 * n));
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void tangentsAreDifferencesOfTheStep(Cell cell) {
        Trajectory trajectory = Trajectory.of(filled(cell).program()).along(inputs(STEPS));
        int n = trajectory.dimension();
        for (int t : new int[] {0, 7, STEPS - 1}) {
            double[] v = gaussian(n, t);
            double[] jv = v.clone();
            trajectory.pushForward(t, 1, jv);
            double step = 1e-6;
            double[] above = next(cell, trajectory.state(t), v, step, t);
            double[] below = next(cell, trajectory.state(t), v, -step, t);
            for (int i = 0; i < n; i++) {
                assertThat((above[i] - below[i]) / (2 * step)).isCloseTo(jv[i], within(1e-8));
            }
        }
    }

    private static double[] next(Cell cell, double[] state, double[] v, double step, int t) {
        double[] moved = state.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * v[i];
        }
        double[] x = Arrays.copyOfRange(inputs(STEPS).toDoubles(), t * INPUTS, (t + 1) * INPUTS);
        return Trajectory.of(cell.program())
                .from(moved)
                .along(Tensor.of(x, 1, INPUTS))
                .state(1);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void portionsGiveTheSameBits(Cell cell) {
        Trajectory whole = Trajectory.of(filled(cell).program()).along(inputs(STEPS));
        Trajectory portions = Trajectory.of(cell.program()).directions(3).along(inputs(STEPS));
        int k = 7;
        double[] a = gaussian(k * whole.dimension(), 2);
        double[] b = a.clone();
        for (int t = 0; t < STEPS; t++) {
            whole.pushForward(t, k, a);
            portions.pushForward(t, k, b);
        }
        assertThat(b).isEqualTo(a);
        for (int t = STEPS - 1; t >= 0; t--) {
            whole.pullBack(t, k, a);
            portions.pullBack(t, k, b);
        }
        assertThat(b).isEqualTo(a);
        double[] alone = Arrays.copyOfRange(gaussian(k * whole.dimension(), 2), 0, whole.dimension());
        double[] first = gaussian(k * whole.dimension(), 2);
        whole.pushForward(3, 1, alone);
        whole.pushForward(3, k, first);
        assertThat(alone).isEqualTo(Arrays.copyOf(first, alone.length));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void singlePrecisionIsCloseToDouble(Cell cell) {
        Trajectory exact = Trajectory.of(filled(cell).program()).along(inputs(STEPS));
        Trajectory single =
                Trajectory.of(cell.program()).precision(Precision.SINGLE).along(inputs(STEPS));
        double[] a = gaussian(exact.dimension(), 3);
        double[] b = a.clone();
        exact.pushForward(STEPS - 1, 1, a);
        single.pushForward(STEPS - 1, 1, b);
        assertThat(b).isNotEqualTo(a).containsExactly(a, within(1e-5));
        assertThat(single.state(STEPS))
                .isNotEqualTo(exact.state(STEPS))
                .containsExactly(exact.state(STEPS), within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aTrajectoryContinuesFromWhereAnotherEnded(Cell cell) {
        Trajectory whole = Trajectory.of(filled(cell).program()).along(inputs(STEPS));
        assertThat(whole.state(0)).containsOnly(0);
        double[] rest = Arrays.copyOfRange(inputs(STEPS).toDoubles(), 5 * INPUTS, STEPS * INPUTS);
        Trajectory end = Trajectory.of(cell.program()).from(whole.state(5)).along(Tensor.of(rest, STEPS - 5, INPUTS));
        assertThat(end.state(0)).isEqualTo(whole.state(5));
        assertThat(end.state(STEPS - 5)).isEqualTo(whole.state(STEPS));
        assertThat(whole.firstNonFiniteStep()).isEqualTo(-1);
    }

    @Test
    void theFirstStepThatIsNotFiniteIsFound() {
        RnnCell cell = new RnnCell(Activation.RELU, 1, 1);
        cell.parameters().get(1).set(Tensor.of(new double[] {1e100}, 1, 1));
        Tensor inputs = Tensor.zeros(Precision.DOUBLE, 9, 1);
        // 1, 1e100, 1e200, 1e300, too large
        assertThat(Trajectory.of(cell.program())
                        .from(new double[] {1})
                        .along(inputs)
                        .firstNonFiniteStep())
                .isEqualTo(4);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Cell cell = new GruCell(INPUTS, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trajectory.of(cell.program()).along(Tensor.zeros(Precision.DOUBLE, 5, 2)))
                .withMessage("inputs must have shape [steps, 3], but are Tensor[5, 2] double");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trajectory.of(cell.program()).from(new double[5]))
                .withMessage("an initial state needs 4 numbers, not 5");
    }
}
