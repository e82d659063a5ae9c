package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.evolution.EvolvingNetwork;
import io.evenkeel.evolution.OutputNonlinearity;
import io.evenkeel.evolution.Trial;
import io.evenkeel.tasks.domain.ConditioningToy.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditioningToyTest {
    private final ConditioningModel model = new ConditioningModel();
    private final EvolvingNetwork network = new EvolvingNetwork(model, OutputNonlinearity.LINEAR);

    private Trial judge(Variant variant, double w0, double w1) {
        network.become(new double[] {w0, w1});
        return new ConditioningToy(variant).evaluate(network, 1);
    }

    @ParameterizedTest
    @EnumSource
    void knownWeightsAreRight(Variant variant) {
        Trial trial = judge(variant, 0.01, 10);
        assertThat(trial.fitness()).isCloseTo(0, within(1e-20));
        assertThat(trial.solved()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"EASY, 0.25", "MEDIUM, 81.25", "WASHOUT, 162.5"})
    void fitnessIsMinusTheSquaredError(Variant variant, double error) {
        // y = (10, 0.5) for (1, 1)
        Trial trial = judge(variant, 0.1, 5);
        assertThat(trial.fitness()).isCloseTo(-error, within(1e-10));
        assertThat(trial.solved()).isFalse();
    }

    @Test
    void patternsAreThoseOfThePaper() {
        assertThat(judge(Variant.EASY, 1, 1).experiences().sequences()).containsExactly(new double[] {0, 1});
        assertThat(judge(Variant.MEDIUM, 1, 1).experiences().sequences()).containsExactly(new double[] {1, 1});
        assertThat(judge(Variant.WASHOUT, 1, 1).experiences().sequences())
                .containsExactly(new double[] {1, 1}, new double[] {-1, -1});
        assertThat(judge(Variant.WASHOUT, 1, 1).behavior())
                .containsExactly(new double[] {100, 0.1, -100, -0.1}, within(1e-12));
    }

    @Test
    void solvedMeansAnErrorBelowAThousandth() {
        assertThat(judge(Variant.EASY, 0, 10 * (1 - Math.sqrt(0.99e-3))).solved())
                .isTrue();
        assertThat(judge(Variant.EASY, 0, 10 * (1 - Math.sqrt(1.01e-3))).solved())
                .isFalse();
    }

    @Test
    void undefinedAnswersFail() {
        Trial trial = new ConditioningToy(Variant.EASY).evaluate(Scripted.constant(2, Double.NaN, 0), 1);
        assertThat(trial.fitness()).isEqualTo(Trial.FAILURE);
        assertThat(trial.cause()).isEqualTo("the squared error is NaN");
    }

    @Test
    void modelStartsWithinOneOfZero() {
        for (long seed = 1; seed <= 20; seed++) {
            model.initialize(seed);
            double w0 = model.parameters().get(0).value().get(0);
            double w1 = model.parameters().get(1).value().get(0);
            assertThat(w0).as("seed %d", seed).isBetween(-1.0, 1.0).isNotEqualTo(w1);
            assertThat(w1).as("seed %d", seed).isBetween(-1.0, 1.0).isNotZero();
        }
    }
}
