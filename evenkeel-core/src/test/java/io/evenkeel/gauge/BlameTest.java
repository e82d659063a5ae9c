package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.GruCell;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Factors whose contribution to the leading exponent is known in closed form. */
class BlameTest {
    private static final int TRANSIENT = 60;
    private static final int STEPS = 100;

    private static List<BlameFactor> blame(Cell cell, Tensor inputs) {
        return Blame.of(
                cell.program(),
                Precision.DOUBLE,
                counterfactual -> Trajectory.of(cell.program())
                        .counterfactual(counterfactual)
                        .along(inputs),
                TRANSIENT);
    }

    private static List<BlameFactor> blame(Cell cell) {
        return blame(cell, Tensor.zeros(Precision.DOUBLE, STEPS, cell.inputs()));
    }

    private static double of(List<BlameFactor> blame, String factor) {
        return blame.stream()
                .filter(f -> f.factor().equals(factor))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + factor + " in " + blame))
                .contribution();
    }

    private static Parameter parameter(Cell cell, String name) {
        return cell.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A tanh network with no input, which stays at 0, where all slopes are 1. */
    private static Cell linear(double[][] w) {
        Cell cell = new RnnCell(Activation.TANH, 1, w.length);
        parameter(cell, "weight_hh").set(Tensor.of(Matrices.flatten(w), w.length, w.length));
        return cell;
    }

    @Test
    void scaledRotationIsTheMatrixAlone() {
        double g = 0.7;
        List<BlameFactor> blame = blame(linear(Matrices.scale(g, Matrices.orthogonal(6, new Random(1)))));
        assertThat(of(blame, "recurrent matrix")).isCloseTo(Math.log(g), within(1e-12));
        assertThat(of(blame, "tanh slope")).isZero();
        assertThat(of(blame, "interaction")).isCloseTo(0, within(1e-12));
        assertThat(blame).extracting(BlameFactor::kind).endsWith(BlameFactor.Kind.INTERACTION);
    }

    @Test
    void symmetricMatrixHasItsLargestEigenvalue() {
        double[][] q = Matrices.orthogonal(4, new Random(2));
        // Its polar factor is symmetric and orthogonal: no growth.
        double[][] w =
                Matrices.multiply(Matrices.transpose(q), Matrices.multiply(Matrices.diagonal(0.4, -2, 1.1, -0.1), q));
        List<BlameFactor> blame = blame(linear(w));
        assertThat(of(blame, "recurrent matrix")).isCloseTo(Math.log(2), within(1e-9));
    }

    @Test
    void atAFixedPointSlopeAndWeightAddUp() {
        // h = tanh(w h + b) with b chosen so that h = 0.5, reached from 0: slope 0.75.
        double h = 0.5;
        double w = 0.8;
        Cell cell = linear(new double[][] {{w}});
        parameter(cell, "bias_hh").set(Tensor.of(new double[] {0.5 * Math.log(3) - w * h}, 1));
        List<BlameFactor> blame = blame(cell);
        assertThat(of(blame, "recurrent matrix")).isCloseTo(Math.log(w), within(1e-9));
        assertThat(of(blame, "tanh slope")).isCloseTo(Math.log(0.75), within(1e-9));
        assertThat(of(blame, "interaction")).isCloseTo(0, within(1e-9));
        // The stronger factor stands first.
        assertThat(blame.get(0).factor()).isEqualTo("tanh slope");
    }

    @Test
    void deadRectifiersShutEverythingOff() {
        Cell cell = new RnnCell(Activation.RELU, 1, 2);
        parameter(cell, "weight_hh").set(Tensor.of(new double[] {0.5, 0, 0, 0.5}, 2, 2));
        parameter(cell, "bias_hh").set(Tensor.of(new double[] {-1, -1}, 2));
        List<BlameFactor> blame = blame(cell);
        assertThat(of(blame, "relu slope")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(of(blame, "recurrent matrix")).isZero();
        assertThat(of(blame, "interaction")).isZero();
    }

    @Test
    void withoutRecurrentWeightsTheMatrixIsToBlame() {
        List<BlameFactor> blame = blame(linear(Matrices.zeros(3)));
        assertThat(of(blame, "recurrent matrix")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(of(blame, "tanh slope")).isZero();
    }

    @Test
    void aConstantForgetGateIsAllThatShrinksTheMemory() {
        int units = 3;
        double f = 0.8;
        Cell cell = new LstmCell(1, units);
        double[] bias = new double[4 * units];
        Arrays.fill(bias, units, 2 * units, Math.log(f / (1 - f)));
        parameter(cell, "bias_ih").set(Tensor.of(bias, bias.length));
        List<BlameFactor> blame = blame(cell);
        assertThat(of(blame, "forget gate")).isCloseTo(Math.log(f), within(1e-12));
        assertThat(of(blame, "input gate")).isCloseTo(0, within(1e-12));
        assertThat(of(blame, "output gate")).isCloseTo(0, within(1e-12));
        assertThat(of(blame, "candidate tanh slope")).isCloseTo(0, within(1e-12));
        // Weights that are zero become a rotation: h comes back through the candidate, gates of 1/2 on either side.
        assertThat(of(blame, "recurrent matrix of the candidate")).isCloseTo(Math.log(f / (f + 0.25)), within(1e-9));
        assertThat(of(blame, "recurrent matrix of the forget gate")).isCloseTo(0, within(1e-12));
    }

    @Test
    void aConstantUpdateGateIsAllThatShrinksAGru() {
        int units = 3;
        double z = 0.9;
        Cell cell = new GruCell(1, units);
        double[] bias = new double[3 * units];
        Arrays.fill(bias, units, 2 * units, Math.log(z / (1 - z)));
        parameter(cell, "bias_ih").set(Tensor.of(bias, bias.length));
        assertThat(of(blame(cell), "update gate")).isCloseTo(Math.log(z), within(1e-12));
    }

    static Stream<Cell> cells() {
        return Stream.of(
                new RnnCell(Activation.TANH, 2, 8),
                new GruCell(2, 6),
                new Stack(List.of(new LstmCell(2, 5), new LstmCell(5, 4))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void contributionsAndInteractionAddUpToTheExponent(Cell cell) {
        new NormalInitializer(1.3).fill(cell.parameters(), 7);
        Tensor inputs = Tensor.of(new Random(3).doubles(2 * STEPS, -1, 1).toArray(), STEPS, 2);
        List<BlameFactor> blame = blame(cell, inputs);
        double sum = blame.stream().mapToDouble(BlameFactor::contribution).sum();
        double exponent = MeanLogGain.of(Trajectory.of(cell.program()).along(inputs), TRANSIENT);
        assertThat(sum).isCloseTo(exponent, within(1e-12));
        assertThat(blame).extracting(BlameFactor::factor).doesNotHaveDuplicates();
        double[] strengths = blame.stream()
                .limit(blame.size() - 1)
                .mapToDouble(f -> -Math.abs(f.contribution()))
                .toArray();
        assertThat(strengths).isSorted();
    }
}
