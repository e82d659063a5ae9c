package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.gauge.LyapunovSpectrum;
import io.evenkeel.gauge.Trajectory;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.LoopCell;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineSensitivityAdjustmentTest {
    private static final SensitivityRule RECURRENT = SensitivityRule.ONLINE.scope(SensitivityRule.Scope.RECURRENT_ONLY);

    private static void fill(Parameter p, long seed, double scale) {
        RandomStream stream = RandomStream.of(seed, p.name());
        for (int i = 0; i < p.value().size(); i++) {
            p.value().set(i, scale * stream.gaussian(i));
        }
        p.changed();
    }

    /** {@code h' = tanh(W h + x)}: W alone is random, of spectral radius about ρ. */
    private static RnnCell flat(Activation activation, long seed, int units, double radius) {
        RnnCell cell = new RnnCell(activation, 1, units);
        fill(cell.parameters().get(1), seed, radius / Math.sqrt(units));
        return cell;
    }

    private static Tensor gaussian(long seed, String purpose, double scale, int... shape) {
        Tensor tensor = Tensor.zeros(Precision.DOUBLE, shape);
        RandomStream stream = RandomStream.of(seed, purpose);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, scale * stream.gaussian(i));
        }
        return tensor;
    }

    private static double lyapunov(Cell cell, double[] from, Tensor inputs, int discarded) {
        Trajectory trajectory =
                Trajectory.of(cell.program()).from(from).directions(1).along(inputs);
        return LyapunovSpectrum.of(trajectory).leading(1).discarding(discarded).exponents()[0];
    }

    private static Tensor silence(Cell cell, int steps) {
        return Tensor.zeros(Precision.DOUBLE, steps, cell.inputs());
    }

    /**
     * Check (a): from small random weights Λ rises to 0, and equals λ on the way, but for the difference between spectral
     * radius and Frobenius norm that a matrix of this size happens to have. Over the seeds 1 to 8 the largest difference
     * was 0.108 with 100 units; with 300 units it was 0.007 to 0.068, and seed 6 is the worst.
     */
    @ParameterizedTest
    @CsvSource({"1, 100, 0.12", "2, 100, 0.12", "1, 300, 0.07", "6, 300, 0.07"})
    void logSensitivityRisesWithTheLyapunovExponent(long seed, int units, double agreement) {
        RnnCell cell = flat(Activation.TANH, seed, units, 0.3);
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                .rule(RECURRENT)
                .from(gaussian(seed, "state", 0.1, units).toDoubles())
                .build();
        List<Double> logs = new ArrayList<>();
        int compared = 0;
        for (int checkpoint = 0; checkpoint <= 7; checkpoint++) {
            adjustment.run(checkpoint == 0 ? 1 : 100);
            adjustment.writeBack();
            double log = adjustment.logSensitivity();
            double lambda = lyapunov(cell, adjustment.state(), silence(cell, 700), 100);
            if (lambda < -0.02) {
                assertThat(lambda)
                        .as("seed %d, λ after %d steps, Λ = %f", seed, 100 * checkpoint, log)
                        .isCloseTo(log, within(agreement));
                compared++;
            } else {
                assertThat(lambda).as("seed %d", seed).isLessThan(0.05);
            }
            logs.add(log);
        }
        assertThat(compared).isGreaterThanOrEqualTo(6);
        assertThat(logs.get(0)).as("seed %d", seed).isCloseTo(-1.2, within(0.05));
        assertThat(logs).as("seed %d", seed).isSortedAccordingTo(Double::compare);
        assertThat(logs.get(7)).as("seed %d", seed).isCloseTo(0, within(0.02));
    }

    /** With a short average the gates close in time, and Λ stays where it has arrived. */
    @Test
    void logSensitivityStaysAtZero() {
        RnnCell cell = flat(Activation.TANH, 2, 100, 0.3);
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                .rule(RECURRENT.averaging(0.9))
                .build();
        adjustment.run(900);
        double arrived = adjustment.logSensitivity();
        assertThat(arrived).isCloseTo(0, within(0.02));
        adjustment.run(1000);
        assertThat(adjustment.logSensitivity()).isEqualTo(arrived);
        assertThat(adjustment.figures()).containsEntry("open-gates", 0.0);
    }

    /** With too large weights, adjusting from both sides brings it down to 0, and chaos ends. */
    @Test
    void logSensitivityComesDown() {
        int units = 60;
        RnnCell cell = flat(Activation.TANH, 1, units, 2.5);
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                .rule(RECURRENT.gate(SensitivityRule.Gate.ADJUST).averaging(0))
                .from(gaussian(1, "state", 0.5, units).toDoubles())
                .build();
        double before = lyapunov(cell, adjustment.state(), silence(cell, 800), 100);
        assertThat(before).isGreaterThan(0.1);
        adjustment.run(20);
        assertThat(adjustment.figures().get("log-sensitivity")).isGreaterThan(0.2);
        adjustment.run(8000);
        adjustment.run(500);
        assertThat(adjustment.figures().get("log-sensitivity")).isCloseTo(0, within(0.01));
        adjustment.writeBack();
        assertThat(lyapunov(cell, adjustment.state(), silence(cell, 800), 100)).isLessThan(0);
    }

    /** Oracle 5. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void withoutInputWeightsGrowByTheRate(Precision precision) {
        int units = 20;
        double rate = 1e-2;
        RnnCell cell = flat(Activation.TANH, 3, units, 0.4);
        Parameter w = cell.parameters().get(1);
        double[] before = w.value().toDoubles();
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                .rule(RECURRENT.rate(rate).averaging(0))
                .precision(precision)
                .build();
        int steps = 10;
        adjustment.run(steps);
        adjustment.writeBack();
        double tolerance = precision == Precision.DOUBLE ? 1e-12 : 2e-6;
        for (int j = 0; j < units; j++) {
            double norm = norm(before, j, units);
            for (int i = 0; i < units; i++) {
                double expected = before[j * units + i] * (norm + steps * rate) / norm;
                assertThat(w.value().get(j * units + i)).isCloseTo(expected, within(tolerance));
            }
        }
        adjustment.run(200);
        adjustment.writeBack();
        for (int j = 0; j < units; j++) {
            double norm = norm(before, j, units);
            int needed = (int) Math.ceil((1 - norm) / rate);
            assertThat(norm(w.value().toDoubles(), j, units))
                    .isCloseTo(norm + needed * rate, within(100 * tolerance))
                    .isGreaterThanOrEqualTo(1 - 1e-6);
        }
        assertThat(adjustment.figures()).containsEntry("open-gates", 0.0);
    }

    private static double norm(double[] w, int row, int columns) {
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            sum += w[row * columns + i] * w[row * columns + i];
        }
        return Math.sqrt(sum);
    }

    /** Oracle 7: Λ is the root mean square of row norms, λ the logarithm of the spectral radius. */
    @Test
    void linearRegime() {
        int units = 12;
        RnnCell cell = flat(Activation.TANH, 5, units, 0.8);
        Parameter w = cell.parameters().get(1);
        double square = 0;
        double[] symmetric = w.value().toDoubles();
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < i; j++) {
                symmetric[i * units + j] = symmetric[j * units + i];
            }
        }
        w.set(Tensor.of(symmetric, units, units));
        for (double v : symmetric) {
            square += v * v;
        }
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                .rule(RECURRENT.gate(SensitivityRule.Gate.OFF))
                .precision(Precision.DOUBLE)
                .build();
        adjustment.run(50);
        assertThat(adjustment.figures().get("log-sensitivity"))
                .isCloseTo(0.5 * StrictMath.log(square / units), within(1e-12));
        double lambda = lyapunov(cell, new double[units], silence(cell, 3000), 1000);
        assertThat(lambda).isCloseTo(StrictMath.log(radius(symmetric, units)), within(1e-3));
    }

    /** Of a symmetric matrix, by the power method on its square. */
    private static double radius(double[] w, int n) {
        double[] v = gaussian(1, "power", 1, n).toDoubles();
        double growth = 0;
        for (int round = 0; round < 5000; round++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i] += w[i * n + j] * v[j];
                }
            }
            growth = norm(next, 0, n);
            for (int i = 0; i < n; i++) {
                v[i] = next[i] / growth;
            }
        }
        return growth;
    }

    /** Oracle 8. */
    @Test
    void orthogonalMatrixWithoutNonlinearity() {
        int n = 16;
        RnnCell cell = new RnnCell(Activation.IDENTITY, 1, n);
        double[] v = gaussian(8, "mirror", 1, n).toDoubles();
        double square = norm(v, 0, n) * norm(v, 0, n);
        Tensor w = cell.parameters().get(1).value();
        for (int i = 0; i < n * n; i++) {
            w.set(i, (i / n == i % n ? 1 : 0) - 2 * v[i / n] * v[i % n] / square);
        }
        double[] state = gaussian(8, "state", 1, n).toDoubles();
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                .rule(RECURRENT.gate(SensitivityRule.Gate.OFF))
                .precision(Precision.DOUBLE)
                .from(state)
                .build();
        adjustment.run(10);
        assertThat(adjustment.logSensitivity()).isCloseTo(0, within(1e-12));
        assertThat(lyapunov(cell, state, silence(cell, 200), 0)).isCloseTo(0, within(1e-12));
    }

    /** Oracle 9: λ of a round equals the sum over layers, whichever of them is the wider. */
    @Test
    void widthsMayBeExchanged() {
        double wide = 0;
        double narrow = 0;
        for (long seed = 1; seed <= 3; seed++) {
            wide += loopOfLayers(seed, 120, 40, 1, 0.25) / 3;
            narrow += loopOfLayers(seed, 40, 120, 1, 0.25) / 3;
        }
        assertThat(wide).isCloseTo(narrow, within(0.2)).isCloseTo(0, within(0.2));
    }

    /** The two-layer network, dense and sparse. */
    @ParameterizedTest
    @CsvSource({"200, 200, 1", "120, 40, 0.3"})
    void sumsOverLayers(int first, int second, double ratio) {
        loopOfLayers(9, first, second, ratio, 0.2);
    }

    /** The difference of the sum of layers' log-sensitivities and λ at the end. */
    private static double loopOfLayers(long seed, int first, int second, double ratio, double agreement) {
        LoopCell cell = new LoopCell(first, second);
        for (Parameter p : cell.parameters()) {
            fill(p, seed, 0.3 / Math.sqrt(ratio * p.columns()));
            RandomStream mask = RandomStream.of(seed, "mask of " + p.name());
            for (int i = 0; i < p.value().size(); i++) {
                p.value().set(i, mask.uniform(i) < ratio ? p.value().get(i) : 0);
            }
        }
        boolean[] missing = missing(cell);
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                .rule(RECURRENT.sparse(ratio < 1))
                .build();
        List<Double> sums = new ArrayList<>();
        double difference = 0;
        for (int checkpoint = 0; checkpoint < 3; checkpoint++) {
            adjustment.run(gaussian(checkpoint, "drive", 0.02, checkpoint == 0 ? 1 : 300, first));
            adjustment.writeBack();
            Tensor drive = gaussian(checkpoint, "test drive", 0.02, 700, first);
            OnlineSensitivityAdjustment measured = OnlineSensitivityAdjustment.of(cell)
                    .rule(RECURRENT.gate(SensitivityRule.Gate.OFF))
                    .from(adjustment.state())
                    .build();
            measured.run(drive);
            Map<String, Double> figures = measured.figures();
            double sum = figures.get("log-sensitivity.0") + figures.get("log-sensitivity.1");
            difference = sum - lyapunov(cell, adjustment.state(), drive, 100);
            assertThat(difference)
                    .as("seed %d, %d:%d, checkpoint %d", seed, first, second, checkpoint)
                    .isCloseTo(0, within(agreement));
            sums.add(sum);
        }
        assertThat(sums.get(0)).isCloseTo(-2.4, within(0.1));
        assertThat(sums.get(1)).isBetween(-1.2, -0.9);
        assertThat(sums.get(2)).isBetween(-0.4, 0.0);
        assertThat(missing(cell)).isEqualTo(missing);
        return difference;
    }

    private static boolean[] missing(Cell cell) {
        List<Boolean> missing = new ArrayList<>();
        for (Parameter p : cell.parameters()) {
            for (double w : p.value().toDoubles()) {
                missing.add(w == 0);
            }
        }
        boolean[] result = new boolean[missing.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = missing.get(i);
        }
        return result;
    }

    /** Kernels over panels against loops over parameters. */
    @ParameterizedTest
    @CsvSource({
        "TANH, RAISE, false",
        "TANH, ADJUST, true",
        "SIGMOID, RAISE, false",
        "SOFTPLUS, ADJUST, true",
        "RELU, RAISE, true"
    })
    void agreesWithItsPlainTwin(Activation activation, SensitivityRule.Gate gate, boolean clipped) {
        int units = 21;
        int steps = 120;
        RnnCell cell = new RnnCell(activation, 3, units);
        RnnCell twinCell = new RnnCell(activation, 3, units);
        for (int p = 0; p < 4; p++) {
            fill(cell.parameters().get(p), 6, 0.3);
            fill(twinCell.parameters().get(p), 6, 0.3);
        }
        SensitivityRule rule =
                SensitivityRule.ONLINE.rate(2e-2).target(0.9).gate(gate).clip(clipped ? 0.01 : 1e300);
        Tensor inputs = gaussian(6, "inputs", 0.5, steps, 3);
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(cell)
                .rule(rule)
                .precision(Precision.DOUBLE)
                .build();
        adjustment.run(inputs);
        adjustment.writeBack();
        PlainOnlineSensitivityAdjustment twin = new PlainOnlineSensitivityAdjustment(twinCell, activation, rule);
        twin.run(inputs);
        for (int p = 0; p < 4; p++) {
            assertThat(cell.parameters().get(p).value().toDoubles())
                    .as(cell.parameters().get(p).name())
                    .containsExactly(twinCell.parameters().get(p).value().toDoubles(), within(1e-9));
        }
        assertThat(adjustment.state()).containsExactly(twin.state(), within(1e-9));
        assertThat(adjustment.logSensitivity()).isCloseTo(twin.logSensitivity(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void runsGoOnWhereTheyEnded(int length) {
        RnnCell one = flat(Activation.TANH, 2, 9, 0.5);
        RnnCell two = flat(Activation.TANH, 2, 9, 0.5);
        double[] from = gaussian(2, "state", 0.3, 9).toDoubles();
        OnlineSensitivityAdjustment whole =
                OnlineSensitivityAdjustment.of(one).rule(RECURRENT).from(from).build();
        OnlineSensitivityAdjustment pieces =
                OnlineSensitivityAdjustment.of(two).rule(RECURRENT).from(from).build();
        whole.run(3 * length);
        whole.writeBack();
        for (int i = 0; i < 3; i++) {
            pieces.run(length);
        }
        pieces.writeBack();
        assertThat(pieces.state()).isEqualTo(whole.state());
        assertThat(two.parameters().get(1).value().toDoubles())
                .isEqualTo(one.parameters().get(1).value().toDoubles());
    }

    @Test
    void refusesWhatCannotBe() {
        RnnCell cell = flat(Activation.TANH, 2, 4, 0.5);
        OnlineSensitivityAdjustment.Builder builder = OnlineSensitivityAdjustment.of(cell);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.from(new double[3]))
                .withMessage("an initial state needs 4 numbers, not 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.rule(RECURRENT).build().run(Tensor.zeros(Precision.DOUBLE, 5, 2)))
                .withMessageContaining("[steps, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnlineSensitivityAdjustment.of(new RnnCell(Activation.TANH, 1, 3))
                        .build())
                .withMessageContaining("all weights of neuron 0 are 0");
        Parameter w = new Parameter("w", gaussian(1, "w", 1, 4, 4));
        Program.Trace trace = new Program.Trace();
        trace.output(
                "y", Operations.tanh(Operations.matmul(Operations.tanh(Operations.linear(trace.input("x", 4), w)), w)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnlineSensitivityAdjustment.of(trace.end()).build())
                .withMessageContaining("w is used in two places");
    }

    @Test
    void namesWhatIsNotFinite() {
        OnlineSensitivityAdjustment adjustment = OnlineSensitivityAdjustment.of(flat(Activation.TANH, 2, 4, 0.5))
                .rule(RECURRENT)
                .build();
        adjustment.run(3);
        RnnCell cell = new RnnCell(Activation.TANH, 1, 3);
        cell.parameters().forEach(p -> fill(p, 1, 1));
        OnlineSensitivityAdjustment broken =
                OnlineSensitivityAdjustment.of(cell).build();
        broken.run(3);
        double[] before = broken.state();
        // An infinite input would meet a slope of 0, which no sensitivity shows, and turn weights into NaN.
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> broken.run(Tensor.of(new double[] {0, bad}, 2, 1)))
                    .withMessage("sensitivity adjustment: number 1 of the input is " + bad);
        }
        assertThat(broken.state()).isEqualTo(before);
        cell.parameters().get(1).value().set(0, Double.NaN);
        cell.parameters().get(1).changed();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> OnlineSensitivityAdjustment.of(cell).build().run(2))
                .withMessageContaining("the sensitivity of neuron 0 in tanh of layer 0 is NaN");
    }
}
