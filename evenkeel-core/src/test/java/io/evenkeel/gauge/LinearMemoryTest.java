package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.ModReluCell;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Linearized networks and their memory. */
class LinearMemoryTest {
    private static final double TIGHT = 1e-9;

    /** A tanh network without biases whose input enters at the first unit. */
    private static Cell network(double[][] w) {
        int n = w.length;
        Cell cell = new RnnCell(Activation.TANH, 1, n);
        cell.parameters().get(0).set(Tensor.of(Chains.unit(n, 0), n, 1));
        cell.parameters().get(1).set(Tensor.of(Matrices.flatten(w), n, n));
        return cell;
    }

    @Test
    void atRestATanhNetworkIsItsWeights() {
        double[][] w = Matrices.gaussian(6, 0.4, new Random(1));
        LinearizedNetwork linear = LinearizedNetwork.of(network(w), new double[6], new double[1]);
        for (int i = 0; i < 6; i++) {
            assertThat(linear.state()[i]).containsExactly(w[i], within(1e-15));
            assertThat(linear.input()[i]).containsExactly(i == 0 ? 1 : 0);
        }
    }

    /** Without thresholds it is linear, with positive ones its slope is 1 on both sides of rest, with negative ones 0. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.3, 1", "-0.3, 0"})
    void atRestAModReluNetworkHasTheSlopeOfItsThresholds(double threshold, double slope) {
        double[][] w = Matrices.gaussian(6, 0.3, new Random(1));
        Cell cell = modRelu(w, threshold, threshold);
        LinearizedNetwork linear = LinearizedNetwork.of(cell, new double[6], new double[1]);
        for (int i = 0; i < 6; i++) {
            assertThat(linear.state()[i]).containsExactly(Matrices.scale(slope, w)[i], within(1e-15));
            assertThat(linear.input()[i]).containsExactly(i == 0 ? slope : 0);
        }
        LinearMemory memory = points(cell).get(0);
        assertThat(memory.point()).isEqualTo(LinearMemory.Point.REST);
        assertThat(memory.spectralRadius()).isCloseTo(slope * GelfandRadius.of(w), within(TIGHT));
    }

    @Test
    void whereThresholdsDifferInSignThereIsNoLinearNetworkAtRest() {
        double[][] w = Matrices.gaussian(6, 0.3, new Random(1));
        assertThat(points(modRelu(w, 0.1, -0.1)))
                .extracting(LinearMemory::point)
                .containsExactly(LinearMemory.Point.MEAN);
    }

    /** The first unit has a threshold of its own. */
    private static Cell modRelu(double[][] w, double first, double others) {
        int n = w.length;
        Cell cell = new ModReluCell(1, n);
        cell.parameters().get(0).set(Tensor.of(Chains.unit(n, 0), n, 1));
        cell.parameters().get(1).set(Tensor.of(Matrices.flatten(w), n, n));
        double[] thresholds = new double[n];
        Arrays.fill(thresholds, others);
        thresholds[0] = first;
        cell.parameters().get(2).set(Tensor.of(thresholds, n));
        return cell;
    }

    private static List<LinearMemory> points(Cell cell) {
        Tensor inputs = Tensor.of(new Random(2).doubles(20, -1, 1).toArray(), 20, 1);
        return new MemoryGauges(cell.program(), cell, inputs, null, 5, 9).linear();
    }

    @Test
    void derivativesAreThoseOfFiniteDifferences() {
        Stack cell = new Stack(List.of(new LstmCell(2, 3), new LstmCell(3, 2)));
        cell.parameters()
                .forEach(p -> p.set(Tensor.of(
                        new Random(p.value().size())
                                .doubles(p.value().size(), -1, 1)
                                .toArray(),
                        p.value().shape())));
        double[] s = new Random(3).doubles(10, -0.5, 0.5).toArray();
        double[] x = {0.3, -0.8};
        LinearizedNetwork linear = LinearizedNetwork.of(cell, s, x);
        double h = 1e-6;
        for (int j = 0; j < 12; j++) {
            double[] ahead = shifted(cell, s, x, j, h);
            double[] behind = shifted(cell, s, x, j, -h);
            for (int i = 0; i < 10; i++) {
                double expected = (ahead[i] - behind[i]) / (2 * h);
                double derivative = j < 10 ? linear.state()[i][j] : linear.input()[i][j - 10];
                assertThat(derivative).isCloseTo(expected, within(1e-8));
            }
        }
    }

