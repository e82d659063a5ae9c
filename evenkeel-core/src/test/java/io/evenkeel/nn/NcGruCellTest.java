package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NcGruCellTest {
    private static final int N = 6;
    private static final int D = 2;

    private static NcGruCell random(boolean resetBefore, long seed) {
        Random random = new Random(seed);
        NcGruCell cell = new NcGruCell(D, N, resetBefore);
        for (String name : new String[] {"weight_ih", "weight_hh", "bias"}) {
            int size = name.equals("weight_ih") ? 3 * N * D : name.equals("weight_hh") ? 3 * N * N : 3 * N;
            CellSteps.set(
                    cell,
                    name,
                    random.doubles(size).map(u -> 0.6 * random.nextGaussian()).toArray());
        }
        return cell;
    }

    private static double[] gaussians(Random random, int n) {
        return random.doubles(n).map(u -> random.nextGaussian()).toArray();
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** A gate's rows of weight_ih (0) or weight_hh (1), or its part of the bias (2) as a column. */
    private static double[][] gate(Cell cell, int parameter, int gate) {
        double[] all = cell.parameters().get(parameter).value().toDoubles();
        int columns = all.length / 3 / N;
        double[][] rows = new double[N][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(all, (gate * N + i) * columns, (gate * N + i + 1) * columns));
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** J = diag(u) + diag((h − c) u (1 − u)) U_u + diag(1 − u) Φ' U_c [diag(r) + diag(h r (1 − r)) U_r]. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theJacobianIsThatOfTheSpecification(long seed) {
        NcGruCell cell = random(true, seed);
        Random random = new Random(50 + seed);
        double[] h = gaussians(random, N);
        double[] x = gaussians(random, D);
        double[] r = new double[N];
        double[] u = new double[N];
        double[] reset = new double[N];
        double[][] inner = new double[N][N];
        for (int i = 0; i < N; i++) {
            r[i] = sigmoid(dot(gate(cell, 0, 0)[i], x) + dot(gate(cell, 1, 0)[i], h) + gate(cell, 2, 0)[i][0]);
            u[i] = sigmoid(dot(gate(cell, 0, 1)[i], x) + dot(gate(cell, 1, 1)[i], h) + gate(cell, 2, 1)[i][0]);
            reset[i] = r[i] * h[i];
            for (int j = 0; j < N; j++) {
                inner[i][j] = h[i] * r[i] * (1 - r[i]) * gate(cell, 1, 0)[i][j] + (i == j ? r[i] : 0);
            }
        }
        double[][] actual = new CellSteps(cell).jacobian(h, new double[][] {x});
        double[] next = new CellSteps(cell).run(h, new double[][] {x})[1];
        for (int i = 0; i < N; i++) {
            double z = dot(gate(cell, 0, 2)[i], x) + dot(gate(cell, 1, 2)[i], reset);
            double modulus = Math.max(0, Math.abs(z) + gate(cell, 2, 2)[i][0]);
            double c = Math.signum(z) * modulus;
            assertThat(next[i]).isCloseTo(u[i] * h[i] + (1 - u[i]) * c, within(1e-12));
            for (int j = 0; j < N; j++) {
                double through = 0;
                for (int k = 0; k < N; k++) {
                    through += gate(cell, 1, 2)[i][k] * inner[k][j];
                }
                double expected = (i == j ? u[i] : 0)
                        + (h[i] - c) * u[i] * (1 - u[i]) * gate(cell, 1, 1)[i][j]
                        + (modulus > 0 ? (1 - u[i]) * through : 0);
                assertThat(actual[i][j]).as("seed %d (%d, %d)", seed, i, j).isCloseTo(expected, within(1e-10));
            }
        }
    }

    @Test
    void closedUpdateGatesKeepTheState() {
        NcGruCell cell = random(true, 6);
        double[] bias = new double[3 * N];
        Arrays.fill(bias, N, 2 * N, 1000);
        CellSteps.set(cell, "bias", bias);
        double[] h = gaussians(new Random(7), N);
        assertThat(new CellSteps(cell).run(h, new double[][] {{1, 2}})[1]).containsExactly(h, within(1e-300));
    }

    @Test
    void openGatesWithAnOrthogonalCandidateKeepTheNorm() {
        NcGruCell cell = new NcGruCell(D, N, true);
        new OrthogonalInitializer(1, 3).fill(cell.parameters().get(1), 3);
        double[] w = cell.parameters().get(1).value().toDoubles();
        Arrays.fill(w, 0, 2 * N * N, 0);
        CellSteps.set(cell, "weight_hh", w);
        double[] bias = new double[3 * N];
        Arrays.fill(bias, 0, N, 1000);
        Arrays.fill(bias, N, 2 * N, -1000);
        CellSteps.set(cell, "bias", bias);
        double[] h = gaussians(new Random(8), N);
        double[] after = new CellSteps(cell).run(h, new double[100][D])[100];
        assertThat(Math.sqrt(dot(after, after))).isCloseTo(Math.sqrt(dot(h, h)), within(1e-12));
    }

    @Test
    void bothFormsAreOneWhereTheResetGateIsConstant() {
        NcGruCell before = random(true, 9);
        NcGruCell after = random(false, 9);
        for (NcGruCell cell : new NcGruCell[] {before, after}) {
            double[] ih = cell.parameters().get(0).value().toDoubles();
            double[] hh = cell.parameters().get(1).value().toDoubles();
            double[] bias = cell.parameters().get(2).value().toDoubles();
            Arrays.fill(ih, 0, N * D, 0);
            Arrays.fill(hh, 0, N * N, 0);
            Arrays.fill(bias, 0, N, 0.3);
            CellSteps.set(cell, "weight_ih", ih);
            CellSteps.set(cell, "weight_hh", hh);
            CellSteps.set(cell, "bias", bias);
        }
        double[] h = gaussians(new Random(10), N);
        double[][] x = {{1, 0}, {0, 1}, {-1, 2}};
        assertThat(new CellSteps(before).run(h, x)[3])
                .containsExactly(new CellSteps(after).run(h, x)[3], within(1e-12));
    }
}
