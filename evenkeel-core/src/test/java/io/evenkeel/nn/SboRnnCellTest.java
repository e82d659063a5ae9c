package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.nn.SboRnnCell.Method;
import java.util.Arrays;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SboRnnCellTest {
    private static final int N = 7;
    private static final int D = 3;

    private static double[] gaussians(Random random, int n, double scale) {
        return random.doubles(n).map(u -> scale * random.nextGaussian()).toArray();
    }

    private static SboRnnCell random(Method method, boolean dense, double eta, double alpha, long seed) {
        Random random = new Random(seed);
        SboRnnCell cell = new SboRnnCell(D, N, method, dense, eta, alpha);
        CellSteps.set(cell, "weight_ih", gaussians(random, N * D, 1));
        CellSteps.set(cell, "weight_hh", gaussians(random, dense ? N * N : N, 0.7));
        CellSteps.set(cell, "bias", gaussians(random, N, 0.5));
        return cell;
    }

    private static RealMatrix matrix(Cell cell, String name) {
        return cell.parameters().stream()
                .filter(p -> p.name().equals(name))
                .map(p -> {
                    RealMatrix m = MatrixUtils.createRealMatrix(p.rows(), p.columns());
                    for (int i = 0; i < p.value().size(); i++) {
                        m.setEntry(i / p.columns(), i % p.columns(), p.value().get(i));
                    }
                    return m;
                })
                .findFirst()
                .orElseThrow();
    }

    /** W h + W_ih x + b. */
    private static double[] sums(Cell cell, double[] h, double[] x) {
        double[] fromState = matrix(cell, "weight_hh").operate(h);
        double[] fromInput = matrix(cell, "weight_ih").operate(x);
        double[] bias = matrix(cell, "bias").getRow(0);
        Arrays.setAll(fromState, i -> fromState[i] + fromInput[i] + bias[i]);
        return fromState;
    }

    /** ½ ‖α h − relu(W h + W_ih x + b)‖². */
    private static double objective(Cell cell, double alpha, double[] h, double[] x) {
        double[] z = sums(cell, h, x);
        double sum = 0;
        for (int i = 0; i < N; i++) {
            double e = alpha * h[i] - Math.max(z[i], 0);
            sum += e * e / 2;
        }
        return sum;
    }

    private static double[] singularValues(double[][] matrix) {
        return new SingularValueDecomposition(MatrixUtils.createRealMatrix(matrix)).getSingularValues();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aStepIsAGradientStep(long seed) {
        double eta = 0.1;
        double alpha = 0.8;
        SboRnnCell cell = random(Method.SGD, true, eta, alpha, seed);
        Random random = new Random(10 + seed);
        double[] h = gaussians(random, N, 1);
        double[] x = gaussians(random, D, 1);
        double[] next = new CellSteps(cell).run(h, new double[][] {x})[1];
        for (int i = 0; i < N; i++) {
            double[] up = h.clone();
            double[] down = h.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double slope = (objective(cell, alpha, up, x) - objective(cell, alpha, down, x)) / 2e-5;
            assertThat((h[i] - next[i]) / eta).as("seed %d, unit %d", seed, i).isCloseTo(slope, within(1e-7));
        }
    }

    /** H = (α I − Wᵀ D)(α I − D W) at a state. */
    private static RealMatrix hessian(Cell cell, double alpha, double[] h, double[] x) {
        double[] z = sums(cell, h, x);
        RealMatrix factor = MatrixUtils.createRealIdentityMatrix(N).scalarMultiply(alpha);
        RealMatrix w = matrix(cell, "weight_hh");
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                factor.addToEntry(i, j, z[i] > 0 ? -w.getEntry(i, j) : 0);
            }
        }
        return factor.transpose().multiply(factor);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theJacobianIsTheIdentityLessAPositiveMatrix(long seed) {
        SboRnnCell probe = random(Method.SGD, true, 1, 1, seed);
        Random random = new Random(20 + seed);
        double[] h = gaussians(random, N, 1);
        double[] x = gaussians(random, D, 1);
        RealMatrix hessian = hessian(probe, 1, h, x);
        double largest = singularValues(hessian.getData())[0];
        double eta = 0.9 / largest;
        SboRnnCell cell = random(Method.SGD, true, eta, 1, seed);
        RealMatrix jacobian = MatrixUtils.createRealMatrix(new CellSteps(cell).jacobian(h, new double[][] {x}));
        RealMatrix expected = MatrixUtils.createRealIdentityMatrix(N).subtract(hessian.scalarMultiply(eta));
        assertThat(jacobian.subtract(expected).getFrobeniusNorm())
                .as("seed %d", seed)
                .isLessThan(1e-12);
        double[] singular = singularValues(jacobian.getData());
        assertThat(singular[0]).isLessThanOrEqualTo(1 + 1e-12);
        assertThat(Arrays.stream(singular).min().orElseThrow()).isGreaterThanOrEqualTo(1 - eta * largest - 1e-12);
    }

    @Test
    void gradientsNeitherExplodeNorVanishOverManySteps() {
        double bound = 1
                + singularValues(
                        matrix(random(Method.SGD, true, 1, 1, 5), "weight_hh").getData())[0];
        double lipschitz = bound * bound;
        double eta = 0.01 / lipschitz;
        SboRnnCell cell = random(Method.SGD, true, eta, 1, 5);
        Random random = new Random(6);
        double[][] x = new double[200][];
        Arrays.setAll(x, t -> gaussians(random, D, 1));
        double[] singular = singularValues(new CellSteps(cell).jacobian(gaussians(random, N, 1), x));
        assertThat(singular[0]).isLessThanOrEqualTo(1 + 1e-12);
        assertThat(singular[N - 1]).isGreaterThanOrEqualTo(StrictMath.pow(1 - eta * lipschitz, 200));
    }

    @Test
    void constantInputsDescend() {
        SboRnnCell cell = random(Method.SGD, true, 0.01, 1, 7);
        double[][] x = new double[300][];
        Arrays.fill(x, new double[] {0.5, -1, 2});
        double[][] states = new CellSteps(cell).run(new double[N], x);
        for (int t = 0; t < x.length; t++) {
            assertThat(objective(cell, 1, states[t + 1], x[t]))
                    .as("step %d", t)
                    .isLessThanOrEqualTo(objective(cell, 1, states[t], x[t]) + 1e-14);
        }
    }

    @Test
    void withoutRecurrentWeightsItLeaks() {
        double eta = 0.2;
        SboRnnCell cell = random(Method.SGD, true, eta, 1, 8);
        CellSteps.set(cell, "weight_hh", new double[N * N]);
        double[] x = {1, -2, 0.5};
        double[] h = gaussians(new Random(9), N, 1);
        double[] next = new CellSteps(cell).run(h, new double[][] {x})[1];
        double[] z = sums(cell, h, x);
        for (int i = 0; i < N; i++) {
            assertThat(next[i]).isCloseTo((1 - eta) * h[i] + eta * Math.max(z[i], 0), within(1e-14));
        }
    }

    @Test
    void identityWeightsKeepActiveUnits() {
        SboRnnCell cell = new SboRnnCell(1, 2, Method.SGD, true, 0.25, 1);
        CellSteps.set(cell, "weight_hh", 1, 0, 0, 1);
        double[] next = new CellSteps(cell).run(new double[] {3, -4}, new double[][] {{0}})[1];
        assertThat(next).containsExactly(3, -3);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SHB", "SNAG"},
            value = Method.class)
    void withoutMomentumMethodsAreOne(Method method) {
        Random random = new Random(11);
        double[][] x = new double[20][];
        Arrays.setAll(x, t -> gaussians(random, D, 1));
        double[][] plain = new CellSteps(random(Method.SGD, true, 0.1, 1, 12)).run(new double[N], x);
        double[][] other = new CellSteps(random(method, true, 0.1, 1, 12)).run(new double[2 * N], x);
        for (int t = 0; t <= 20; t++) {
            assertThat(Arrays.copyOf(other[t], N)).as("step %d", t).containsExactly(plain[t]);
        }
    }

    /** One unit that is never active is a quadratic of curvature α². */
    @ParameterizedTest
    @EnumSource(
            names = {"SHB", "SNAG"},
            value = Method.class)
    void momentumFollowsItsPolynomial(Method method) {
        double eta = 0.3;
        double alpha = 1.2;
        double mu = 0.6;
        SboRnnCell cell = new SboRnnCell(1, 1, method, true, eta, alpha);
        CellSteps.set(cell, "bias", -1e6);
        CellSteps.set(cell, "momentum", mu);
        double[][] h = new CellSteps(cell)
                .run(method == Method.SHB ? new double[] {1, 0} : new double[] {1, 1}, new double[30][1]);
        double keep = 1 - eta * alpha * alpha;
        for (int t = 1; t < 30; t++) {
            double expected = method == Method.SHB
                    ? (keep + mu) * h[t][0] - mu * h[t - 1][0]
                    : keep * (1 + mu) * h[t][0] - keep * mu * h[t - 1][0];
            assertThat(h[t + 1][0]).as("step %d", t).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void sparseIsDenseWithAMultipleOfTheIdentity() {
        SboRnnCell sparse = random(Method.SGD, false, 0.1, 1, 13);
        SboRnnCell dense = random(Method.SGD, true, 0.1, 1, 13);
        double[] w = new double[N];
        Arrays.fill(w, 0.7);
        CellSteps.set(sparse, "weight_hh", w);
        double[] diagonal = new double[N * N];
        for (int i = 0; i < N; i++) {
            diagonal[i * N + i] = 0.7;
        }
        CellSteps.set(dense, "weight_hh", diagonal);
        CellSteps.set(dense, "weight_ih", sparse.parameters().get(0).value().toDoubles());
        CellSteps.set(dense, "bias", sparse.parameters().get(2).value().toDoubles());
        Random random = new Random(14);
        double[][] x = new double[15][];
        Arrays.setAll(x, t -> gaussians(random, D, 1));
        double[][] a = new CellSteps(sparse).run(new double[N], x);
        double[][] b = new CellSteps(dense).run(new double[N], x);
        assertThat(a[15]).containsExactly(b[15], within(1e-12));
    }

    @Test
    void refusesStepsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SboRnnCell(1, 1, Method.SGD, true, 0, 1))
                .withMessage("SBO-RNN needs a finite step size above 0 and a finite alpha, not 0.0 and 1.0");
    }
}
