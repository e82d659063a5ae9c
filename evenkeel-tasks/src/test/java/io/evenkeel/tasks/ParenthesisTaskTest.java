package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tasks.ParenthesisTask.ErrorMeasure;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParenthesisTaskTest {
    /** The same row in every step: a number for each count, of each kind. */
    private static Tensor constant(Task task, int examples, DoubleUnaryOperator output) {
        double[] mean = new OpenCountChances(task.steps(), 5, 1 / 7.0).mean();
        Tensor answers = Tensor.zeros(Precision.DOUBLE, task.steps(), examples, 18);
        for (int i = 0; i < answers.size(); i++) {
            answers.set(i, output.applyAsDouble(mean[i % 6]));
        }
        return answers;
    }

    @Nested
    class WithSquaredErrors extends TaskContract {
        @Override
        Task task() {
            return new ParenthesisTask(50);
        }

        @Override
        int examples() {
            return 32;
        }

        /** The error of one count has standard deviation 0.03, and 768 counters are independent. */
        @Override
        double tolerance() {
            return 0.005;
        }

        @Override
        Tensor trivialAnswers(Batch batch) {
            return constant(task(), 32, p -> p);
        }
    }

    @Nested
    class WithCrossEntropy extends TaskContract {
        @Override
        Task task() {
            return new ParenthesisTask(50, 5, ErrorMeasure.CROSS_ENTROPY);
        }

        @Override
        int examples() {
            return 32;
        }

        /** The logarithm of a count's chance has standard deviation 0.6, and 768 counters are independent. */
        @Override
        double tolerance() {
            return 0.1;
        }

        @Override
        Tensor trivialAnswers(Batch batch) {
            return constant(task(), 32, Math::log);
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 0.12858, 0.12334", "100, 0.13558, 0.13099", "200, 0.13803, 0.13494"})
    void squaredErrorsWithoutMemoryAreThoseOfTheSpecification(int steps, double always, double byStep) {
        ParenthesisTask task = new ParenthesisTask(steps);
        assertThat(task.trivialLoss()).isCloseTo(always, within(5e-6));
        assertThat(task.lossKnowingTheStep()).isCloseTo(byStep, within(5e-6));
    }

    @Test
    void crossEntropiesWithoutMemoryAreThoseOfTheSpecification() {
        ParenthesisTask task = new ParenthesisTask(200, 5, ErrorMeasure.CROSS_ENTROPY);
        assertThat(task.trivialLoss()).isCloseTo(1.7766, within(5e-5));
        assertThat(task.lossKnowingTheStep()).isCloseTo(1.7216, within(5e-5));
    }

    /** 6,000 sequences with three counters: the chances of a step are found within 0.004 (standard error). */
    @Test
    void countsAreAsFrequentAsTheRandomWalkSays() {
        int examples = 6000;
        Batch batch = new ParenthesisTask(12, 2, ErrorMeasure.CROSS_ENTROPY).batch(4, 0, examples);
        for (int t : new int[] {0, 1, 11}) {
            double[] shares = new double[3];
            for (int i = 0; i < 3 * examples; i++) {
                shares[(int) batch.targets().get(t * 3 * examples + i)] += 1.0 / (3 * examples);
            }
            double[] upTo = new OpenCountChances(t + 1, 2, 1 / 7.0).mean();
            double[] before = t == 0 ? new double[3] : new OpenCountChances(t, 2, 1 / 7.0).mean();
            for (int count = 0; count < 3; count++) {
                assertThat(shares[count]).isCloseTo((t + 1) * upTo[count] - t * before[count], within(0.015));
            }
        }
    }

    @Test
    void targetsCountWhatIsOpenAfterEachToken() {
        int examples = 20;
        Batch counts = new ParenthesisTask(60, 2, ErrorMeasure.CROSS_ENTROPY).batch(SEED, 0, examples);
        Batch rows = new ParenthesisTask(60, 2, ErrorMeasure.SQUARED_ERROR).batch(SEED, 0, examples);
        assertThat(rows.inputs().toDoubles()).isEqualTo(counts.inputs().toDoubles());
        for (int e = 0; e < examples; e++) {
            int[] open = new int[3];
            for (int t = 0; t < 60; t++) {
                int row = t * examples + e;
                int token = "()[]{}a".charAt(Answers.largest(counts.inputs(), row));
                int kind = "([{".indexOf(token);
                if (kind >= 0) {
                    open[kind] = Math.min(2, open[kind] + 1);
                }
                int closed = ")]}".indexOf(token);
                if (closed >= 0) {
                    open[closed] = Math.max(0, open[closed] - 1);
                }
                for (int k = 0; k < 3; k++) {
                    assertThat(counts.targets().get(row * 3 + k)).isEqualTo(open[k]);
                    for (int c = 0; c < 3; c++) {
                        assertThat(rows.targets().get(row * 9 + k * 3 + c)).isEqualTo(c == open[k] ? 1 : 0);
                    }
                }
            }
        }
    }

    private static final long SEED = 8;

    @Test
    void accuracyIsTheShareOfRightCounts() {
        for (ErrorMeasure measure : ErrorMeasure.values()) {
            ParenthesisTask task = new ParenthesisTask(10, 5, measure);
            Batch batch = task.batch(SEED, 0, 2);
            Batch rows = new ParenthesisTask(10).batch(SEED, 0, 2);
            Tensor answers = rows.targets().copy();
            int wrong = answers.get(6) == 1 ? 7 : 6;
            answers.set(wrong, 2);
            assertThat(task.figures(batch, answers)).containsEntry("accuracy", 59 / 60.0);
        }
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParenthesisTask(0))
                .withMessage("steps must lie between 1 and 1000000, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParenthesisTask(5, 0, ErrorMeasure.SQUARED_ERROR))
                .withMessage("most must lie between 1 and 100, not 0");
    }
}
