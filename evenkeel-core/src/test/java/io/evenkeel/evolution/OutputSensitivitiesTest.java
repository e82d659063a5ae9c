package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputSensitivitiesTest {
    private static final String NETWORKS = """
            kind,      outputs, nonlinearity, steps, everyStep
            mlp,          2,    SIGMOID,        1,   false
            mlp,          2,    SOFTMAX,        1,   false
            mlp,          4,    SOFTMAX,        1,   false
            mlp,          3,    LINEAR,         2,   true
            relu,         2,    TANH,           1,   false
            twice,        2,    LINEAR,         1,   false
            twice,        2,    SOFTMAX,        1,   true
            table,        3,    SIGMOID,        1,   false
            table,        2,    SOFTMAX,        3,   true
            tanh,         1,    SIGMOID,        4,   false
            tanh,         2,    SOFTMAX,        4,   false
            tanh,         3,    SOFTMAX,        4,   true
            lstm,         2,    SIGMOID,        5,   false
            lstm,         3,    SOFTMAX,        5,   false
            gru,          2,    LINEAR,         3,   true
            peephole-lstm,2,    TANH,           3,   true
            images,       2,    SIGMOID,        1,   false
            images,       3,    SOFTMAX,        3,   true
            """;
    private static final long SEED = 7;

    private static void assertClose(String what, double[] actual, double[] expected, double relative) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(largest).as(what + " is not trivial").isPositive();
        assertThat(actual).as(what + ", seed " + SEED).containsExactly(expected, within(relative * largest));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = NETWORKS)
    void areThoseOfASweepForEachExperienceAndOutput(
            String kind, int outputs, OutputNonlinearity nonlinearity, int steps, boolean everyStep) {
        EvolvingNetwork network = TestNetworks.of(kind, 3, outputs, nonlinearity, SEED);
        OutputSensitivities s = network.sensitivities();
        for (int size : new int[] {19, 1, 19}) {
            Experiences shown = TestNetworks.experiences(network, size, steps, everyStep, SEED + size);
            double[][][] each = EngineDerivatives.jacobian(network, shown);
            assertClose("sum", s.summed(shown), EngineDerivatives.sensitivity(each, false), 1e-12);
            assertClose("moduli", s.absolute(shown), EngineDerivatives.sensitivity(each, true), 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = NETWORKS)
    void areThoseOfCentralDifferences(
            String kind, int outputs, OutputNonlinearity nonlinearity, int steps, boolean everyStep) {
        EvolvingNetwork network = TestNetworks.of(kind, 3, outputs, nonlinearity, SEED);
        Experiences shown = TestNetworks.experiences(network, 6, steps, everyStep, SEED);
        double[][][] differences = EngineDerivatives.differences(network, shown, 1e-5);
        OutputSensitivities s = network.sensitivities();
        assertClose("sum", s.summed(shown), EngineDerivatives.sensitivity(differences, false), 1e-6);
        assertClose("moduli", s.absolute(shown), EngineDerivatives.sensitivity(differences, true), 1e-6);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = NETWORKS)
    void curvatureIsThatOfDoubleBackpropagation(
            String kind, int outputs, OutputNonlinearity nonlinearity, int steps, boolean everyStep) {
        EvolvingNetwork network = TestNetworks.of(kind, 3, outputs, nonlinearity, SEED);
        double[] v = WeightChange.noise(SEED, network.layout().size());
        for (int size : new int[] {19, 1, 19}) {
            Experiences shown = TestNetworks.experiences(network, size, steps, everyStep, SEED + size);
            double[] expected = EngineDerivatives.doubleBackpropagation(network, shown, v);
            assertClose("H v", network.sensitivities().curvatureAlong(shown, v), expected, 1e-12);
            double[] roots =
                    Arrays.stream(expected).map(Math::abs).map(Math::sqrt).toArray();
            // A relative error of 1e-12 in H v is one of 1e-6 in roots that are next to zero.
            assertClose("s", network.sensitivities().secondOrder(shown, v), roots, 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = NETWORKS)
    void divergenceGrowsWithHalfTheCurvature(
            String kind, int outputs, OutputNonlinearity nonlinearity, int steps, boolean everyStep) {
        EvolvingNetwork network = TestNetworks.of(kind, 3, outputs, nonlinearity, SEED);
        Experiences shown = TestNetworks.experiences(network, 5, steps, everyStep, SEED);
        double[] noise = WeightChange.noise(SEED, network.layout().size());
        double[] v = WeightChange.scaled(noise, 1 / WeightChange.norm(noise));
        double[] hv = network.sensitivities().curvatureAlong(shown, v);
        double half = 0;
        for (int j = 0; j < v.length; j++) {
            half += v[j] * hv[j] / 2;
        }
        double epsilon = 1e-4;
        AnswerProbe probe = new AnswerProbe(network, shown);
        assertThat(probe.of(Divergence.SUM_K_MEAN_I, epsilon, v) / (epsilon * epsilon) / half)
                .isCloseTo(1, within(1e-3));
        assertThat(probe.of(Divergence.SUM_K_MEAN_I, 0, v)).isZero();
    }

    @Test
    void ofTheDerivativeOfTheDivergenceItselfNothingIsLeft() {
        EvolvingNetwork network = TestNetworks.of("lstm", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 5, 4, false, SEED);
        double[] genes = network.genes();
        AnswerProbe probe = new AnswerProbe(network, shown);
        double[] unit = new double[genes.length];
        for (int j = 0; j < genes.length; j += 7) {
            unit[j] = 1;
            double up = probe.of(Divergence.SUM_K_MEAN_I, 1e-7, unit);
            double down = probe.of(Divergence.SUM_K_MEAN_I, -1e-7, unit);
            assertThat((up - down) / 2e-7).as("weight " + j).isCloseTo(0, within(1e-12));
            unit[j] = 0;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "tanh", "lstm", "twice"})
    void sumsAreAtMostModuli(String kind) {
        EvolvingNetwork network = TestNetworks.of(kind, 3, 2, OutputNonlinearity.TANH, SEED);
        Experiences shown = TestNetworks.experiences(network, 12, 2, false, SEED);
        double[] sum = network.sensitivities().summed(shown);
        double[] moduli = network.sensitivities().absolute(shown);
        assertThat(sum).isNotEqualTo(moduli);
        for (int j = 0; j < sum.length; j++) {
            assertThat(sum[j]).as("weight " + j).isLessThanOrEqualTo(moduli[j] * (1 + 1e-14));
        }
        Experiences one = TestNetworks.experiences(network, 1, 2, false, SEED);
        assertClose(
                "of one experience",
                network.sensitivities().summed(one),
                network.sensitivities().absolute(one),
                1e-14);
    }

    /** y = W x + b: {@code s_pq = |Σ_i x_iq|} or {@code Σ_i |x_iq|}, and {@code (H v)_p = (2/n) Σ_i x_i (x_i · v_p)}. */
    @Test
    void haveClosedFormsInAnAffineNetwork() {
        EvolvingNetwork network = TestNetworks.of("affine", 3, 2, OutputNonlinearity.LINEAR, SEED);
        int n = 9;
        Experiences shown = TestNetworks.experiences(network, n, 1, false, SEED);
        double[] v = WeightChange.noise(SEED, network.layout().size());
        double[] sum = new double[8];
        double[] moduli = new double[8];
        double[] hv = new double[8];
        for (int p = 0; p < 2; p++) {
            for (double[] x : shown.sequences()) {
                double along = v[6 + p];
                for (int q = 0; q < 3; q++) {
                    sum[3 * p + q] += x[q];
                    moduli[3 * p + q] += Math.abs(x[q]);
                    along += x[q] * v[3 * p + q];
                }
                for (int q = 0; q < 3; q++) {
                    hv[3 * p + q] += 2.0 / n * x[q] * along;
                }
                hv[6 + p] += 2.0 / n * along;
            }
            sum[6 + p] = n;
            moduli[6 + p] = n;
        }
        OutputSensitivities s = network.sensitivities();
        assertClose("sum", s.summed(shown), Arrays.stream(sum).map(Math::abs).toArray(), 1e-14);
        assertClose("moduli", s.absolute(shown), moduli, 1e-14);
        assertClose("H v", s.curvatureAlong(shown, v), hv, 1e-14);
    }

    /** With one experience and one output {@code s_j = √(2 |J_j| |J · v|)}. */
    @Test
    void secondOrderHasAClosedFormForOneOutputAndExperience() {
        EvolvingNetwork network = TestNetworks.of("tanh", 2, 1, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 1, 4, false, SEED);
        double[] v = WeightChange.noise(SEED, network.layout().size());
        double[] slope = EngineDerivatives.jacobian(network, shown)[0][0];
        double along = 0;
        for (int j = 0; j < v.length; j++) {
            along += slope[j] * v[j];
        }
        double factor = 2 * Math.abs(along);
        double[] expected = Arrays.stream(slope)
                .map(each -> Math.sqrt(factor * Math.abs(each)))
                .toArray();
        assertClose("s", network.sensitivities().secondOrder(shown, v), expected, 1e-12);
    }

    @Test
    void experiencesThatOccurTwiceCountTwiceInSumsOnly() {
        EvolvingNetwork network = TestNetworks.of("lstm", 3, 3, OutputNonlinearity.SOFTMAX, SEED);
        Experiences once = TestNetworks.experiences(network, 6, 3, false, SEED);
        List<double[]> sequences = new ArrayList<>(once.sequences());
        sequences.addAll(once.sequences());
        Experiences twice = new Experiences(3, false, sequences);
        OutputSensitivities s = network.sensitivities();
        double[] v = WeightChange.noise(SEED, network.layout().size());
        assertClose("sum", s.summed(twice), WeightChange.scaled(s.summed(once), 2), 1e-13);
        assertClose("sum of moduli", s.absolute(twice), WeightChange.scaled(s.absolute(once), 2), 1e-13);
        assertClose("H v", s.curvatureAlong(twice, v), s.curvatureAlong(once, v), 1e-13);
    }

    @Test
    void ofTwoSoftmaxOutputsOneMakesUpForBoth() {
        EvolvingNetwork network = TestNetworks.of("tanh", 3, 2, OutputNonlinearity.SOFTMAX, SEED);
        Experiences shown = TestNetworks.experiences(network, 8, 3, false, SEED);
        double[][][] each = EngineDerivatives.jacobian(network, shown);
        double[] sum = new double[each[0][0].length];
        for (double[][] experience : each) {
            for (int j = 0; j < sum.length; j++) {
                assertThat(experience[0][j]).isCloseTo(-experience[1][j], within(1e-15));
                sum[j] += experience[0][j];
            }
        }
        double[] expected =
                Arrays.stream(sum).map(g -> Math.sqrt(2) * Math.abs(g)).toArray();
        assertClose("sum", network.sensitivities().summed(shown), expected, 1e-14);
    }

    @Test
    void scaleWithTheOutputs() {
        Parameter w = TestNetworks.parameter("w", 2, 3);
        double[] genes = WeightChange.noise(SEED, 6);
        OutputSensitivities[] s = new OutputSensitivities[2];
        Experiences shown = null;
        for (int i = 0; i < 2; i++) {
            double factor = i == 0 ? 1 : -2.5;
            Model model = TestNetworks.custom(
                    3,
                    2,
                    List.of(w),
                    x -> Operations.tanh(Operations.linear(x, w)).times(factor));
            EvolvingNetwork network = new EvolvingNetwork(model, OutputNonlinearity.LINEAR);
            network.become(genes);
            s[i] = network.sensitivities();
            shown = TestNetworks.experiences(network, 4, 1, false, SEED);
        }
        double[] v = WeightChange.noise(SEED + 1, 6);
        assertClose("sum", s[1].summed(shown), WeightChange.scaled(s[0].summed(shown), 2.5), 1e-14);
        assertClose("moduli", s[1].absolute(shown), WeightChange.scaled(s[0].absolute(shown), 2.5), 1e-14);
        assertClose(
                "second order",
                s[1].secondOrder(shown, v),
                WeightChange.scaled(s[0].secondOrder(shown, v), 2.5),
                1e-14);
    }

    /** The paper's ill-conditioned model: {@code y = (100 w₀ x₀, 0.1 w₁ x₁)}. */
    @Test
    void areThePapersInTheIllConditionedModel() {
        OutputSensitivities s = illConditioned().sensitivities();
        Experiences easy = new Experiences(1, false, List.of(new double[] {0, 1}));
        Experiences medium = new Experiences(1, false, List.of(new double[] {1, 1}));
        Experiences washout = new Experiences(1, false, List.of(new double[] {1, 1}, new double[] {-1, -1}));
        assertThat(s.summed(easy)).containsExactly(new double[] {0, 0.1}, within(1e-15));
        assertThat(s.summed(medium)).containsExactly(new double[] {100, 0.1}, within(1e-13));
        assertThat(s.absolute(medium)).containsExactly(new double[] {100, 0.1}, within(1e-13));
        assertThat(s.summed(washout)).containsExactly(0, 0);
        assertThat(s.absolute(washout)).containsExactly(new double[] {200, 0.2}, within(1e-13));
    }

    static EvolvingNetwork illConditioned() {
        Parameter w = TestNetworks.parameter("w", 2);
        Model model = TestNetworks.custom(2, 2, List.of(w), x -> {
            Expr y = x.times(w);
            return Operations.join(
                    Operations.slice(y, 0, 1).times(100),
                    Operations.slice(y, 1, 2).times(0.1));
        });
        EvolvingNetwork network = new EvolvingNetwork(model, OutputNonlinearity.LINEAR);
        network.become(new double[] {0.3, -0.4});
        return network;
    }

    @Test
    void followTheGenesAndAnySizeOfSample() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        double[] genes = network.genes();
        Experiences shown = TestNetworks.experiences(network, 3, 1, false, SEED);
        double[] v = WeightChange.noise(SEED, genes.length);
        double[] sum = network.sensitivities().summed(shown);
        double[] second = network.sensitivities().secondOrder(shown, v);
        for (int size = 1; size < 12; size++) {
            network.sensitivities().summed(TestNetworks.experiences(network, size, 1, false, size));
            network.sensitivities().secondOrder(TestNetworks.experiences(network, size, 1, false, size), v);
        }
        network.become(WeightChange.scaled(genes, 2));
        assertThat(network.sensitivities().summed(shown)).isNotEqualTo(sum);
        assertThat(network.sensitivities().secondOrder(shown, v)).isNotEqualTo(second);
        network.become(genes);
        assertThat(network.sensitivities().summed(shown)).isEqualTo(sum);
        assertThat(network.sensitivities().secondOrder(shown, v)).isEqualTo(second);
    }

    @Test
    void areZeroBehindAStep() {
        Parameter w = TestNetworks.parameter("w", 2, 3);
        Model model = TestNetworks.custom(3, 2, List.of(w), x -> Activation.STEP.of(Operations.linear(x, w)));
        EvolvingNetwork network = new EvolvingNetwork(model, OutputNonlinearity.LINEAR);
        Experiences shown = TestNetworks.experiences(network, 4, 1, false, SEED);
        double[] v = new double[6];
        RandomStream.of(SEED, "direction").gaussians(0, v);
        assertThat(network.sensitivities().summed(shown)).containsOnly(0);
        assertThat(network.sensitivities().absolute(shown)).containsOnly(0);
        assertThat(network.sensitivities().secondOrder(shown, v)).containsOnly(0);
    }

    @Test
    void needAnExperience() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences none = new Experiences(1, false, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.sensitivities().summed(none))
                .withMessageContaining("no experience");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.sensitivities().absolute(none))
                .withMessageContaining("no experience");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.sensitivities().secondOrder(none, network.genes()))
                .withMessageContaining("no experience");
    }
}
