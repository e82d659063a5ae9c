package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RescaledMutationTest {
    private static final long SEED = 5;

    @ParameterizedTest
    @CsvSource({"mlp, 1", "tanh, 4", "lstm, 4"})
    void movesAnswersAsFarAsAsked(String kind, int steps) {
        EvolvingNetwork network = TestNetworks.of(kind, 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 10, steps, false, SEED);
        double[] genes = network.genes();
        AnswerProbe probe = new AnswerProbe(network, shown);
        for (Divergence norm : Divergence.values()) {
            for (double target : new double[] {1e-7, 1e-3, 0.02}) {
                for (long seed = 0; seed < 5; seed++) {
                    network.become(genes);
                    RescaledMutation mutation =
                            RescaledMutation.of(target).norm(norm).build();
                    Mutation.Mutant mutant = mutation.mutate(network, shown, seed);
                    assertThat(mutant.diagnostics().targetReached()).isTrue();
                    assertThat(probe.ofGenes(norm, mutant.genes()))
                            .as(norm + " " + target + ", seed " + seed)
                            .isCloseTo(target, within(0.01001 * target));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasAClosedFormWhereAnswersAreLinear(Divergence norm) {
        EvolvingNetwork network = TestNetworks.of("affine", 3, 2, OutputNonlinearity.LINEAR, SEED);
        Experiences shown = TestNetworks.experiences(network, 10, 1, false, SEED);
        double[] noise = WeightChange.noise(SEED, network.layout().size());
        double[] genes = network.genes();
        double one = new AnswerProbe(network, shown).of(norm, 1 / WeightChange.norm(noise), noise);
        network.become(genes);
        double target = 0.37;
        RescaledMutation mutation = RescaledMutation.of(target)
                .norm(norm)
                .searchTolerance(1e-8)
                .searchSteps(60)
                .build();
        double step = mutation.mutate(network, shown, SEED).diagnostics().norm();
        double expected = norm == Divergence.MEAN_L2 ? target / one : Math.sqrt(target / one);
        assertThat(step).isCloseTo(expected, within(1e-6 * expected));
    }

    /** Outputs c times as large, target c² times: the same step. */
    @Test
    void scalesWithTheOutputs() {
        Parameter w = TestNetworks.parameter("w", 2, 3);
        double[] genes = WeightChange.noise(SEED, 6);
        double[][] children = new double[2][];
        for (int i = 0; i < 2; i++) {
            double factor = i == 0 ? 1 : 4;
            Model model = TestNetworks.custom(
                    3,
                    2,
                    List.of(w),
                    x -> Operations.tanh(Operations.linear(x, w)).times(factor));
            EvolvingNetwork network = new EvolvingNetwork(model, OutputNonlinearity.LINEAR);
            network.become(genes);
            Experiences shown = TestNetworks.experiences(network, 4, 1, false, SEED);
            children[i] = RescaledMutation.of(0.01 * factor * factor)
                    .build()
                    .mutate(network, shown, SEED)
                    .genes();
        }
        assertThat(children[1]).isEqualTo(children[0]);
    }

    @Test
    void keepsTheLargestDivergenceWhereTheTargetIsOutOfReach() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 6, 1, false, SEED);
        double[] genes = network.genes();
        Mutation.Mutant mutant = RescaledMutation.of(1.5).build().mutate(network, shown, SEED);
        assertThat(mutant.diagnostics().targetReached()).isFalse();
        network.become(genes);
        AnswerProbe probe = new AnswerProbe(network, shown);
        double kept = probe.ofGenes(Divergence.MEAN_ALL, mutant.genes());
        double[] noise = WeightChange.noise(SEED, genes.length);
        double[] direction = WeightChange.scaled(noise, 1 / WeightChange.norm(noise));
        for (int i = 0; i < 40; i++) {
            assertThat(probe.of(Divergence.MEAN_ALL, Math.scalb(1.0, i), direction))
                    .isLessThanOrEqualTo(kept);
        }
    }

    @Test
    void leavesConstantNetworksAlone() {
        Parameter w = TestNetworks.parameter("w", 1, 2);
        EvolvingNetwork network = new EvolvingNetwork(
                TestNetworks.custom(2, 1, List.of(w), x -> Operations.linear(x, w)), OutputNonlinearity.SOFTMAX);
        Experiences shown = TestNetworks.experiences(network, 5, 1, false, SEED);
        Mutation.Mutant mutant = RescaledMutation.of(0.1).build().mutate(network, shown, SEED);
        assertThat(mutant.diagnostics().targetReached()).isFalse();
        assertThat(mutant.diagnostics().norm()).isZero();
        assertThat(mutant.genes()).containsExactly(0, 0);
    }

    @Test
    void targetZeroChangesNothing() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 6, 1, false, SEED);
        double[] genes = network.genes();
        Mutation.Mutant mutant = RescaledMutation.of(0).build().mutate(network, shown, SEED);
        assertThat(mutant.genes()).isEqualTo(genes);
        assertThat(mutant.diagnostics().targetReached()).isTrue();
    }

    @Test
    void jitterDrawsSmallerTargetsEvenly() {
        EvolvingNetwork network = TestNetworks.of("affine", 3, 2, OutputNonlinearity.LINEAR, SEED);
        Experiences shown = TestNetworks.experiences(network, 6, 1, false, SEED);
        double[] genes = network.genes();
        RescaledMutation mutation = RescaledMutation.of(0.1).targetJitter(true).build();
        AnswerProbe probe = new AnswerProbe(network, shown);
        int children = 400;
        double mean = 0;
        for (long seed = 0; seed < children; seed++) {
            network.become(genes);
            double moved = probe.ofGenes(
                    Divergence.MEAN_ALL, mutation.mutate(network, shown, seed).genes());
            assertThat(moved).isBetween(0.0, 0.1011);
            mean += moved / children;
        }
        assertThat(mean).isCloseTo(0.05, within(4 * 0.1 / Math.sqrt(12.0 * children)));
    }

    @Test
    void goesAlongASafeMutation() {
        EvolvingNetwork network = TestNetworks.of("lstm", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences shown = TestNetworks.experiences(network, 6, 3, false, SEED);
        double[] genes = network.genes();
        SafeMutation safe = SafeMutation.of(Sensitivity.SUM, 0.1).build();
        RescaledMutation mutation =
                RescaledMutation.of(1e-3).along(safe).build().diagnosed();
        assertThat(mutation.name()).isEqualTo("sm-g-sum+sm-r");
        double[] child = safe.mutate(network, shown, SEED).genes();
        Mutation.Mutant mutant = mutation.mutate(network, shown, SEED);
        MutationDiagnostics found = mutant.diagnostics();
        double ratio = (mutant.genes()[0] - genes[0]) / (child[0] - genes[0]);
        for (int j = 0; j < genes.length; j++) {
            assertThat(mutant.genes()[j] - genes[j]).isCloseTo(ratio * (child[j] - genes[j]), within(1e-12));
        }
        // Two outputs, so the sum over them is twice the mean.
        assertThat(found.divergence()).isCloseTo(2e-3, within(2.1e-5));
        assertThat(found.plainDivergence()).isNotNaN().isNotEqualTo(found.divergence());
        assertThat(found.sensitivities()).hasSameSizeAs(network.layout().segments());
        assertThat(found.floored())
                .isEqualTo(safeDiagnostics(safe, network, genes, shown).floored());
    }

    private static MutationDiagnostics safeDiagnostics(
            SafeMutation safe, EvolvingNetwork network, double[] genes, Experiences shown) {
        network.become(genes);
        return safe.mutate(network, shown, SEED).diagnostics();
    }

    @Test
    void withoutExperienceFallsBackOnlyIfToldTo() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, SEED);
        Experiences none = new Experiences(1, false, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RescaledMutation.of(0.1).build().mutate(network, none, SEED))
                .withMessageContaining("sm-r needs something that the parent saw");
        Mutation.Mutant mutant = RescaledMutation.of(0.1)
                .fallback(OptionalDouble.of(0.05))
                .build()
                .mutate(network, none, SEED);
        assertThat(mutant.diagnostics().fallback()).isTrue();
        assertThat(mutant.genes())
                .isEqualTo(
                        new GaussianMutation(0.05).mutate(network, none, SEED).genes());
    }

    @Test
    void refusesImpossibleOptions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RescaledMutation.of(-1))
                .withMessageContaining("intensity");
        for (double tolerance : new double[] {0, 1, 2, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RescaledMutation.of(1).searchTolerance(tolerance))
                    .withMessageContaining("tolerance");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RescaledMutation.of(1).searchSteps(0))
                .withMessageContaining("one step at least");
    }

    /** Beyond c = 1000 numbers overflow: the search must come back. */
    @Test
    void searchTakesWhatIsNotANumberAsTooFar() {
        StepSearch search = new StepSearch(c -> c > 1000 ? Double.NaN : 1e-4 * c, 0.09);
        search.run(40, 15, 0.01);
        assertThat(search.reached()).isTrue();
        assertThat(search.step()).isCloseTo(900, within(9.0));
        StepSearch jump = new StepSearch(c -> c > 10 ? 3 : 1, 1.5);
        jump.run(40, 15, 0.01);
        assertThat(jump.reached()).isFalse();
        assertThat(jump.step()).isBetween(0.0, 10.0).isPositive();
    }
}
