package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyTaskTest extends TaskContract {
    @Override
    Task task() {
        return new CopyTask(30);
    }

    @Override
    int examples() {
        return 16;
    }

    @Override
    double tolerance() {
        return 1e-9;
    }

    /** A certain blank, then every symbol equally likely: the loss is the stated one whatever the symbols. */
    @Override
    Tensor trivialAnswers(Batch batch) {
        Tensor answers = Tensor.zeros(Precision.DOUBLE, 50, 16, 9);
        for (int row = 0; row < 50 * 16; row++) {
            boolean recall = row >= 40 * 16;
            for (int i = 0; i < 9; i++) {
                answers.set(row * 9 + i, (i == 0) == recall ? -1000 : 0);
            }
        }
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"100, 0.17329", "200, 0.09452", "480, 0.04159", "1000, 0.020387", "2000, 0.010294"})
    void trivialLossesAreThoseOfTheLiterature(int delay, double loss) {
        assertThat(new CopyTask(delay).trivialLoss()).isCloseTo(loss, within(5e-6));
    }

    /** A. E. Orhan and X. Pitkow's 500 steps. */
    @Test
    void theTotalLengthMayBeGiven() {
        CopyTask task = new CopyTask(500, 8, 10, CopyTask.Layout.TOTAL);
        assertThat(task.steps()).isEqualTo(500);
        assertThat(task.trivialLoss()).isCloseTo(0.04159, within(5e-6));
        Batch batch = task.batch(SEED, 0, 2);
        Batch same = new CopyTask(480).batch(SEED, 0, 2);
        assertThat(batch.inputs().toDoubles()).isEqualTo(same.inputs().toDoubles());
        assertThat(batch.targets().toDoubles()).isEqualTo(same.targets().toDoubles());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CopyTask(20, 8, 10, CopyTask.Layout.TOTAL))
                .withMessage("delay with layout total must lie between 21 and 1000000, not 20");
    }

    @ParameterizedTest
    @CsvSource({"BEFORE, 4, 5", "AT, 4, 6", "TOTAL, 8, 5"})
    void sequencesAreLaidOutAsDocumented(CopyTask.Layout layout, int delay, int marker) {
        CopyTask task = new CopyTask(delay, 3, 2, layout);
        int examples = 5;
        Batch batch = task.batch(1, 0, examples);
        for (int e = 0; e < examples; e++) {
            int[] shown = new int[8];
            int[] wanted = new int[8];
            for (int t = 0; t < 8; t++) {
                Tensor row = Tensor.of(new double[5], 1, 1, 5);
                double sum = 0;
                for (int i = 0; i < 5; i++) {
                    row.set(i, batch.inputs().get((t * examples + e) * 5 + i));
                    sum += row.get(i);
                }
                assertThat(sum).isEqualTo(1);
                shown[t] = Answers.largest(row, 0);
                wanted[t] = (int) batch.targets().get(t * examples + e);
            }
            assertThat(shown[0]).isBetween(1, 3);
            assertThat(shown[1]).isBetween(1, 3);
            int[] expected = {shown[0], shown[1], 0, 0, 0, 0, 0, 0};
            expected[marker] = 4;
            assertThat(shown).containsExactly(expected);
            assertThat(wanted).containsExactly(0, 0, 0, 0, 0, 0, shown[0], shown[1]);
        }
        assertThat(batch.weights()).isNull();
    }

    /** 20,000 symbols of 8: a count has standard deviation 47. */
    @Test
    void symbolsAreUniform() {
        Batch batch = new CopyTask(1).batch(3, 0, 2000);
        int[] counts = new int[9];
        for (int row = 11 * 2000; row < 21 * 2000; row++) {
            counts[(int) batch.targets().get(row)]++;
        }
        assertThat(counts[0]).isZero();
        for (int symbol = 1; symbol <= 8; symbol++) {
            assertThat(counts[symbol]).as("symbol " + symbol).isBetween(2500 - 240, 2500 + 240);
        }
    }

    @Test
    void sequencesDoNotDependOnTheSizeOfTheBatch() {
        Batch large = new CopyTask(2, 4, 3).batch(SEED, 1, 6);
        Batch small = new CopyTask(2, 4, 3).batch(SEED, 3, 2);
        for (int t = 0; t < 8; t++) {
            assertThat(large.targets().get(t * 6)).isEqualTo(small.targets().get(t * 2));
            assertThat(large.targets().get(t * 6 + 1)).isEqualTo(small.targets().get(t * 2 + 1));
        }
    }

    @Test
    void accuracyCountsSymbolsOnly() {
        Batch batch = task().evaluation(SEED, 16).get(0);
        Tensor answers = rightAnswers(batch);
        for (int row = 0; row < 40 * 16; row++) {
            answers.set(row * 9 + 8, 1000);
        }
        assertThat(task().figures(batch, answers)).containsEntry("accuracy", 1.0);
        answers.set(45 * 16 * 9, 1000);
        assertThat(task().figures(batch, answers)).containsEntry("accuracy", 159.0 / 160);
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CopyTask(0))
                .withMessage("delay must lie between 1 and 1000000, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CopyTask(3, 1, 1))
                .withMessage("symbols must lie between 2 and 1000000, not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CopyTask(3, 2, 0))
                .withMessage("length must lie between 1 and 1000000, not 0");
    }
}
