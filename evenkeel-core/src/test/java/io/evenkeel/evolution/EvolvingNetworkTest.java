package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvolvingNetworkTest {
    private static final int STEPS = 7;

    /** Answers a sequence step by step. */
    private static double[] act(EvolvingNetwork network, double[] sequence, int steps) {
        double[] answers = new double[steps * network.outputs()];
        for (int t = 0; t < steps; t++) {
            double[] seen = Arrays.copyOfRange(sequence, t * network.inputs(), (t + 1) * network.inputs());
            System.arraycopy(network.act(seen), 0, answers, t * network.outputs(), network.outputs());
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "tanh", "lstm", "images"})
    void actsAsItAnswers(String kind) {
        int inputs = kind.equals("images") ? 20 : 3;
        EvolvingNetwork network = TestNetworks.of(kind, inputs, 2, OutputNonlinearity.SIGMOID, 1);
        assertThat(network.recurrent()).isEqualTo(!kind.equals("mlp"));
        Experiences shown = TestNetworks.experiences(network, 3, STEPS, true, 2);
        double[][] answers = network.answer(shown);
        assertThat(answers[0]).isNotEqualTo(answers[1]);
        for (int i = 0; i < 3; i++) {
            network.reset();
            assertThat(act(network, shown.sequences().get(i), STEPS)).isEqualTo(answers[i]);
        }
        // After an odd number of steps the other slot of the state is the next to be read.
        for (int before = 1; before <= 3; before++) {
            network.reset();
            act(network, shown.sequences().get(1), before);
            network.reset();
            assertThat(act(network, shown.sequences().get(0), STEPS))
                    .as("after " + before + " steps")
                    .isEqualTo(answers[0]);
        }
        act(network, shown.sequences().get(2), 3);
        assertThat(network.answer(shown))
                .as("answers have a state of their own")
                .isDeepEqualTo(answers);
        double[] other = WeightChange.scaled(network.genes(), -0.7);
        network.become(other);
        double[] changed = act(network, shown.sequences().get(0), STEPS);
        assertThat(changed).isEqualTo(network.answer(shown)[0]).isNotEqualTo(answers[0]);
    }

    @Test
    void refusesObservationsThatItCannotSee() {
        EvolvingNetwork network = TestNetworks.of("mlp", 3, 2, OutputNonlinearity.SIGMOID, 1);
        refused(network, null, "the observation is null");
        refused(network, new double[2], "the observation has 2 numbers instead of 3");
        refused(network, new double[4], "the observation has 4 numbers instead of 3");
        refused(network, new double[] {1, Double.NaN, 2}, "the observation is NaN at input 1");
        refused(network, new double[] {1, 2, Double.POSITIVE_INFINITY}, "the observation is Infinity at input 2");
    }

    private static void refused(EvolvingNetwork network, double[] observation, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.act(observation))
                .withMessage(message);
    }
}
