package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.evolution.Trial;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecurrentParityTest {
    private final RecurrentParity domain = new RecurrentParity();

    private static Scripted answering(double whenOdd, double whenEven) {
        return new Scripted(1, 2, true, bits -> {
            double odd = Arrays.stream(bits).sum() % 2 == 1 ? whenOdd : whenEven;
            return new double[] {1 - odd, odd};
        });
    }

    @Test
    void showsAllNumbersOfFourBitsInTheirOrder() {
        Set<String> shown = new HashSet<>();
        domain.sequences().sequences().forEach(bits -> shown.add(Arrays.toString(bits)));
        assertThat(shown).hasSize(16);
        assertThat(domain.sequences().sequences().get(4)).containsExactly(0, 1, 0, 0);
        assertThat(domain.sequences().steps()).isEqualTo(4);
        assertThat(domain.sequences().everyStep()).isFalse();
    }

    @Test
    void fitnessIsTheMeanLogarithm() {
        Trial trial = domain.evaluate(answering(0.75, 0.25), 1);
        assertThat(trial.fitness()).isCloseTo(Math.log(0.75), within(1e-14));
        assertThat(trial.solved()).isTrue();
        assertThat(trial.behavior()).containsExactly(16);
        Trial halfWrong = domain.evaluate(answering(0.75, 0.6), 1);
        assertThat(halfWrong.fitness()).isCloseTo((Math.log(0.75) + Math.log(0.4)) / 2, within(1e-14));
        assertThat(halfWrong.solved()).isFalse();
        assertThat(RecurrentParity.right(answering(0.75, 0.6).answer(domain.sequences())))
                .isEqualTo(8);
    }

    @Test
    void fifteenOfSixteenIsNoSolution() {
        Scripted nearly = new Scripted(1, 2, true, bits -> {
            double ones = Arrays.stream(bits).sum();
            return ones % 2 == 1 || ones == 4 ? new double[] {0.1, 0.9} : new double[] {0.9, 0.1};
        });
        Trial trial = domain.evaluate(nearly, 1);
        assertThat(trial.behavior()).containsExactly(15);
        assertThat(trial.solved()).isFalse();
    }

    @Test
    void impossibleAnswersCostMuchAndNotInfinitelyMuch() {
        Trial trial = domain.evaluate(answering(0, 0), 1);
        assertThat(trial.fitness()).isCloseTo(Math.log(Double.MIN_NORMAL) / 2, within(1e-9));
        assertThat(trial.cause()).isEmpty();
    }

    @Test
    void whatIsNoProbabilityFails() {
        for (double broken : new double[] {Double.NaN, 1.5, -0.5}) {
            Trial trial = domain.evaluate(answering(broken, 0), 1);
            assertThat(trial.fitness()).isEqualTo(Trial.FAILURE);
            assertThat(trial.cause())
                    .isEqualTo("the answer to sequence 1 is " + (1 - broken) + " and " + broken
                            + ", which are no probabilities");
        }
        assertThat(RecurrentParity.right(answering(Double.NaN, 0).answer(domain.sequences())))
                .isEqualTo(8);
    }
}
