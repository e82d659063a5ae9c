package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddingTaskTest extends TaskContract {
    @Override
    Task task() {
        return new AddingTask(20);
    }

    @Override
    int examples() {
        return 32;
    }

    /** Four standard errors of 1,024 squares of variance 1/15 − 1/36. */
    @Override
    double tolerance() {
        return 4 * Math.sqrt((1 / 15.0 - 1 / 36.0) / 1024);
    }

    @Override
    Tensor trivialAnswers(Batch batch) {
        Tensor answers = Tensor.zeros(Precision.SINGLE, 20, 32, 1);
        IntStream.range(0, answers.size()).forEach(i -> answers.set(i, 1));
        return answers;
    }

    @Test
    void theTargetIsTheSumOfTheTwoMarkedValues() {
        int examples = 200;
        int[] marks = new int[9];
        Batch batch = new AddingTask(9).batch(5, 2, examples);
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            int first = 0;
            int second = 0;
            for (int t = 0; t < 9; t++) {
                double value = batch.inputs().get((t * examples + e) * 2);
                double marker = batch.inputs().get((t * examples + e) * 2 + 1);
                assertThat(value).isBetween(0.0, 1.0);
                assertThat(marker).isIn(0.0, 1.0);
                sum += marker * value;
                marks[t] += (int) marker;
                first += t < 4 ? (int) marker : 0;
                second += t < 4 ? 0 : (int) marker;
                assertThat(batch.weights().get(t * examples + e)).isEqualTo(t == 8 ? 1 : 0);
            }
            assertThat(first).isEqualTo(1);
            assertThat(second).isEqualTo(1);
            assertThat(batch.targets().get(8 * examples + e)).isCloseTo(sum, within(1e-6));
        }
        assertThat(marks).doesNotContain(0);
    }

    /** 20,000 values: the mean's standard error is 0.002, the mean square's 0.0021. */
    @Test
    void valuesAreUniform() {
        Batch batch = new AddingTask(10).batch(11, 0, 2000);
        double[] values = IntStream.range(0, 20_000)
                .mapToDouble(i -> batch.inputs().get(2 * i))
                .toArray();
        assertThat(IntStream.range(0, 20_000)
                        .mapToDouble(i -> values[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(0.5, within(0.01));
        assertThat(IntStream.range(0, 20_000)
                        .mapToDouble(i -> values[i] * values[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void aSumIsRightWithinFourHundredths() {
        Task task = task();
        Batch batch = task.evaluation(SEED, 32).get(0);
        Tensor answers = batch.targets().copy();
        answers.set(19 * 32, answers.get(19 * 32) + 0.041);
        answers.set(19 * 32 + 1, answers.get(19 * 32 + 1) - 0.039);
        assertThat(task.figures(batch, answers)).isEqualTo(Map.of("accuracy", 31 / 32.0));
    }

    @Test
    void theMarkerMayComeFirst() {
        Batch value = new AddingTask(9, 4).batch(SEED, 0, 7);
        Batch marker = new AddingTask(9, 4, AddingTask.Channels.MARKER_FIRST).batch(SEED, 0, 7);
        for (int row = 0; row < 9 * 7; row++) {
            assertThat(marker.inputs().get(2 * row)).isEqualTo(value.inputs().get(2 * row + 1));
            assertThat(marker.inputs().get(2 * row + 1))
                    .isEqualTo(value.inputs().get(2 * row));
        }
        assertThat(marker.targets().toDoubles()).isEqualTo(value.targets().toDoubles());
    }

    /** H = ⌊T/2⌋, or ⌊(T − 1)/2⌋ as K. Helfrich and others: of 10 steps the first marker stands among 5, or among 4. */
    @ParameterizedTest
    @ValueSource(ints = {5, 4})
    void theFirstMarkerStandsInTheFirstPart(int firstPart) {
        Batch batch = (firstPart == 5 ? new AddingTask(10) : new AddingTask(10, (10 - 1) / 2)).batch(2, 0, 400);
        int[] marks = new int[10];
        for (int e = 0; e < 400; e++) {
            int first = 0;
            for (int t = 0; t < 10; t++) {
                int marker = (int) batch.inputs().get((t * 400 + e) * 2 + 1);
                marks[t] += marker;
                first += t < firstPart ? marker : 0;
            }
            assertThat(first).isEqualTo(1);
        }
        // 400 marks on H places: a count has standard deviation 9 or less.
        for (int t = 0; t < 10; t++) {
            double expected = 400.0 / (t < firstPart ? firstPart : 10 - firstPart);
            assertThat((double) marks[t]).isCloseTo(expected, within(45.0));
        }
    }

    @Test
    void theFirstPartCanBeChosen() {
        Batch batch = new AddingTask(6, 1).batch(1, 0, 10);
        for (int e = 0; e < 10; e++) {
            assertThat(batch.inputs().get(e * 2 + 1)).isEqualTo(1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddingTask(6, 6))
                .withMessage("first part must lie between 1 and 5, not 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddingTask(6, 0))
                .withMessageContaining("not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new AddingTask(1)).withMessageContaining("not 1");
    }
}
