package io.evenkeel.gauge;

import static io.evenkeel.tensor.Operations.matmul;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.GruCell;
import io.evenkeel.nn.LeakyRnnCell;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.nn.State;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All gauges together, on cells of one's own and on stacks. */
class DiagnosisTest {
    private static final int STEPS = 80;

    /** A cell of a user's own, with a closed form: {@code h' = 0.9 h Q + x}, Q orthogonal. */
    private static final class Rotation extends Cell {
        private final Parameter q = parameter("q", 5, 5);

        Rotation() {
            super(5);
            state("h", 5);
            q.set(Tensor.of(Matrices.flatten(Matrices.orthogonal(5, new Random(1))), 5, 5));
        }

        @Override
        protected State step(Expr x, State s) {
            return State.of("h", matmul(s.get("h"), q).times(0.9).plus(x));
        }
    }

    private static Tensor inputs(int sequences, int width) {
        double[] values =
                new Random(2).doubles(STEPS * sequences * width, -1, 1).toArray();
        return Tensor.of(values, STEPS, sequences, width);
    }

    private static Diagnoser diagnoser(Cell cell, int sequences) {
        return Diagnosis.of(cell)
                .drivenBy(inputs(sequences, cell.inputs()))
                .discarding(20)
                .lags(30);
    }

