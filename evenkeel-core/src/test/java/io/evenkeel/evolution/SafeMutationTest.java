package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafeMutationTest {
    private static final long SEED = 11;
    private static final double TINY = 1e-300;

    private static double[] change(Mutation mutation, EvolvingNetwork network, Experiences shown) {
        double[] genes = network.genes();
        double[] child = mutation.mutate(network, shown, SEED).genes();
        network.become(genes);
        double[] delta = new double[child.length];
        for (int j = 0; j < delta.length; j++) {
            delta[j] = child[j] - genes[j];
        }
        return delta;
    }

    /** Sensitivities 0, 0.1 and 100: the middle one by the second weight. */
    private static MutationDiagnostics diagnostics(SafeMutation.Builder mutation, Experiences shown) {
        EvolvingNetwork network = OutputSensitivitiesTest.illConditioned();
        return mutation.build().mutate(network, shown, SEED).diagnostics();
    }

    @ParameterizedTest
    @EnumSource
    void dividesNoiseBySensitivities(Sensitivity kind) {
        EvolvingNetwork network = TestNetworks.of("lstm", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 30, 4, false, SEED);
        SafeMutation mutation = SafeMutation.of(kind, 0.3)
                .experiences(new ExperienceSampling(8, true))
                .sensitivityFloor(TINY)
                .build();
        double[] noise = WeightChange.noise(SEED, network.layout().size());
        Experiences sample = shown.sample(8, true, RandomStream.of(SEED, "experiences"));
        double[] s = switch (kind) {
            case SUM -> network.sensitivities().summed(sample);
            case ABS -> WeightChange.scaled(network.sensitivities().absolute(sample), 1.0 / 8);
            case SECOND_ORDER ->
                network.sensitivities().secondOrder(sample, WeightChange.scaled(noise, 1 / WeightChange.norm(noise)));
        };
        double[] delta = change(mutation, network, shown);
        for (int j = 0; j < s.length; j++) {
            assertThat(delta[j] * s[j] / (0.3 * noise[j])).as("weight " + j).isCloseTo(1, within(1e-9));
        }
        assertThat(delta).isEqualTo(change(mutation, network, shown));
        assertThat(mutation.name())
                .isEqualTo(List.of("sm-g-sum", "sm-g-abs", "sm-g-so").get(kind.ordinal()));
    }

    @Test
    void zeroCountsAsOneAndTheRestIsFloored() {
        EvolvingNetwork network = OutputSensitivitiesTest.illConditioned();
        double[] noise = WeightChange.noise(SEED, 2);
        Experiences easy = new Experiences(1, false, List.of(new double[] {0, 0.05}));
        SafeMutation.Builder mutation = SafeMutation.of(Sensitivity.SUM, 0.1);
        double[] delta = change(mutation.build(), network, easy);
        assertThat(delta).containsExactly(new double[] {0.1 * noise[0], 10 * noise[1]}, within(1e-14));
        MutationDiagnostics found = diagnostics(mutation, easy);
        assertThat(found.zero()).isEqualTo(0.5);
        assertThat(found.floored()).isEqualTo(0.5);
        assertThat(found.clipped()).isZero();
        assertThat(found.norm()).isCloseTo(Math.hypot(delta[0], delta[1]), within(1e-14));
        assertThat(found.divergence()).isNaN();
        assertThat(found.sensitivities()).isEmpty();
        mutation.zeroSensitivity(4).sensitivityFloor(0.001);
        assertThat(change(mutation.build(), network, easy))
                .containsExactly(new double[] {0.025 * noise[0], 20 * noise[1]}, within(1e-13));
    }

    @Test
    void clipsLast() {
        EvolvingNetwork network = OutputSensitivitiesTest.illConditioned();
        double[] noise = WeightChange.noise(SEED, 2);
        Experiences medium = new Experiences(1, false, List.of(new double[] {1, 1}));
        SafeMutation.Builder mutation = SafeMutation.of(Sensitivity.ABS, 1).weightClip(0.2);
        assertThat(change(mutation.build(), network, medium))
                .containsExactly(new double[] {noise[0] / 100, Math.copySign(0.2, noise[1])}, within(1e-15));
        assertThat(diagnostics(mutation, medium).clipped()).isEqualTo(0.5);
    }

    @Test
    void normalizesBeforeTheFloors() {
        EvolvingNetwork network = OutputSensitivitiesTest.illConditioned();
        double[] noise = WeightChange.noise(SEED, 2);
        Experiences medium = new Experiences(1, false, List.of(new double[] {1, 1}));
        SafeMutation mutation = SafeMutation.of(Sensitivity.SUM, 0.5)
                .normalization(Normalization.MAX)
                .build();
        assertThat(change(mutation, network, medium))
                .containsExactly(new double[] {0.5 * noise[0], 50 * noise[1]}, within(1e-13));
    }

    @Test
    void reductionsDifferByTheNumberOfExperiences() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 16, 1, false, SEED);
        for (Sensitivity kind : List.of(Sensitivity.SUM, Sensitivity.ABS)) {
            double[] sum = change(
                    SafeMutation.of(kind, 1)
                            .reduction(Reduction.SUM)
                            .sensitivityFloor(TINY)
                            .build(),
                    network,
                    shown);
            double[] mean = change(
                    SafeMutation.of(kind, 1.0 / 16)
                            .reduction(Reduction.MEAN)
                            .sensitivityFloor(TINY)
                            .build(),
                    network,
                    shown);
            assertThat(sum).containsExactly(mean, within(1e-12 * WeightChange.norm(mean)));
        }
    }

    /** A unit's weights into it times c and those out of it divided by c: the same function before and after. */
    @ParameterizedTest
    @EnumSource(names = {"SUM", "ABS"})
    void respectsTheScalesOfRectifiedUnits(Sensitivity kind) {
        EvolvingNetwork network = TestNetworks.of("relu", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 20, 1, false, SEED);
        Mutation safe = SafeMutation.of(kind, 0.05).sensitivityFloor(TINY).build();
        double[] genes = network.genes().clone();
        Arrays.fill(genes, 18, 24, 1);
        Arrays.fill(genes, 54, 59, 1);
        network.become(genes);
        assertThat(network.sensitivities().absolute(shown)).as("dead units").doesNotContain(0.0);
        double[] rescaled = genes.clone();
        double[] factors = {3, 0.2, 1, 7, 0.5, 2};
        for (int unit = 0; unit < 6; unit++) {
            for (int input = 0; input < 3; input++) {
                rescaled[3 * unit + input] *= factors[unit];
            }
            rescaled[18 + unit] *= factors[unit];
            for (int next = 0; next < 5; next++) {
                rescaled[24 + 6 * next + unit] /= factors[unit];
            }
        }
        assertThat(moved(safe, network, genes, rescaled, shown)).isLessThan(1e-10);
        assertThat(moved(new GaussianMutation(0.05), network, genes, rescaled, shown))
                .isGreaterThan(1e-4);
    }

    private static double moved(
            Mutation mutation, EvolvingNetwork network, double[] genes, double[] rescaled, Experiences shown) {
        network.become(genes);
        double[] one = mutation.mutate(network, shown, SEED).genes();
        network.become(rescaled);
        double[] other = mutation.mutate(network, shown, SEED).genes();
        network.become(one);
        return new AnswerProbe(network, shown).ofGenes(Divergence.MEAN_L2, other);
    }

    @Test
    void aDeadUnitReceivesPlainNoise() {
        EvolvingNetwork network = TestNetworks.of("relu", 3, 2, OutputNonlinearity.TANH, SEED);
        double[] genes = network.genes().clone();
        genes[18] = -1000;
        network.become(genes);
        Experiences shown = TestNetworks.experiences(network, 20, 1, false, SEED);
        double[] safe = change(SafeMutation.of(Sensitivity.SUM, 0.05).build(), network, shown);
        double[] plain = change(new GaussianMutation(0.05), network, shown);
        for (int into = 0; into < 3; into++) {
            assertThat(safe[into]).isEqualTo(plain[into]);
        }
        assertThat(safe[24]).isEqualTo(plain[24]);
        assertThat(safe[25]).isNotEqualTo(plain[25]);
    }

    /** Two layers of weights so large that derivatives overflow: 0 · ∞ is not a number, and ∞ is infinite. */
    @Test
    void countsWhatIsNotFinite() {
        Parameter a = TestNetworks.parameter("a", 3);
        Parameter b = TestNetworks.parameter("b", 3);
        Model model = TestNetworks.custom(3, 3, List.of(a, b), x -> x.times(a).times(b));
        EvolvingNetwork network = new EvolvingNetwork(model, OutputNonlinearity.LINEAR);
        double[] genes = {1, 1, 1, 1e200, 1e200, 0};
        network.become(genes);
        Experiences shown = new Experiences(1, false, List.of(new double[] {1e200, 1, 1e200}));
        SafeMutation mutation = SafeMutation.of(Sensitivity.SUM, 0.1).build();
        MutationDiagnostics found = mutation.mutate(network, shown, SEED).diagnostics();
        // ∂y₀/∂a₀ = b₀ x₀ and its square overflow; ∂y/∂b = a x = 10²⁰⁰ has a square that does.
        assertThat(found.undefined()).isEqualTo(4);
        network.become(genes);
        double[] delta = change(mutation, network, shown);
        assertThat(delta[0]).isZero();
        assertThat(delta[3]).isZero();
        assertThat(delta).doesNotContain(Double.NaN);
    }

    @Test
    void whereThereIsNoNumberNoiseIsPlain() {
        SafeChange change = SafeChange.of(
                new SafeChange.Floors(true, 2, 0.1),
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, 4, 0.2, 0},
                new double[] {1, 1, 1, 1, 1},
                1,
                Double.POSITIVE_INFINITY);
        assertThat(change.delta()).containsExactly(0.5, 0, 1, 10, 0.5);
        assertThat(change.undefined()).isEqualTo(2);
        assertThat(change.zero()).isEqualTo(1);
        assertThat(change.floored()).isEqualTo(1);
    }

    @Test
    void whatZeroCountsAsIsFlooredToo() {
        SafeChange change = SafeChange.of(
                new SafeChange.Floors(false, 0.05, 0.1),
                new double[] {0, Double.NaN, 0.01},
                new double[] {1, 1, 1},
                1,
                Double.POSITIVE_INFINITY);
        assertThat(change.delta()).containsExactly(10, 10, 10);
        assertThat(change.zero()).isEqualTo(1);
        assertThat(change.floored()).isEqualTo(1);
    }

    @Test
    void diagnosesOnRequest() {
        EvolvingNetwork network = TestNetworks.of("tanh", 3, 2, OutputNonlinearity.SOFTMAX, SEED);
        Experiences shown = TestNetworks.experiences(network, 12, 3, false, SEED);
        double[] genes = network.genes();
        SafeMutation mutation = SafeMutation.of(Sensitivity.ABS, 0.01)
                .sensitivityFloor(0.001)
                .build()
                .diagnosed();
        Mutation.Mutant mutant = mutation.mutate(network, shown, SEED);
        network.become(genes);
        AnswerProbe probe = new AnswerProbe(network, shown);
        assertThat(mutant.diagnostics().divergence())
                .isCloseTo(probe.ofGenes(Divergence.SUM_K_MEAN_I, mutant.genes()), within(1e-15));
        network.become(genes);
        Mutation.Mutant plain = new GaussianMutation(0.01).mutate(network, shown, SEED);
        assertThat(mutant.diagnostics().plainDivergence())
                .isCloseTo(probe.ofGenes(Divergence.SUM_K_MEAN_I, plain.genes()), within(1e-15));
        network.become(genes);
        double[] s = WeightChange.scaled(network.sensitivities().absolute(shown), 1.0 / 12);
        Layout.Segment last =
                network.layout().segments().get(network.layout().segments().size() - 1);
        List<MutationDiagnostics.Quantiles> rows = mutant.diagnostics().sensitivities();
        assertThat(rows).hasSameSizeAs(network.layout().segments());
        MutationDiagnostics.Quantiles row = rows.get(rows.size() - 1);
        assertThat(row.parameter()).isEqualTo(last.name());
        assertThat(last.size()).isEqualTo(2);
        assertThat(row.least()).isCloseTo(Math.min(s[last.offset()], s[last.offset() + 1]), within(1e-15));
        assertThat(row.median()).isEqualTo(row.least());
        assertThat(row.greatest()).isCloseTo(Math.max(s[last.offset()], s[last.offset() + 1]), within(1e-15));
    }

    @Test
    void withoutExperienceFallsBackOnlyIfToldTo() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences none = new Experiences(1, false, List.of());
        SafeMutation.Builder mutation = SafeMutation.of(Sensitivity.SUM, 0.3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mutation.build().mutate(network, none, SEED))
                .withMessage(
                        "sm-g-sum needs something that the parent saw, but there is no experience; give a fallback to"
                                + " plain noise");
        mutation.fallback(OptionalDouble.of(0.02));
        Mutation.Mutant mutant = mutation.build().mutate(network, none, SEED);
        assertThat(mutant.genes())
                .isEqualTo(
                        new GaussianMutation(0.02).mutate(network, none, SEED).genes());
        assertThat(mutant.diagnostics().fallback()).isTrue();
        Experiences some = TestNetworks.experiences(network, 2, 1, false, SEED);
        assertThat(mutation.build().mutate(network, some, SEED).diagnostics().fallback())
                .isFalse();
        mutation.fallback(OptionalDouble.empty());
        assertThatIllegalArgumentException().isThrownBy(() -> mutation.build().mutate(network, none, SEED));
    }

    @Test
    void intensityZeroChangesNothing() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 5, 1, false, SEED);
        for (Sensitivity kind : Sensitivity.values()) {
            assertThat(change(SafeMutation.of(kind, 0).build(), network, shown)).containsOnly(0);
        }
    }

    @Test
    void refusesImpossibleOptions() {
        refused("intensity", () -> SafeMutation.of(Sensitivity.SUM, -0.1));
        refused("intensity", () -> SafeMutation.of(Sensitivity.SUM, Double.NaN));
        refused("intensity", () -> new GaussianMutation(Double.POSITIVE_INFINITY));
        Supplier<SafeMutation.Builder> mutation = () -> SafeMutation.of(Sensitivity.SECOND_ORDER, 0.1);
        refused("floor", () -> mutation.get().sensitivityFloor(0));
        refused("zero counts as", () -> mutation.get().zeroSensitivity(-1));
        refused("largest change", () -> mutation.get().weightClip(Double.NaN));
        refused("intensity", () -> mutation.get().fallback(OptionalDouble.of(-1)));
        refused("mean over the experiences", () -> mutation.get().reduction(Reduction.SUM));
        refused("one experience at least", () -> new ExperienceSampling(0, true));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }

    @Test
    void refusesWeightsThatAreNotFinite() {
        EvolvingNetwork network =
                new EvolvingNetwork(new FeedForward(2, List.of(), Activation.TANH, 1), OutputNonlinearity.TANH);
        network.become(new double[] {1, Double.NaN, 0});
        Experiences shown = TestNetworks.experiences(network, 5, 1, false, SEED);
        for (Mutation mutation : List.of(
                new GaussianMutation(0.1),
                SafeMutation.of(Sensitivity.SUM, 0.1).build(),
                RescaledMutation.of(0.1).build())) {
            refused("gene 1 is NaN", () -> mutation.mutate(network, shown, SEED));
        }
    }

    @Test
    void gaussianNoiseHasItsSizeAndItsDivergence() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 5, 1, false, SEED);
        double[] genes = network.genes();
        double[] delta = change(new GaussianMutation(0.25), network, shown);
        assertThat(delta)
                .containsExactly(WeightChange.scaled(WeightChange.noise(SEED, delta.length), 0.25), within(1e-15));
        GaussianMutation diagnosed = new GaussianMutation(0.25).diagnosed();
        Mutation.Mutant mutant = diagnosed.mutate(network, shown, SEED);
        network.become(genes);
        assertThat(mutant.diagnostics().divergence())
                .isCloseTo(
                        new AnswerProbe(network, shown).ofGenes(Divergence.SUM_K_MEAN_I, mutant.genes()),
                        within(1e-15));
        network.become(genes);
        assertThat(diagnosed
                        .mutate(network, new Experiences(1, false, List.of()), SEED)
                        .diagnostics()
                        .divergence())
                .isNaN();
        assertThat(diagnosed.name()).isEqualTo("gaussian");
    }

    @Test
    void softmaxOfOneOutputIsConstantAndItsWeightsReceivePlainNoise() {
        Parameter w = TestNetworks.parameter("w", 1, 2);
        EvolvingNetwork network = new EvolvingNetwork(
                TestNetworks.custom(2, 1, List.of(w), x -> Operations.linear(x, w)), OutputNonlinearity.SOFTMAX);
        Experiences shown = TestNetworks.experiences(network, 5, 1, false, SEED);
        Mutation.Mutant mutant = SafeMutation.of(Sensitivity.SUM, 0.1).build().mutate(network, shown, SEED);
        assertThat(mutant.diagnostics().zero()).isEqualTo(1);
    }
}
