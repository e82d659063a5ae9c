package io.evenkeel.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.prune.JacobianSpectrum.Normalization;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CriteriaTest {
    private static final int STEPS = 5;
    private static final int EXAMPLES = 3;
    private static final double STEP = 1e-5;

    static Stream<PruningCriterion> all() {
        return Stream.of(
                new JacobianSpectrum(),
                new JacobianSpectrum(2, Normalization.ELEMENT, 3, JacobianNorm.Scope.STATE),
                new JacobianSpectrum().normalizedBy(Normalization.NONE),
                new Magnitude(),
                new RandomChoice(),
                new Snip(),
                new Grasp());
    }

    /** Classes, asked for in the last two steps, the last of which counts twice. */
    static Batch batch(int steps) {
        Tensor targets = Tensor.zeros(Precision.DOUBLE, steps, EXAMPLES, 1);
        Tensor weights = Tensor.zeros(Precision.DOUBLE, steps, EXAMPLES);
        for (int b = 0; b < EXAMPLES; b++) {
            targets.set((steps - 1) * EXAMPLES + b, b % 2);
            weights.set((steps - 1) * EXAMPLES + b, 2);
            weights.set((steps - 2) * EXAMPLES + b, 1);
        }
        return new Batch(Nets.inputs(steps, EXAMPLES, 31), targets, weights);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyCriterionIsAFunctionOfItsInput(PruningCriterion criterion) {
        for (String kind : Nets.kinds().toList()) {
            Network network = Nets.of(kind, 1);
            List<double[]> before = network.parameters().stream()
                    .map(p -> p.value().toDoubles().clone())
                    .toList();
            PruningScores scores = criterion.score(network, Loss.CROSS_ENTROPY, batch(STEPS), 7);
            assertThat(scores.blocks()).isEqualTo(PrunableBlock.of(network));
            assertThat(scores.notes()).isEmpty();
            PruningScores again = criterion.score(Nets.of(kind, 1), Loss.CROSS_ENTROPY, batch(STEPS), 7);
            for (int b = 0; b < scores.values().size(); b++) {
                assertThat(again.values().get(b)).isEqualTo(scores.values().get(b));
                assertThat(Arrays.stream(scores.values().get(b)).distinct().count())
                        .as("%s, %s", kind, scores.blocks().get(b).title())
                        .isGreaterThan(2);
            }
            for (int p = 0; p < before.size(); p++) {
                assertThat(network.parameters().get(p).value().toDoubles()).isEqualTo(before.get(p));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesAreThoseOfSpecifications(PruningCriterion criterion) {
        assertThat(criterion.name()).isIn("jacobian-spectrum", "magnitude", "random", "snip", "grasp");
    }

    private static Map<Parameter, double[]> gradient(Network network, Batch batch) {
        Program.Trace trace = new Program.Trace();
        Expr y = network.record(trace, trace.input("x", Nets.INPUTS));
        trace.output("loss", Loss.CROSS_ENTROPY.of(y, trace.input("target", 1)));
        try (Backpropagation sweep = Backpropagation.of(trace.end(), "loss")
                .steps(STEPS)
                .batch(EXAMPLES)
                .precision(Precision.DOUBLE)
                .build()) {
            sweep.input("x", batch.inputs());
            sweep.input("target", batch.targets());
            sweep.weigh(
                    Arrays.stream(batch.weights().toDoubles())
                            .map(w -> w / (3 * EXAMPLES))
                            .toArray(),
                    0);
            sweep.run();
            Map<Parameter, double[]> gradients = new LinkedHashMap<>();
            network.parameters()
                    .forEach(p -> gradients.put(p, sweep.gradient(p).toDoubles().clone()));
            return gradients;
        }
    }

    @ParameterizedTest
    @MethodSource("io.evenkeel.prune.Nets#kinds")
    void snipIsTheLossOfAWeightToFirstOrder(String kind) {
        Network network = Nets.of(kind, 3);
        PruningScores scores = new Snip().score(network, Loss.CROSS_ENTROPY, batch(STEPS), 0);
        Map<Parameter, double[]> gradient = gradient(network, batch(STEPS));
        for (int b = 0; b < scores.blocks().size(); b++) {
            PrunableBlock block = scores.blocks().get(b);
            double[] g = gradient.get(block.weight().parameter());
            for (int i = 0; i < block.size(); i++) {
                assertThat(scores.values().get(b)[i])
                        .isCloseTo(Math.abs(block.value(i) * g[block.position(i)]), within(1e-14));
            }
        }
    }

    /** (H g)_i is half the slope of the gradient's squared norm: H g is the difference of gradients along g. */
    @ParameterizedTest
    @MethodSource("io.evenkeel.prune.Nets#kinds")
    void graspIsTheLossOfTheGradientsNormToFirstOrder(String kind) {
        Network network = Nets.of(kind, 4);
        PruningScores scores = new Grasp().score(network, Loss.CROSS_ENTROPY, batch(STEPS), 0);
        Map<Parameter, double[]> g = gradient(network, batch(STEPS));
        move(g, STEP);
        Map<Parameter, double[]> up = gradient(network, batch(STEPS));
        move(g, -2 * STEP);
        Map<Parameter, double[]> down = gradient(network, batch(STEPS));
        move(g, STEP);
        for (int b = 0; b < scores.blocks().size(); b++) {
            PrunableBlock block = scores.blocks().get(b);
            Parameter p = block.weight().parameter();
            for (int i = 0; i < block.size(); i++) {
                int at = block.position(i);
                double product = (up.get(p)[at] - down.get(p)[at]) / (2 * STEP);
                assertThat(scores.values().get(b)[i])
                        .as("%s, %s, %d", kind, block.title(), i)
                        .isCloseTo(block.value(i) * product, within(1e-7));
            }
        }
    }

    private static void move(Map<Parameter, double[]> along, double by) {
        along.forEach((p, direction) -> {
            for (int i = 0; i < direction.length; i++) {
                p.value().set(i, p.value().get(i) + by * direction[i]);
            }
            p.changed();
        });
    }

    @Test
    void magnitudeAndZeroWeights() {
        Network network = Nets.of("gru", 5);
        PrunableBlock block = PrunableBlock.of(network).get(3);
        Tensor values = block.weight().parameter().value();
        values.set(block.position(2), 0);
        values.set(block.position(4), -12.5);
        assertThat(new Magnitude()
                        .score(network, Loss.CROSS_ENTROPY, batch(STEPS), 0)
                        .values()
                        .get(3)[4])
                .isEqualTo(12.5);
        all().filter(criterion -> !(criterion instanceof RandomChoice))
                .forEach(criterion -> assertThat(criterion
                                .score(network, Loss.CROSS_ENTROPY, batch(STEPS), 0)
                                .values()
                                .get(3)[2])
                        .as("%s", criterion)
                        .isZero());
    }

    @Test
    void aMatrixIsNormalizedByItsMeanAndAnElementByItself() {
        Network network = Nets.of("gru", 6);
        Batch batch = batch(STEPS);
        List<double[]> plain = values(network, batch, Normalization.NONE);
        List<double[]> tensor = values(network, batch, Normalization.TENSOR);
        List<double[]> element = values(network, batch, Normalization.ELEMENT);
        for (int b = 0; b < plain.size(); b++) {
            double[] s = plain.get(b);
            double[] t = tensor.get(b);
            double[] e = element.get(b);
            double factor = t[0] / s[0];
            double expected = IntStream.range(0, s.length)
                    .mapToDouble(i -> s[i] / e[i])
                    .average()
                    .orElseThrow();
            assertThat(1 / factor).isCloseTo(expected, within(1e-9 * expected));
            for (int i = 0; i < s.length; i++) {
                assertThat(t[i]).isCloseTo(s[i] * factor, within(1e-9 * t[i]));
            }
        }
    }

    private static List<double[]> values(Network network, Batch batch, Normalization normalization) {
        return new JacobianSpectrum()
                .normalizedBy(normalization)
                .score(network, Loss.CROSS_ENTROPY, batch, 1)
                .values();
    }

    @Test
    void aLinearNetworkNeedsNoInputWeights() {
        PruningScores scores = new JacobianSpectrum().score(Nets.linear(7), Loss.SQUARED_ERROR, batch(STEPS), 0);
        assertThat(scores.values().get(0)).containsOnly(0.0);
        assertThat(scores.values().get(1)).doesNotContain(0.0);
    }

    @Test
    void aShortSequenceIsUsedWholeAndSaid() {
        PruningScores scores = new JacobianSpectrum().score(Nets.of("gru", 8), Loss.CROSS_ENTROPY, batch(3), 0);
        assertThat(scores.notes())
                .containsExactly("sequences have 3 steps, so the Jacobian is taken over these and not over 4");
    }

    @Test
    void aDeadNetworkScoresNothingAndSaysSo() {
        Network network = Nets.of("relu", 9);
        Tensor bias = network.stack().parameters().get(2).value();
        for (int i = 0; i < bias.size(); i++) {
            bias.set(i, -1e3);
        }
        PruningScores scores = new JacobianSpectrum().score(network, Loss.CROSS_ENTROPY, batch(STEPS), 0);
        scores.values().forEach(values -> assertThat(values).containsOnly(0.0));
        assertThat(scores.notes())
                .containsExactly(
                        "the Jacobian over the last 4 steps is 0, as in a dead or saturated network: it tells no"
                                + " weight from another");
    }

    @Test
    void scoresThatAreNotFiniteAreRefused() {
        Network network = Nets.of("tanh", 10);
        PrunableBlock block = PrunableBlock.of(network).get(1);
        block.weight().parameter().value().set(block.position(7), Double.NaN);
        assertThatThrownBy(() -> new Magnitude().score(network, Loss.CROSS_ENTROPY, batch(STEPS), 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the pruning score of weight 7 of the recurrent matrix in layer 0 is NaN");
        assertThatThrownBy(() -> new JacobianSpectrum().score(network, Loss.CROSS_ENTROPY, batch(STEPS), 0))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JacobianSpectrum(0, Normalization.TENSOR, 0, JacobianNorm.Scope.OUTPUTS))
                .withMessage("the Jacobian needs at least 1 step, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JacobianSpectrum(1, Normalization.TENSOR, -1, JacobianNorm.Scope.OUTPUTS))
                .withMessage("the number of random vectors must be 0 or more, not -1");
        Batch silent = new Batch(
                Nets.inputs(2, 1, 1), Tensor.zeros(Precision.DOUBLE, 2, 1, 1), Tensor.zeros(Precision.DOUBLE, 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Snip().score(Nets.of("gru", 1), Loss.CROSS_ENTROPY, silent, 0))
                .withMessageContaining("no step of the batch counts");
        Network network = NetworkBuilder.of("tanh", 3, 4).build(1);
        List<PrunableBlock> blocks = PrunableBlock.of(network);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PruningScores(blocks, List.of(new double[12], new double[3]), List.of()))
                .withMessage("recurrent matrix has 16 weights, but 3 scores");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PruningScores(new ArrayList<>(), List.of(), List.of()))
                .withMessageContaining("no input or recurrent matrix");
    }
}
