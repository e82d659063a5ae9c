package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.tensor.RandomStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What smoothness promises of {@code θ ← θ − η G(∇f)}: f falls by at least {@code η (1 − ηLαβ/2) Σ g G(g)}. The function is
 * {@code f(θ) = Σ_k ln cosh(a_k · θ) ≥ 0}, whose Hessian {@code Σ_k a_k a_kᵀ / cosh²} has no eigenvalue above L = Σ ‖a_k‖².
 */
class GradientActivationConvergenceTest {
    private static final double ALPHA = 0.1;
    private static final double BETA = 20;
    private static final int SIZE = 6;
    private static final int STEPS = 200;
    private static final double[][] DIRECTIONS = directions();

    /** Lengths from 1 to 1/32, so that slopes differ by three orders of magnitude. */
    private static double[][] directions() {
        RandomStream random = RandomStream.of(5, "directions");
        double[][] a = new double[SIZE][SIZE];
        for (int k = 0; k < SIZE; k++) {
            for (int i = 0; i < SIZE; i++) {
                a[k][i] = random.gaussian((long) k * SIZE + i) * Math.scalb(1.0, -k);
            }
        }
        return a;
    }

    private static double smoothness() {
        double sum = 0;
        for (double[] a : DIRECTIONS) {
            sum += product(a, a);
        }
        return sum;
    }

    private static double product(double[] a, double... b) {
        return IntStream.range(0, SIZE).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double loss(double... theta) {
        double sum = 0;
        for (double[] a : DIRECTIONS) {
            double u = Math.abs(product(a, theta));
            sum += u + StrictMath.log1p(StrictMath.exp(-2 * u)) - StrictMath.log(2);
        }
        return sum;
    }

    private static double[] gradient(double... theta) {
        double[] g = new double[SIZE];
        for (double[] a : DIRECTIONS) {
            double slope = StrictMath.tanh(product(a, theta));
            for (int i = 0; i < SIZE; i++) {
                g[i] += slope * a[i];
            }
        }
        return g;
    }

    private static double activity(GradientActivationFunction function, double... g) {
        double[] activated = g.clone();
        function.apply(ALPHA, BETA, activated);
        return product(g, activated);
    }

    @ParameterizedTest
    @CsvSource({"ATAN, 0.2", "ATAN, 1", "ATAN, 1.9", "TANH, 1", "TANH, 1.9", "LOG, 1", "LOG, 1.9"})
    void theLossFallsByAtLeastWhatSmoothnessPromises(GradientActivationFunction function, double shareOfBound) {
        double smoothness = smoothness();
        double rate = shareOfBound / (smoothness * ALPHA * BETA);
        double promised = rate * (1 - rate * smoothness * ALPHA * BETA / 2);
        double[] start = {3, -2, 5, 1, -4, 2};
        Controller controller = new GradientActivation(function, ALPHA, BETA, Update.Point.GRADIENT);
        ManualUpdate update = new ManualUpdate(new Sgd(rate), controller, start);
        double least = Double.POSITIVE_INFINITY;
        for (int t = 1; t <= STEPS; t++) {
            double before = loss(update.parameter(0));
            double[] g = gradient(update.parameter(0));
            double activity = activity(function, g);
            update.step(g);
            assertThat(loss(update.parameter(0))).as("step " + t).isLessThanOrEqualTo(before - promised * activity);
            least = Math.min(least, activity);
            assertThat(least).as("step " + t).isLessThanOrEqualTo(loss(start) / (t * promised));
        }
    }

    /** {@code G(g)² ≤ αβ g G(g)} everywhere, and {@code g G(g) ≥ g²} up to the crossing point: at least the bound of SGD. */
    @ParameterizedTest
    @EnumSource
    void theInequalitiesBehindIt(GradientActivationFunction function) {
        double crossing = function.crossing(ALPHA, BETA).orElseThrow();
        for (int i = 1; i <= 1000; i++) {
            double g = crossing * i / 1000;
            double small = function.value(ALPHA, BETA, g);
            assertThat(small * g).as("g = " + g).isGreaterThanOrEqualTo(g * g * (1 - 1e-12));
            double large = StrictMath.pow(10, i / 100.0 - 5);
            double value = function.value(ALPHA, BETA, large);
            assertThat(value * value).as("g = " + large).isLessThanOrEqualTo(ALPHA * BETA * large * value);
        }
    }

    @ParameterizedTest
    @CsvSource({"ATAN", "TANH"})
    void theLengthOfAStepIsCapped(GradientActivationFunction function) {
        double rate = 0.3;
        Controller controller = new GradientActivation(function, ALPHA, BETA, Update.Point.GRADIENT);
        double[] exploded = IntStream.range(0, SIZE)
                .mapToDouble(i -> i % 2 == 0 ? 1e100 : -1e100)
                .toArray();
        double[] step = new ManualUpdate(new Sgd(rate), controller, new double[SIZE]).step(exploded);
        double cap = rate * function.saturation(ALPHA) * Math.sqrt(SIZE);
        assertThat(Math.sqrt(product(step, step))).isCloseTo(cap, within(1e-12));
    }
}
