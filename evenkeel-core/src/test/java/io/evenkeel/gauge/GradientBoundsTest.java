package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.ModReluCell;
import io.evenkeel.nn.NcGruCell;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.SboRnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds of the papers against singular values that are measured on the cells. */
class GradientBoundsTest {
    private static final int N = 7;
    private static final int STEPS = 12;

    private static Tensor inputs(int width, Random random) {
        return Tensor.of(random.doubles(STEPS * width, -1, 1).toArray(), STEPS, width);
    }

    private static void fill(Cell cell, double gain, Random random) {
        for (Parameter p : cell.parameters()) {
            double[] values = random.doubles(p.value().size(), -gain, gain).toArray();
            p.set(Tensor.of(values, p.value().shape()));
        }
    }

    /** Singular values of J_{from+k−1} ⋯ J_from. */
    private static double[] measured(Trajectory trajectory, int from, int k) {
        int n = trajectory.dimension();
        double[] columns = Jacobians.identityRows(n, n);
        for (int t = from; t < from + k; t++) {
            trajectory.pushForward(t, n, columns);
        }
        return Jacobians.singularValues(n, n, columns);
    }

    private static Expr named(Cell cell, String name) {
        return cell.program().pass().trace().stream()
                .filter(e -> e.isNamed() && e.label().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double norm(double[][] w) {
        return Jacobians.singularValues(w.length, w.length, Matrices.flatten(w))[0];
    }

    @ParameterizedTest
    @CsvSource({"true, 0.3", "true, 1.5", "true, 4", "false, 0.3", "false, 1.5", "false, 4"})
    void oneStepOfAnNcGruStaysBelowItsBound(boolean before, double gain) {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Cell cell = new NcGruCell(3, N, before);
            fill(cell, gain, random);
            double[][] reset = RecurrentMatrix.of(cell.program()).get(0).values();
            double[][] update = RecurrentMatrix.of(cell.program()).get(1).values();
            double[][] candidate = RecurrentMatrix.of(cell.program()).get(2).values();
            NcGruBound bound = new NcGruBound(norm(update), norm(reset), norm(candidate));
            List<Expr> values =
                    List.of(named(cell, "update gate"), named(cell, "reset gate"), named(cell, "candidate modrelu"));
            Trajectory trajectory = Trajectory.of(cell.program()).keep(values).along(inputs(3, random));
            double[][] u = trajectory.values(values.get(0));
            double[][] r = trajectory.values(values.get(1));
            double[][] c = trajectory.values(values.get(2));
            for (int t = 0; t < STEPS; t++) {
                double[] h = trajectory.state(t);
                double[] product = LinearResponse.of(candidate, h, 1)[1];
                double most = before
                        ? bound.resetBefore(u[t], r[t], c[t], h)
                        : bound.resetAfter(u[t], r[t], c[t], h, product);
                assertThat(measured(trajectory, t, 1)[0]).as("seed " + seed).isLessThanOrEqualTo(most);
            }
        }
    }

    /** Saturated gates make the bound exact: u = 0, r = 1 leave U_c, u = 1 leaves the state. */
    @Test
    void theBoundOfAnNcGruIsTightAtItsLimits() {
        NcGruBound bound = new NcGruBound(2, 1, 1);
        double[] zero = new double[N];
        double[] one = new double[N];
        Arrays.fill(one, 1);
        assertThat(bound.resetBefore(one, one, one, one)).isEqualTo(1);
        assertThat(bound.resetBefore(zero, one, zero, zero)).isEqualTo(1);
        assertThat(bound.resetAfter(zero, one, zero, zero, zero)).isEqualTo(1);
        double[] half = new double[N];
        Arrays.fill(half, 0.5);
        assertThat(bound.resetBefore(half, half, zero, one)).isCloseTo(0.5 + 0.5 + 0.5 * 0.75, within(1e-15));
        assertThat(bound.resetAfter(half, half, zero, one, half)).isCloseTo(1 + 0.5 * 0.625, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.3})
    void gradientsOfAnSboRnnStayWithinTheirBounds(double eta) {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Cell cell = new SboRnnCell(3, N, SboRnnCell.Method.SGD, true, eta, 1);
            fill(cell, 0.4, random);
            double[][] w = RecurrentMatrix.of(cell.program()).get(0).values();
            Expr phi = cell.program().pass().trace().stream()
                    .filter(e -> e.operation() == Activation.RELU)
                    .findFirst()
                    .orElseThrow();
            Trajectory trajectory =
                    Trajectory.of(cell.program()).keep(List.of(phi)).along(inputs(3, random));
            double[][] values = trajectory.values(phi);
            boolean[][] active = new boolean[STEPS][N];
            for (int t = 0; t < STEPS; t++) {
                for (int i = 0; i < N; i++) {
                    active[t][i] = values[t][i] > 0;
                }
            }
            double curvature = SboRnnBound.curvature(w, 1, active);
            assertThat(curvature).isLessThanOrEqualTo(SboRnnBound.curvature(w, 1) * (1 + 1e-12));
            for (double l : new double[] {curvature, SboRnnBound.curvature(w, 1)}) {
                GradientBounds bounds = SboRnnBound.of(eta, l, STEPS);
                double[] sigma = measured(trajectory, 0, STEPS);
                assertThat(sigma[0]).as("seed " + seed).isLessThanOrEqualTo(bounds.largest() * (1 + 1e-12));
                assertThat(sigma[N - 1]).as("seed " + seed).isGreaterThanOrEqualTo(bounds.smallest() * (1 - 1e-9));
            }
        }
    }

