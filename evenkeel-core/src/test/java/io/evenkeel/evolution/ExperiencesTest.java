package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperiencesTest {
    private static void refused(String problem, int steps, double[]... sequences) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Experiences(steps, false, List.of(sequences)))
                .withMessageContaining(problem);
    }

    @Test
    void damagedOnesAreRefused() {
        refused("1 step or more, not 0", 0);
        refused("1 step or more, not -1", -1, new double[] {1});
        refused("an empty one", 1, new double[0]);
        refused("2 steps do not fit sequences of 3 and 3", 2, new double[3]);
        refused("2 steps do not fit sequences of 4 and 2", 2, new double[4], new double[2]);
        refused("not finite: NaN", 1, new double[] {1, Double.NaN});
        refused("not finite: Infinity", 1, new double[] {1, Double.POSITIVE_INFINITY});
    }

    @Test
    void nullIsRefused() {
        List<double[]> holed = Arrays.asList(new double[1], null);
        for (List<double[]> sequences : Arrays.asList(null, holed)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Experiences(1, false, sequences))
                    .withMessage("experiences are sequences, but there is one that is null");
        }
    }

    @Test
    void upToAHundredThousandNumbersAreSmall() {
        double[] row = new double[50_000];
        assertThat(Experiences.NONE.small()).isTrue();
        assertThat(new Experiences(1, false, List.of(row, row)).small()).isTrue();
        assertThat(new Experiences(1, false, List.of(new double[100_001])).small())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void ofAnotherWidthThanTheNetworkAreRefused(int width) {
        EvolvingNetwork network = TestNetworks.of("tanh", 3, 2, OutputNonlinearity.LINEAR, 1);
        Experiences other = new Experiences(5, true, List.of(new double[5 * width]));
        String problem = "the experiences have " + width + " numbers a step, but the network has 3 inputs";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.answer(other))
                .withMessage(problem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.sensitivities().summed(other))
                .withMessage(problem);
    }
}