    @Test
    void aCellOfOnesOwnGetsEveryGauge() {
        Diagnosis d = diagnoser(new Rotation(), 1).run();
        double log = Math.log(0.9);
        assertThat(d.spectrum().exponents()).containsExactly(new double[] {log, log, log, log, log}, within(1e-12));
        for (int lag = 0; lag <= 30; lag++) {
            assertThat(d.gradient().mean()[lag]).isCloseTo(Math.pow(0.9, lag), within(1e-12));
        }
        assertThat(d.sensitivity().perNeuron()).containsExactly(new double[] {.9, .9, .9, .9, .9}, within(1e-12));
        assertThat(d.sensitivity().log()).isCloseTo(log, within(1e-12));
        assertThat(d.singularValues().min()).isCloseTo(0.9, within(1e-12));
        assertThat(d.singularValues().max()).isCloseTo(0.9, within(1e-12));
        for (double growth : d.growth().growth()) {
            assertThat(growth).isCloseTo(log, within(1e-9));
        }
        assertThat(d.matrices()).singleElement().satisfies(m -> {
            assertThat(m.figures().spectralRadius()).isCloseTo(1, within(1e-12));
            assertThat(m.figures().henrici()).isCloseTo(0, within(1e-7));
            assertThat(m.nonNormality().growth().maximum()).isEqualTo(1);
            assertThat(m.nonNormality().kreiss().value()).isCloseTo(1, within(1e-8));
            assertThat(m.nonNormality().largestMemory()).isNaN();
        });
        assertThat(d.memory()).hasSize(2).allSatisfy(m -> {
            assertThat(m.total()).isCloseTo(1, within(1e-9));
            assertThat(m.length()).isCloseTo(0.81 / 0.19, within(1e-9));
            assertThat(m.spectralRadius()).isCloseTo(0.9, within(1e-9));
        });
        assertThat(d.propagator().orElseThrow().condition().condition())
                .containsExactly(new double[] {1, 1, 1, 1, 1}, within(1e-9));
        assertThat(d.saturations()).isEmpty();
        assertThat(d.lossGradient()).isEmpty();
        assertThat(d.evidence()).isNotNull();
        assertThat(d.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    /** At a fixed point u = w f(u) + b the Jacobian is 1 − α + α w f'(u), and the read-out's gradient passes through f'. */
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SOFTPLUS"})
    void aLeakyCellIsReadThroughItsActivation(Activation f) {
        double leak = 0.4;
        double w = -0.7;
        double u = 0.6;
        Cell cell = new LeakyRnnCell(f, leak, 3, 1);
        cell.parameters().get(1).set(Tensor.of(new double[] {w}, 1, 1));
        cell.parameters().get(2).set(Tensor.of(new double[] {u - w * f.value(u)}, 1));
        Network.Head head =
                new Network.Head(new Parameter("head.weight", Tensor.of(new double[] {-2.5}, 1, 1)), Optional.empty());
        Network network = new Network(
                "rnn", "leaky", new Stack(List.of(cell)), false, Optional.empty(), Optional.of(head), Map.of());
        Diagnosis d = Diagnosis.of(network)
                .from(new double[] {u})
                .drivenBy(inputs(1, 3))
                .discarding(20)
                .lags(30)
                .run();
        double jacobian = 1 - leak + leak * w * f.slope(u);
        assertThat(d.spectrum().exponents()[0]).isCloseTo(Math.log(Math.abs(jacobian)), within(1e-12));
        for (int lag = 0; lag <= 30; lag++) {
            double expected = 2.5 * f.slope(u) * Math.pow(Math.abs(jacobian), lag);
            assertThat(d.lossGradient().orElseThrow().mean()[lag]).isCloseTo(expected, within(1e-13));
        }
        assertThat(d.matrices())
                .singleElement()
                .satisfies(m -> assertThat(m.figures().spectralRadius()).isCloseTo(0.7, within(1e-12)));
        assertThat(d.saturations()).hasSize(f == Activation.TANH ? 2 : 0);
    }

    private static Cell stack() {
        Cell cell = new Stack(List.of(new LstmCell(3, 6), new GruCell(6, 5), new RnnCell(Activation.RELU, 5, 4)));
        new NormalInitializer(1.1).fill(cell.parameters(), 3);
        return cell;
    }

    @Test
    void threadsDoNotChangeABit() {
        for (Precision precision : Precision.values()) {
            Diagnosis one =
                    diagnoser(stack(), 2).precision(precision).threads(1).run();
            Diagnosis four =
                    diagnoser(stack(), 2).precision(precision).threads(4).run();
            assertThat(four)
                    .usingRecursiveComparison()
                    .withStrictTypeChecking()
                    .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                    .isEqualTo(one);
        }
    }

    @Test
    void progressEndsWithAllOfIt() {
        List<Integer> done = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        diagnoser(stack(), 2)
                .threads(3)
                .reporting((at, total) -> {
                    done.add(at);
                    totals.add(total);
                })
                .run();
        assertThat(done).isSorted().first().isEqualTo(0);
        assertThat(totals).containsOnly(done.get(done.size() - 1));
    }

    @Test
    void sensitivityIsOfWhatTheNextLayerSees() {
        Diagnosis d = diagnoser(stack(), 1).run();
        assertThat(d.stateDimension()).isEqualTo(6 + 6 + 5 + 4);
        assertThat(d.sensitivity().perNeuron()).hasSize(6 + 5 + 4);
        assertThat(d.spectrum().exponents()).hasSize(21);
        assertThat(diagnoser(stack(), 1).exponents(2).run().spectrum().exponents())
                .hasSize(2);
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Diagnosis.of(stack()).run())
                .withMessage("a diagnosis needs inputs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Diagnosis.of(stack()).drivenBy(inputs(1, 2)))
                .withMessageContaining("[steps, 3]")
                .withMessageContaining("[80, 1, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diagnoser(stack(), 1).discarding(60).run())
                .withMessageContaining("80 steps")
                .withMessageContaining("90");
    }

    @Test
    void aStateThatOverflowsIsReportedWithItsStep() {
        Cell cell = new RnnCell(Activation.RELU, 1, 1);
        cell.parameters().get(1).set(Tensor.of(new double[] {1e100}, 1, 1));
        double[] ones = new double[STEPS];
        Arrays.fill(ones, 1);
        Diagnoser diagnoser = Diagnosis.of(cell)
                .from(new double[] {1})
                .drivenBy(Tensor.of(ones, STEPS, 1))
                .discarding(20)
                .lags(30);
        assertThatThrownBy(diagnoser::run)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the state is not finite after step 4 of sequence 0; it was last finite after step 3");
    }
}
