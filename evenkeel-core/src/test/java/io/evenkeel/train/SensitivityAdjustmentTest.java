package io.evenkeel.train;

import static io.evenkeel.tensor.Operations.linear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.gauge.Trajectory;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.LeakyRnnCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.State;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SensitivityAdjustmentTest {
    private static final SensitivityRule ALWAYS =
            SensitivityRule.BATCH.rate(1).target(100).averaging(0);

    private static double[] gaussian(long seed, String purpose, int n, double scale) {
        RandomStream stream = RandomStream.of(seed, purpose);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = scale * stream.gaussian(i);
        }
        return values;
    }

    /** {@code f(W x + b)} of every neuron. */
    private static Program layer(Activation activation, Parameter w, Parameter b) {
        Program.Trace trace = new Program.Trace();
        trace.output("y", activation.of(linear(trace.input("x", w.columns()), w).plus(b)));
        return trace.end();
    }

    private static SensitivityAdjustment adjustment(SensitivityRule rule) {
        return SensitivityAdjustment.of(rule).groups(group -> true).build();
    }

    private static double norm(double... w) {
        return Math.sqrt(Arrays.stream(w).map(v -> v * v).sum());
    }

    private static double sensitivity(Activation f, double[] w, double[] x, double theta) {
        double u = theta;
        for (int i = 0; i < w.length; i++) {
            u += w[i] * x[i];
        }
        return f.slope(u) * norm(w);
    }

    /** Oracle 1: the change is the gradient of the mean of s over what was presented. */
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIGMOID", "SOFTPLUS", "ELU", "SELU", "RELU", "LEAKY_RELU", "IDENTITY"})
    void changesAreTheGradientOfTheSensitivity(Activation f) {
        int neurons = 9;
        int inputs = 5;
        double[] before = gaussian(1, "weights", neurons * inputs, 0.6);
        double[] biases = gaussian(1, "biases", neurons, 0.5);
        Parameter w = Presentations.parameter("w", before.clone(), neurons, inputs);
        Parameter b = Presentations.parameter("b", biases.clone(), neurons);
        double[][][] x = new double[3][21][];
        for (int t = 0; t < 3; t++) {
            for (int e = 0; e < 21; e++) {
                x[t][e] = gaussian(1, "x " + t + " " + e, inputs, 1);
            }
        }
        new Presentations(layer(f, w, b), adjustment(ALWAYS), x).present();
        double h = 1e-6;
        for (int j = 0; j < neurons; j++) {
            double[] row = Arrays.copyOfRange(before, j * inputs, (j + 1) * inputs);
            for (int i = 0; i < inputs; i++) {
                double[] above = row.clone();
                double[] below = row.clone();
                above[i] += h;
                below[i] -= h;
                double slope = (mean(f, above, x, biases[j]) - mean(f, below, x, biases[j])) / (2 * h);
                assertThat(w.value().get(j * inputs + i) - row[i])
                        .as("%s, weight %d of neuron %d", f, i, j)
                        .isCloseTo(slope, within(1e-8));
            }
            double slope = (mean(f, row, x, biases[j] + h) - mean(f, row, x, biases[j] - h)) / (2 * h);
            assertThat(b.value().get(j) - biases[j]).as("%s, bias %d", f, j).isCloseTo(slope, within(1e-8));
        }
    }

    private static double mean(Activation f, double[] w, double[][][] x, double theta) {
        double sum = 0;
        for (double[][] step : x) {
            for (double[] row : step) {
                sum += sensitivity(f, w, row, theta);
            }
        }
        return sum / (x.length * x[0].length);
    }

    /** Oracle 2. */
    @ParameterizedTest
    @CsvSource({
        "TANH, 0.427819393041, 0.838482340, -0.034312891, 0.325099068837",
        "SIGMOID, 0.120130372871, 0.167867219, -0.144787054, 0.023710770814"
    })
    void workedExample(Activation f, double s, double first, double second, double bias) {
        Parameter w = Presentations.parameter("w", new double[] {0.3, -0.4}, 1, 2);
        Parameter b = Presentations.parameter("b", new double[] {0.1}, 1);
        SensitivityAdjustment adjustment = adjustment(ALWAYS);
        new Presentations(layer(f, w, b), adjustment, new double[][][] {{{1, 2}}}).present();
        Offset<Double> tolerance = within(1e-9);
        assertThat(StrictMath.exp(adjustment.figures().get("log-sensitivity"))).isCloseTo(s, tolerance);
        assertThat(w.value().get(0) - 0.3).isCloseTo(first, tolerance);
        assertThat(w.value().get(1) + 0.4).isCloseTo(second, tolerance);
        assertThat(b.value().get(0) - 0.1).isCloseTo(bias, tolerance);
    }

    /** Oracle 3. */
    @Test
    void rootMeanSquareIsTheFrobeniusNorm() {
        double[] values = {.5, -.2, .1, .3, .4, -.6, -.1, .2, .7};
        double[] u = {.2, -.5, 1};
        Parameter w = Presentations.parameter("w", values.clone(), 3, 3);
        SensitivityAdjustment adjustment = adjustment(SensitivityRule.BATCH.gate(SensitivityRule.Gate.OFF));
        Program program = layer(Activation.TANH, w, Presentations.parameter("b", u.clone(), 3));
        new Presentations(program, adjustment, new double[1][1][3]).present();
        double square = 0;
        for (int i = 0; i < 9; i++) {
            double element = Activation.TANH.slope(u[i / 3]) * values[i];
            square += element * element;
        }
        double s = StrictMath.exp(adjustment.figures().get("log-sensitivity"));
        assertThat(s).isCloseTo(Math.sqrt(square / 3), within(1e-12)).isCloseTo(0.499870139344, within(1e-12));
        assertThat(w.value().toDoubles()).isEqualTo(values);
    }

    /** Oracle 4, with the derivative that gauges see. */
    @Test
    void meanSquareIsTheMeanBackwardGainOverAnOrthonormalBasis() {
        int n = 10;
        RnnCell cell = new RnnCell(Activation.TANH, 1, n);
        for (Parameter p : cell.parameters()) {
            p.set(Tensor.of(
                    gaussian(4, p.name(), p.value().size(), 0.3), p.value().shape()));
        }
        double[] x = {0.7};
        SensitivityRule rule =
                SensitivityRule.BATCH.gate(SensitivityRule.Gate.OFF).scope(SensitivityRule.Scope.RECURRENT_ONLY);
        SensitivityAdjustment adjustment = adjustment(rule);
        new Presentations(cell.program(), adjustment, new double[][][] {{x}}).present();
        Trajectory trajectory = Trajectory.of(cell.program()).along(Tensor.of(x, 1, 1));
        // A reflection of the unit vectors: orthonormal, and none of them a unit vector any more.
        double[] v = gaussian(4, "mirror", n, 1);
        double square = norm(v) * norm(v);
        double[] basis = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                basis[i * n + j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / square;
            }
        }
        trajectory.pullBack(0, n, basis);
        double mean = norm(basis) * norm(basis) / n;
        double log = adjustment.figures().get("log-sensitivity");
        assertThat(StrictMath.exp(2 * log)).isCloseTo(mean, within(1e-12));
    }

    /** Oracle 6. */
    @Test
    void raisingLeavesNeuronsAboveTheTargetAlone() {
        Network network = NetworkBuilder.of("tanh", 1, 20).outputs(1).build(3);
        Parameter w = network.namedParameters().entrySet().stream()
                .filter(e -> e.getKey().contains("weight_hh"))
                .findFirst()
                .orElseThrow()
                .getValue();
        w.set(Tensor.of(gaussian(5, "w", 400, 0.21), 20, 20));
        SensitivityAdjustment adjustment =
                SensitivityAdjustment.of(SensitivityRule.BATCH.rate(1e-2)).build();
        double[][][] x = new double[10][4][];
        for (int t = 0; t < 10; t++) {
            for (int e = 0; e < 4; e++) {
                x[t][e] = gaussian(5, "x " + t + " " + e, 1, 0.3);
            }
        }
        Presentations presentations = new Presentations(network.program(), adjustment, x);
        int closed = 0;
        int changed = 0;
        for (int i = 0; i < 30; i++) {
            double[] before = w.value().toDoubles();
            presentations.present();
            double[] averages = adjustment.state().get("average.0").toDoubles();
            for (int j = 0; j < 20; j++) {
                boolean same =
                        Arrays.equals(before, 20 * j, 20 * j + 20, w.value().toDoubles(), 20 * j, 20 * j + 20);
                assertThat(same).as("presentation %d, neuron %d", i, j).isEqualTo(averages[j] >= 1);
                closed += same ? 1 : 0;
                changed += same ? 0 : 1;
            }
        }
        assertThat(closed).isPositive();
        assertThat(changed).isPositive();
    }

    /** Oracle 6, second half. */
    @Test
    void adjustingAtTheTargetChangesNothing() {
        Parameter w = Presentations.parameter("w", new double[] {0.6, -0.8, 0.3, 0.4, 3, 4}, 3, 2);
        Parameter b = Presentations.parameter("b", new double[3], 3);
        SensitivityAdjustment adjustment =
                adjustment(SensitivityRule.BATCH.rate(0.1).gate(SensitivityRule.Gate.ADJUST));
        new Presentations(layer(Activation.IDENTITY, w, b), adjustment, new double[][][] {{{1, 2}}}).present();
        double[] after = w.value().toDoubles();
        assertThat(Arrays.copyOf(after, 2)).containsExactly(0.6, -0.8);
        assertThat(norm(after[2], after[3])).isCloseTo(0.6, within(1e-15));
        assertThat(norm(after[4], after[5])).isCloseTo(4.9, within(1e-15));
        assertThat(adjustment.figures().get("open-gates")).isEqualTo(2.0 / 3);
    }

    /** Oracle 10. */
    @Test
    void saturatedNeuronsComeBack() {
        double u = 0.5 * StrictMath.log(1.99 / 0.01);
        Parameter w = Presentations.parameter("w", new double[] {3, 4}, 1, 2);
        Parameter b = Presentations.parameter("b", new double[] {u - 7}, 1);
        SensitivityAdjustment adjustment = adjustment(ALWAYS.rate(1e-3));
        Presentations presentations =
                new Presentations(layer(Activation.TANH, w, b), adjustment, new double[][][] {{{1, 1}}});
        presentations.present();
        double before = adjustment.figures().get("log-sensitivity");
        double after = w.value().get(0) + w.value().get(1) + b.value().get(0);
        presentations.present();
        assertThat(after).isLessThan(u).isPositive();
        assertThat(adjustment.figures().get("log-sensitivity")).isGreaterThan(before);
    }

    @Test
    void deadNeuronsAreCountedAndStay() {
        Parameter w = Presentations.parameter("w", new double[] {0.1, 0.1, 0.1, 0.1}, 2, 2);
        Parameter b = Presentations.parameter("b", new double[] {-10, 0}, 2);
        SensitivityAdjustment adjustment = adjustment(ALWAYS);
        new Presentations(layer(Activation.RELU, w, b), adjustment, new double[][][] {{{1, 1}}}).present();
        assertThat(adjustment.figures()).containsEntry("stuck-neurons", 1.0);
        assertThat(Arrays.copyOf(w.value().toDoubles(), 2)).containsExactly(0.1, 0.1);
        assertThat(w.value().get(2)).isGreaterThan(0.1);
    }

    @Test
    void longChangesAreShortened() {
        Parameter w = Presentations.parameter("w", new double[] {3, 4}, 1, 2);
        Parameter b = Presentations.parameter("b", new double[] {-6}, 1);
        new Presentations(layer(Activation.TANH, w, b), adjustment(ALWAYS.clip(0.1)), new double[][][] {{{1, 1}}})
                .present();
        assertThat(norm(w.value().get(0) - 3, w.value().get(1) - 4)).isCloseTo(0.5, within(1e-12));
        assertThat(b.value().get(0) + 6).isBetween(-0.5, -0.1);
    }

    @Test
    void missingConnectionsStayAway() {
        Parameter w = Presentations.parameter("w", new double[] {0.3, 0}, 1, 2);
        Parameter b = Presentations.parameter("b", new double[] {0.1}, 1);
        new Presentations(layer(Activation.TANH, w, b), adjustment(ALWAYS.sparse(true)), new double[][][] {{{1, 2}}})
                .present();
        assertThat(w.value().get(0)).isNotEqualTo(0.3);
        assertThat(w.value().get(1)).isZero();
    }

    /** Steady state: as without a leak, because nothing else than U differs. One step: with α. */
    @ParameterizedTest
    @EnumSource(SensitivityRule.LeakyGain.class)
    void leakyNeurons(SensitivityRule.LeakyGain leakyGain) {
        double alpha = 0.25;
        LeakyRnnCell cell = new LeakyRnnCell(Activation.TANH, alpha, 2, 1);
        double[] w = {0.3, -0.4};
        cell.parameters().get(0).set(Tensor.of(w.clone(), 1, 2));
        cell.parameters().get(1).set(Tensor.of(new double[] {0.5}, 1, 1));
        Program.Trace trace = new Program.Trace();
        State end = cell.record(trace, trace.input("x", 2));
        Expr y = cell.output(end.get(LeakyRnnCell.U));
        trace.output("y", y);
        SensitivityAdjustment adjustment = adjustment(ALWAYS.leakyGain(leakyGain));
        new Presentations(trace.end(), adjustment, new double[][][] {{{1, 2}}}).present();
        double gain = leakyGain == SensitivityRule.LeakyGain.ONE_STEP ? alpha : 1;
        double u = alpha * (0.3 - 0.8);
        double norm = norm(0.3, -0.4, 0.5);
        double slope = Activation.TANH.slope(u);
        double curvature = Activation.TANH.curvature(u);
        assertThat(StrictMath.exp(adjustment.figures().get("log-sensitivity")))
                .isCloseTo(gain * slope * norm, within(1e-12));
        double expected = gain * (slope * w[1] / norm + gain * norm * curvature * 2);
        Tensor after = cell.parameters().get(0).value();
        assertThat(after.get(1) - w[1]).isCloseTo(expected, within(1e-12));
    }

    private static Map<String, Tensor> train(int threads, SensitivityAdjustment adjustment, int updates) {
        Network network = NetworkBuilder.of("tanh", 1, 13).layers(2).outputs(1).build(3);
        try (Trainer trainer = Training.of(network, new EchoTask(11, 2, true, false))
                .optimizer(new Sgd(1e-2))
                .controller(adjustment)
                .batch(40)
                .threads(threads)
                .build()) {
            for (int i = 0; i < updates; i++) {
                trainer.step();
            }
            return trainer.save().tensors();
        }
    }

    @Test
    void threadsChangeNoBit() {
        SensitivityRule rule = SensitivityRule.BATCH.rate(1e-2);
        Map<String, Tensor> one = train(1, SensitivityAdjustment.of(rule).build(), 6);
        Map<String, Tensor> three = train(3, SensitivityAdjustment.of(rule).build(), 6);
        Map<String, Tensor> without = train(
                1, SensitivityAdjustment.of(rule.gate(SensitivityRule.Gate.OFF)).build(), 6);
        assertThat(three).hasSameSizeAs(one);
        one.forEach((name, tensor) ->
                assertThat(three.get(name).toDoubles()).as(name).isEqualTo(tensor.toDoubles()));
        assertThat(one)
                .anySatisfy((name, tensor) ->
                        assertThat(without.get(name).toDoubles()).isNotEqualTo(tensor.toDoubles()));
    }

    @Test
    void figuresNameLayers() {
        SensitivityAdjustment adjustment =
                SensitivityAdjustment.of(SensitivityRule.BATCH).build();
        train(1, adjustment, 1);
        assertThat(adjustment.figures())
                .containsOnlyKeys(
                        "log-sensitivity",
                        "log-sensitivity-mean",
                        "log-sensitivity.0",
                        "log-sensitivity.1",
                        "open-gates",
                        "stuck-neurons");
        assertThat(adjustment.groups()).hasSize(2);
        double all = StrictMath.exp(2 * adjustment.figures().get("log-sensitivity"));
        double layers = StrictMath.exp(2 * adjustment.figures().get("log-sensitivity.0"))
                + StrictMath.exp(2 * adjustment.figures().get("log-sensitivity.1"));
        assertThat(2 * all).isCloseTo(layers, within(1e-6));
        assertThat(adjustment.figures().get("log-sensitivity-mean"))
                .isCloseTo(adjustment.figures().get("log-sensitivity"), within(0.2));
    }

    /** While it learns alone, the rule does not see the task: targets of another kind change no bit. */
    @Test
    void pretrainingLeavesTheGradientOut() {
        double[][] heads = new double[2][];
        for (int i = 0; i < 2; i++) {
            SensitivityAdjustment adjustment = SensitivityAdjustment.of(SensitivityRule.BATCH)
                    .pretraining(3)
                    .build();
            Map<String, Tensor> state = train(1, adjustment, 3 + i);
            heads[i] = state.entrySet().stream()
                    .filter(e -> e.getKey().contains("head.weight"))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .toDoubles();
        }
        double[] initial = NetworkBuilder.of("tanh", 1, 13)
                .layers(2)
                .outputs(1)
                .build(3)
                .head()
                .orElseThrow()
                .weight()
                .value()
                .toDoubles();
        assertThat(heads[0]).isEqualTo(initial);
        assertThat(heads[1]).isNotEqualTo(initial);
    }

    /** Below a target that nothing reaches, the gradient has no say on hidden weights: rate, optimizer, decay do not matter. */
    @Test
    void exclusiveNeuronsFollowTheRuleAlone() {
        List<Optimizer> optimizers =
                List.of(new Sgd(1e-3), new Sgd(0.1), new AdamW(1e-2, 0.9, 0.999, 1e-8, false, 0.5));
        double[][][] hidden = new double[optimizers.size()][][];
        for (int i = 0; i < optimizers.size(); i++) {
            SensitivityAdjustment adjustment = SensitivityAdjustment.of(SensitivityRule.BATCH.target(50))
                    .schedule(SensitivityAdjustment.Schedule.EXCLUSIVE)
                    .build();
            Network network = NetworkBuilder.of("tanh", 1, 7).outputs(1).build(3);
            double[] head = network.head().orElseThrow().weight().value().toDoubles();
            try (Trainer trainer = Training.of(network, new EchoTask(11, 2, true, false))
                    .optimizer(optimizers.get(i))
                    .controller(adjustment)
                    .build()) {
                trainer.step();
                trainer.step();
            }
            assertThat(network.head().orElseThrow().weight().value().toDoubles())
                    .isNotEqualTo(head);
            hidden[i] = network.namedParameters().entrySet().stream()
                    .filter(e -> e.getKey().contains("_hh") || e.getKey().contains("_ih"))
                    .map(e -> e.getValue().value().toDoubles())
                    .toArray(double[][]::new);
        }
        assertThat(hidden[0]).hasNumberOfRows(4);
        assertThat(hidden[1]).isDeepEqualTo(hidden[0]);
        assertThat(hidden[2]).isDeepEqualTo(hidden[0]);
    }

    @Test
    void averagesAreTakenUp() {
        SensitivityAdjustment first =
                SensitivityAdjustment.of(SensitivityRule.BATCH).build();
        train(1, first, 4);
        SensitivityAdjustment second =
                SensitivityAdjustment.of(SensitivityRule.BATCH).build();
        train(1, second, 1);
        assertThat(second.state().get("average.1").toDoubles())
                .isNotEqualTo(first.state().get("average.1").toDoubles());
        second.restore(first.state());
        assertThat(second.state().get("average.1").toDoubles())
                .isEqualTo(first.state().get("average.1").toDoubles());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> second.restore(Map.of("average.0", Tensor.zeros(Precision.DOUBLE, 2))))
                .withMessageContaining("2 averages does not fit the 13 neurons of tanh of layer 0");
    }

    @Test
    void refusesWhatCannotBe() {
        Parameter w = Presentations.parameter("w", new double[] {1, 0}, 2, 1);
        Parameter b = Presentations.parameter("b", new double[2], 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adjustment(ALWAYS).attach(Presentations.FREE, layer(Activation.TANH, w, b)))
                .withMessageContaining("all weights of neuron 1 are 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adjustment(ALWAYS).attach(Presentations.FREE, layer(Activation.STEP, w, b)))
                .withMessageContaining("step has no derivative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SensitivityAdjustment.of(ALWAYS)
                        .build()
                        .attach(Presentations.FREE, layer(Activation.TANH, w, b)))
                .withMessageContaining("no neurons are selected among [tanh of layer 0]");
        SensitivityRule recurrent = ALWAYS.scope(SensitivityRule.Scope.RECURRENT_ONLY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adjustment(recurrent).attach(Presentations.FREE, layer(Activation.TANH, w, b)))
                .withMessageContaining("no recurrent inputs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SensitivityAdjustment.of(ALWAYS.gate(SensitivityRule.Gate.ADJUST))
                        .schedule(SensitivityAdjustment.Schedule.EXCLUSIVE)
                        .build())
                .withMessageContaining("exclusive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SensitivityAdjustment.of(ALWAYS).pretraining(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SensitivityAdjustment.of(ALWAYS.gate(SensitivityRule.Gate.OFF))
                        .pretraining(1)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1, 0.9, rate",
        "NaN, 1, 0.9, rate",
        "1, 0, 0.9, target",
        "1, 1, 1, averaging",
        "1, 1, -0.1, averaging"
    })
    void refusesNumbersOutOfRange(double rate, double target, double averaging, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SensitivityRule.BATCH.rate(rate).target(target).averaging(averaging))
                .withMessageContaining("sensitivity adjustment: " + named);
    }

    @ParameterizedTest
    @CsvSource({"NaN, TANH", "Infinity, TANH", "Infinity, RELU"})
    void namesWhatIsNotFinite(double bad, Activation f) {
        Parameter w = Presentations.parameter("w", new double[] {0.1, 0.1, 0.1, 0.1}, 2, 2);
        Parameter b = Presentations.parameter("b", new double[2], 2);
        SensitivityAdjustment adjustment = adjustment(ALWAYS);
        Presentations presentations = new Presentations(layer(f, w, b), adjustment, new double[][][] {{{1, bad}}});
        assertThatExceptionOfType(NonFiniteException.class)
                .isThrownBy(presentations::present)
                .withMessageContaining(f.title() + " of layer 0");
        assertThat(adjustment.state()).isEmpty();
    }
}
