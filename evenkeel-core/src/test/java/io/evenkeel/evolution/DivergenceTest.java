package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    private static final double[][] BEFORE = {{1, 2}, {0, 0}};
    private static final double[][] AFTER = {{4, 6}, {5, -12}};

    @Test
    void isThatOfItsEquation() {
        assertThat(Divergence.SUM_K_MEAN_I.of(BEFORE, AFTER)).isEqualTo((25 + 169) / 2.0);
        assertThat(Divergence.MEAN_ALL.of(BEFORE, AFTER)).isEqualTo((25 + 169) / 4.0);
        assertThat(Divergence.MEAN_L2.of(BEFORE, AFTER)).isEqualTo((5 + 13) / 2.0);
    }

    @Test
    void isOfAllAnswersThatCount() {
        EvolvingNetwork network = TestNetworks.of("tanh", 2, 2, OutputNonlinearity.TANH, 1);
        double[] delta = WeightChange.noise(1, network.layout().size());
        double[] genes = network.genes();
        Experiences all = TestNetworks.experiences(network, 3, 4, true, 1);
        double every = new AnswerProbe(network, all).of(Divergence.SUM_K_MEAN_I, 0.1, delta);
        double sum = 0;
        for (int steps = 1; steps <= 4; steps++) {
            network.become(genes);
            int length = 2 * steps;
            Experiences part = new Experiences(
                    steps,
                    false,
                    all.sequences().stream().map(x -> Arrays.copyOf(x, length)).toList());
            sum += new AnswerProbe(network, part).of(Divergence.SUM_K_MEAN_I, 0.1, delta);
        }
        assertThat(every).isCloseTo(sum, within(1e-14)).isPositive();
    }
}