    private static double[] shifted(Cell cell, double[] s, double[] x, int j, double by) {
        double[] state = s.clone();
        double[] input = x.clone();
        if (j < s.length) {
            state[j] += by;
        } else {
            input[j - s.length] += by;
        }
        return Trajectory.of(cell.program())
                .from(state)
                .along(Tensor.of(input, 1, input.length))
                .state(1);
    }

    @Test
    void aChainAtRestHasTheMemoryOfLinearTheory() {
        LinearMemory memory = LinearMemory.of(
                LinearMemory.Point.REST,
                LinearizedNetwork.of(network(Chains.chain(50, 1.02)), new double[50], new double[1]),
                60);
        assertThat(memory.total()).isCloseTo(5.540334, within(5e-7));
        assertThat(memory.curve().total()).isCloseTo(memory.total(), within(TIGHT));
        assertThat(memory.length()).isCloseTo(memory.curve().length(), within(TIGHT));
        assertThat(memory.spectralRadius()).isZero();
    }

    @Test
    void inputsAreWeighedByTheirPowerWhateverTheirScale() {
        double[][] w = Matrices.gaussian(5, 0.3, new Random(4));
        double[][] b = {{1, 0}, {0, 0}, {0, 3}, {0, 0}, {0, 0}};
        FisherMemory each = FisherMemory.of(w);
        double expected = (each.total(Chains.unit(5, 0)) + 9 * each.total(Chains.unit(5, 2))) / 10;
        for (double scale : new double[] {1, 1e-3}) {
            double[][] scaled = Arrays.stream(b)
                    .map(row -> new double[] {scale * row[0], scale * row[1]})
                    .toArray(double[][]::new);
            LinearMemory memory = LinearMemory.of(LinearMemory.Point.MEAN, new LinearizedNetwork(w, scaled), 5);
            assertThat(memory.total()).isCloseTo(expected, within(TIGHT));
            assertThat(memory.largestTotal()).isGreaterThanOrEqualTo(expected);
        }
    }

    @Test
    void whereNoiseGathersOrNothingEntersThereIsNoMemory() {
        double[][] q = Matrices.scale(1.1, Matrices.orthogonal(4, new Random(5)));
        double[][] silent = new double[4][2];
        LinearMemory unstable = LinearMemory.of(
                LinearMemory.Point.REST, new LinearizedNetwork(q, new double[][] {{1}, {0}, {0}, {0}}), 5);
        assertThat(unstable.spectralRadius()).isCloseTo(1.1, within(TIGHT));
        assertThat(unstable.curve().values()).isEmpty();
        assertThat(unstable.total()).isNaN();
        LinearMemory deaf =
                LinearMemory.of(LinearMemory.Point.REST, new LinearizedNetwork(Matrices.zeros(4), silent), 5);
        assertThat(deaf.curve().values()).isEmpty();
    }

    @Test
    void aStateOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearizedNetwork.of(network(Matrices.zeros(3)), new double[2], new double[1]))
                .withMessageContaining("the state has 3 numbers");
    }

    /** A pulse runs along a tanh chain from unit to unit. */
    @Test
    void aPulseShowsTheChainOfANetwork() {
        Cell cell = network(Chains.chain(40, 1.02));
        PulseResponse pulse = PulseResponse.of(cell, HiddenChain.FREE_STEPS);
        RecurrentMatrix matrix = RecurrentMatrix.of(cell.program()).get(0);
        double[][] activity = pulse.of(matrix.state());
        double expected = 1;
        for (int t = 0; t < 40; t++) {
            expected = Math.tanh(t == 0 ? 1 : 1.02 * expected);
            assertThat(activity[t][t]).isCloseTo(expected, within(1e-12));
        }
        HiddenChain chain = HiddenChain.of(matrix.values(), activity, 1);
        assertThat(chain.at(1)).isCloseTo(1.02, within(1e-12));
        assertThat(chain.order()).isSorted();
    }
}