    @Test
    void theBoundsOfAnSboRnnHaveTheirNumbers() {
        GradientBounds published = SboRnnBound.of(1e-3, 2.5, 784);
        assertThat(published.smallest()).isCloseTo(0.14, within(0.002));
        assertThat(published.largest()).isEqualTo(1);
        assertThat(SboRnnBound.of(0.5, 3, 10)).isEqualTo(new GradientBounds(0, 1));
        assertThat(SboRnnBound.of(1, 3, 10)).isEqualTo(new GradientBounds(0, 1024));
        assertThat(SboRnnBound.curvature(Matrices.diagonal(2, -3), 1)).isCloseTo(16, within(1e-12));
        assertThat(SboRnnBound.curvature(Matrices.diagonal(2, -3), 1, new boolean[][] {{true, false}, {false, true}}))
                .isCloseTo(16, within(1e-12));
        assertThat(SboRnnBound.curvature(Matrices.diagonal(2, -3), 1, new boolean[][] {{true, false}}))
                .isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TANH", "SOFTPLUS", "IDENTITY"})
    void onlySlopesChangeNormsBehindAnOrthogonalMatrix(String activation) {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Cell cell = new RnnCell(Activation.valueOf(activation), 2, N);
            fill(cell, 1, random);
            cell.parameters().get(1).set(Tensor.of(Matrices.flatten(Matrices.orthogonal(N, random)), N, N));
            Trajectory trajectory = Trajectory.of(cell.program()).along(inputs(2, random));
            double[][] slopes = new double[STEPS][N];
            for (int t = 0; t < STEPS; t++) {
                double[] h = trajectory.state(t + 1);
                for (int i = 0; i < N; i++) {
                    slopes[t][i] = switch (activation) {
                        case "TANH" -> 1 - h[i] * h[i];
                        case "SOFTPLUS" -> 1 - Math.exp(-h[i]);
                        default -> 1;
                    };
                }
            }
            for (int from : new int[] {0, 5, STEPS - 1}) {
                double[] sigma = measured(trajectory, from, STEPS - from);
                GradientBounds bounds = OrthogonalCellBound.of(Arrays.copyOfRange(slopes, from, STEPS), 1, 1);
                assertThat(sigma[0]).as("seed " + seed).isLessThanOrEqualTo(bounds.largest() * (1 + 1e-9));
                assertThat(sigma[N - 1]).as("seed " + seed).isGreaterThanOrEqualTo(bounds.smallest() * (1 - 1e-9));
            }
        }
        assertThat(OrthogonalCellBound.of(new double[][] {{0.5, -1}, {0.25, 0.125}}, 1, 1))
                .isEqualTo(new GradientBounds(0.0625, 0.25));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrthogonalCellBound.of(new double[1][0], 1, 1))
                .withMessageContaining("number of units");
    }

    /** With thresholds of 0 the cell is linear and σ(W^k) = 1.005^k, which the bounds must meet from both sides. */
    @Test
    void whatAMatrixLacksOfBeingOrthogonalIsInTheBounds() {
        int n = 128;
        double gain = 1.005;
        Random random = new Random(4);
        Cell cell = new ModReluCell(2, n);
        fill(cell, 0.1, random);
        cell.parameters()
                .get(1)
                .set(Tensor.of(Matrices.flatten(Matrices.scale(gain, Matrices.orthogonal(n, random))), n, n));
        cell.parameters().get(2).set(Tensor.zeros(Precision.DOUBLE, n));
        Tensor inputs = Tensor.of(random.doubles(80, -1, 1).toArray(), 40, 2);
        Diagnosis.Propagator p = new MemoryGauges(cell.program(), cell, inputs, null, 1, 32)
                .propagator()
                .orElseThrow();
        for (int i = 0; i < p.bounds().size(); i++) {
            double expected = Math.pow(gain, p.condition().steps()[i]);
            assertThat(p.condition().norm()[i]).isCloseTo(expected, within(1e-9));
            assertThat(p.bounds().get(i).largest()).isCloseTo(expected, within(1e-9));
            assertThat(p.bounds().get(i).smallest()).isCloseTo(expected, within(1e-9));
        }
        assertThat(p.condition().steps()).contains(32);
    }

    /** Bounds stand beside what was measured on the same way, for every cell that has them and for no other. */
    @Test
    void aDiagnosisHoldsTheBoundsBesideTheMeasurement() {
        Random random = new Random(9);
        Cell orthogonal = new ModReluCell(2, N);
        fill(orthogonal, 0.2, random);
        orthogonal.parameters().get(1).set(Tensor.of(Matrices.flatten(Matrices.orthogonal(N, random)), N, N));
        Cell gated = new NcGruCell(2, N, false);
        fill(gated, 0.5, random);
        Cell bilevel = new SboRnnCell(2, N, SboRnnCell.Method.SGD, true, 0.05, 1);
        fill(bilevel, 0.4, random);
        for (Cell cell : List.of(orthogonal, gated, bilevel, new Stack(List.of(bilevel)))) {
            Diagnosis.Propagator p = propagator(cell, random);
            assertThat(p.bounds()).hasSize(p.condition().steps().length);
            for (int i = 0; i < p.bounds().size(); i++) {
                double norm = p.condition().norm()[i];
                assertThat(norm).isLessThanOrEqualTo(p.bounds().get(i).largest() * (1 + 1e-9));
                assertThat(norm / p.condition().condition()[i])
                        .isGreaterThanOrEqualTo(p.bounds().get(i).smallest() * (1 - 1e-9));
            }
        }
        Cell free = new ModReluCell(2, N);
        fill(free, 0.5, random);
        Cell heavyBall = new SboRnnCell(2, N, SboRnnCell.Method.SHB, true, 0.05, 1);
        for (Cell cell : List.of(free, heavyBall, new Stack(List.of(bilevel, new RnnCell(Activation.TANH, N, 2))))) {
            assertThat(propagator(cell, random).bounds()).isEmpty();
        }
    }

    private static Diagnosis.Propagator propagator(Cell cell, Random random) {
        return new MemoryGauges(cell.program(), cell, inputs(2, random), null, 2, 9)
                .propagator()
                .orElseThrow();
    }
}
