package io.evenkeel.train;

import static io.evenkeel.train.GradientActivationFunction.ATAN;
import static io.evenkeel.train.GradientActivationFunction.LOG;
import static io.evenkeel.train.GradientActivationFunction.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.tensor.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradient activation inside of updates; {@code x} is the number that is trained. */
class GradientActivationTest {
    private static final double ALPHA = 0.1;
    private static final double BETA = 20;
    private static final int SIZE = 5;

    private static GradientActivation raw(GradientActivationFunction function, double alpha, double beta) {
        return new GradientActivation(function, alpha, beta, Update.Point.GRADIENT);
    }

    private static GradientActivation last(GradientActivationFunction function, double alpha, double beta) {
        return new GradientActivation(function, alpha, beta, Update.Point.DIRECTION);
    }

    private static double[] gradient(int update) {
        RandomStream stream = RandomStream.of(1, "gradient");
        double[] g = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            g[i] = 0.2 * stream.gaussian((long) update * SIZE + i);
        }
        return g;
    }

    /** The gradient of {@code Σ x_i⁴ / 4 + x_i² / 2 − i x_i}. */
    private static double[] slopes(double[] x) {
        double[] g = new double[x.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = x[i] * x[i] * x[i] + x[i] - i;
        }
        return g;
    }

    @ParameterizedTest
    @EnumSource
    void aSmallGainWithSlopeOneIsPlainDescent(GradientActivationFunction function) {
        double beta = 1e-6;
        ManualUpdate plain = new ManualUpdate(new Sgd(0.05), new double[SIZE]);
        ManualUpdate activated = new ManualUpdate(new Sgd(0.05), raw(function, 1 / beta, beta), new double[SIZE]);
        for (int k = 0; k < 100; k++) {
            double[] expected = plain.step(slopes(plain.parameter(0)));
            // The error of one step is β g² at most; slopes below 4 decay from the first steps on.
            assertThat(activated.step(slopes(activated.parameter(0))))
                    .containsExactly(expected, within(function == LOG ? 4e-6 : 1e-6));
        }
        assertThat(plain.parameter(0)[4]).isGreaterThan(1);
    }

    @Test
    void aLargeGainGivesTheSign() {
        for (double g : new double[] {1.1e-3, -0.02, 5, -1e6}) {
            double step = new ManualUpdate(new Sgd(0.5), last(ATAN, ALPHA, 1e8), 0).step(g);
            assertThat(step / (-0.5 * ALPHA * Math.PI / 2 * Math.signum(g))).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void theStepIsCapped() {
        double rate = 0.1;
        double momentum = 0.9;
        ManualUpdate capped = new ManualUpdate(Sgd.withMomentum(rate, momentum), last(ATAN, ALPHA, BETA), 0);
        assertThat(Math.abs(capped.step(1e30))).isLessThanOrEqualTo(rate * ALPHA * (Math.PI / 2));
        double decay = 0.01;
        ManualUpdate accumulating =
                new ManualUpdate(new Sgd(rate, momentum, 0, false, decay), raw(ATAN, ALPHA, BETA), 0);
        double largest = 0;
        for (int k = 0; k < 300; k++) {
            double from = accumulating.parameter(0)[0];
            double step = Math.abs(accumulating.step(k % 7 == 0 ? 1e-3 : 1e30) - from);
            largest = Math.max(largest, Math.abs(from));
            assertThat(step)
                    .as("update " + k)
                    .isLessThanOrEqualTo(rate * (ALPHA * Math.PI / 2 + decay * largest) / (1 - momentum));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theMomentumStaysUnactivated(boolean nesterov) {
        Sgd sgd = new Sgd(0.1, 0.9, 0, nesterov, 0);
        ManualUpdate plain = new ManualUpdate(sgd, new double[SIZE]);
        ManualUpdate activated = new ManualUpdate(sgd, last(ATAN, ALPHA, BETA), new double[SIZE]);
        for (int k = 0; k < 20; k++) {
            plain.step(gradient(k));
            activated.step(gradient(k));
            assertThat(activated.memories.get(0).state().get("momentum"))
                    .isEqualTo(plain.memories.get(0).state().get("momentum"));
        }
        assertThat(activated.parameter(0)).isNotEqualTo(plain.parameter(0));
    }

    @ParameterizedTest
    @EnumSource
    void withoutMomentumAndDecayBothPlacesAreTheSame(GradientActivationFunction function) {
        ManualUpdate first = new ManualUpdate(new Sgd(0.1), raw(function, ALPHA, BETA), new double[SIZE]);
        ManualUpdate last = new ManualUpdate(new Sgd(0.1), last(function, ALPHA, BETA), new double[SIZE]);
        for (int k = 0; k < 20; k++) {
            assertThat(first.step(gradient(k))).isEqualTo(last.step(gradient(k)));
        }
    }

    @Test
    void decayComesAfterTheRawGradientAndBeforeTheDirection() {
        double decay = 0.5;
        Sgd sgd = new Sgd(0.1, 0, 0, false, decay);
        assertThat(new ManualUpdate(sgd, raw(ATAN, ALPHA, BETA), 2).step(0))
                .isCloseTo(2 - 0.1 * decay * 2, within(1e-15));
        assertThat(new ManualUpdate(sgd, last(ATAN, ALPHA, BETA), 2).step(0))
                .isCloseTo(2 - 0.1 * ATAN.value(ALPHA, BETA, decay * 2), within(1e-15));
    }

    @Test
    void theScaleCancelsInAdam() {
        // Too small an ε to count.
        Adam adam = new Adam(1e-3, 0.9, 0.999, 1e-300, false, 0);
        ManualUpdate small = new ManualUpdate(adam, raw(ATAN, 0.1, BETA), new double[SIZE]);
        ManualUpdate large = new ManualUpdate(adam, raw(ATAN, 10, BETA), new double[SIZE]);
        for (int k = 0; k < 20; k++) {
            double[] expected = small.step(gradient(k));
            double[] actual = large.step(gradient(k));
            for (int i = 0; i < SIZE; i++) {
                assertThat(actual[i] / expected[i]).isCloseTo(1, within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void onAQuadraticTheLossFallsUpToTheBoundOfTheRate(GradientActivationFunction function) {
        double curvature = 3;
        double bound = 1 / (curvature * ALPHA * BETA);
        ManualUpdate below = new ManualUpdate(new Sgd(1.9 * bound), raw(function, ALPHA, BETA), 1);
        for (int k = 0; k < 100; k++) {
            double before = Math.abs(below.parameter(0)[0]);
            assertThat(Math.abs(below.step(curvature * below.parameter(0)[0]))).isLessThan(before);
        }
        ManualUpdate above = new ManualUpdate(new Sgd(2.5 * bound), raw(function, ALPHA, BETA), 1);
        for (int k = 0; k < 1000; k++) {
            above.step(curvature * above.parameter(0)[0]);
        }
        double x = above.parameter(0)[0];
        assertThat(Math.abs(x)).isBetween(1e-3, 1.0);
        assertThat(above.step(curvature * x)).isCloseTo(-x, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(names = {"ATAN", "TANH"})
    void aSaddleIsLeftFasterByTheSlope(GradientActivationFunction function) {
        double rate = 0.1;
        double start = 1e-8;
        ManualUpdate update = new ManualUpdate(new Sgd(rate), raw(function, ALPHA, BETA), start);
        double y = start;
        for (int k = 1; BETA * y < 1e-3; k++) {
            y = update.step(-y);
            double expected = StrictMath.pow(1 + rate * ALPHA * BETA, k);
            assertThat(y / start / expected).as("update " + k).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void theAdaptiveFormFollowsTheScale() {
        double shrink = 4;
        double gamma = 2.5;
        for (double largest : new double[] {3, 1e-7, 1e-310, 1e300}) {
            double[] d = {0, 1e-9 * largest, -largest};
            AdaptiveGradientActivation activation = new AdaptiveGradientActivation(shrink, gamma);
            double[] x = new ManualUpdate(new Sgd(1), activation, new double[3]).step(d);
            double alpha = 2 * largest / (Math.PI * shrink);
            assertThat(x[0]).isEqualTo(0);
            assertThat(-x[2] / -alpha).isCloseTo(StrictMath.atan(gamma * (Math.PI * shrink / 2)), within(1e-12));
            if (largest > 1e-300) {
                assertThat(-x[1] / d[1]).isCloseTo(gamma, within(1e-12));
            }
        }
        // Where the gain is large the largest number reaches the saturation.
        double saturated = new ManualUpdate(new Sgd(1), new AdaptiveGradientActivation(shrink, 1e14), 0).step(-3);
        assertThat(saturated).isCloseTo(3 / shrink, within(1e-12));
    }

    @Test
    void theAdaptiveFormLeavesZerosAndScalesEachParameter() {
        AdaptiveGradientActivation activation = new AdaptiveGradientActivation(2, 1e14);
        ManualUpdate update =
                new ManualUpdate(new Sgd(1), List.of(activation), new double[2], new double[1], new double[1]);
        assertThat(update.step(new double[2], new double[] {4}, new double[] {0.01}))
                .containsExactly(0, 0);
        assertThat(update.parameter(1)[0]).isCloseTo(-2, within(1e-12));
        assertThat(update.parameter(2)[0]).isCloseTo(-0.005, within(1e-12));
    }

    @Test
    void anExplodedGradientIsReportedAndNotSaturated() {
        List<Controller> controllers = List.of(
                raw(ATAN, ALPHA, BETA),
                last(TANH, ALPHA, BETA),
                raw(LOG, ALPHA, BETA),
                new AdaptiveGradientActivation(1, 2));
        for (Controller controller : controllers) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatExceptionOfType(ArithmeticException.class)
                        .isThrownBy(() -> new ManualUpdate(new Sgd(1), controller, 0, 0).step(new double[] {1, bad}))
                        .withMessage("exploding gradient: in update 0 parameter p0 has " + bad + " at index 1");
            }
        }
    }

    @Test
    void bothNormsAreReported() {
        for (Controller controller : List.of(raw(TANH, 1, 1e9), last(TANH, 1, 1e9))) {
            ManualUpdate update = new ManualUpdate(new Sgd(1), controller, 0, 0);
            update.step(new double[] {3, -4});
            assertThat(controller.figures())
                    .containsOnlyKeys("norm-before-activation", "norm-after-activation")
                    .containsEntry("norm-before-activation", 5.0)
                    .containsEntry("norm-after-activation", Math.sqrt(2));
        }
    }

    @Test
    void clipsBeforeItsActivationWhereListedBefore() {
        List<Controller> controllers = List.of(new ValueClipping(0.01), raw(ATAN, ALPHA, BETA));
        ManualUpdate update = new ManualUpdate(new Sgd(1), controllers, new double[1]);
        assertThat(update.step(7)).isEqualTo(-ATAN.value(ALPHA, BETA, 0.01));
    }

    @Test
    void warnsWhereNothingIsAmplified() {
        assertThat(raw(ATAN, 0.1, 20).warning()).isEmpty();
        assertThat(raw(ATAN, 0.05, 20).warning())
                .hasValueSatisfying(w -> assertThat(w).contains("is 1.0"));
        assertThat(last(LOG, 0.05, 1.5).warning()).isPresent();
        assertThat(new AdaptiveGradientActivation(10, 1.5).warning()).isEmpty();
        assertThat(new AdaptiveGradientActivation(10, 1).warning()).isPresent();
        assertThat(new NormClipping(1).warning()).isEmpty();
    }

    @Test
    void refusesImpossibleSettings() {
        for (double bad : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> raw(ATAN, bad, BETA))
                    .withMessageContaining("alpha of gradient activation");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> raw(ATAN, ALPHA, bad))
                    .withMessageContaining("beta of gradient activation");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AdaptiveGradientActivation(bad, 1))
                    .withMessageContaining("shrink");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AdaptiveGradientActivation(1, bad))
                    .withMessageContaining("gamma");
        }
    }
}
