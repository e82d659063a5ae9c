package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskWithCriterionTest extends TaskContract {
    @Override
    Task task() {
        return TaskWithCriterion.halfTheTrivialLoss(new AddingTask(20));
    }

    @Override
    int examples() {
        return 32;
    }

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

    /** The bounds of A. E. Orhan and X. Pitkow. */
    @ParameterizedTest
    @CsvSource({"copy, 0.02079", "adding, 0.08333"})
    void halfOfTheTrivialLossSolves(String name, double bound) {
        Task task = TaskWithCriterion.halfTheTrivialLoss(
                name.equals("copy") ? new CopyTask(500, 8, 10, CopyTask.Layout.TOTAL) : new AddingTask(750));
        assertThat(task.solved().bound()).isCloseTo(bound, within(5e-6));
        assertThat(task.solved().holds(Map.of("loss", bound - 1e-4))).isTrue();
        assertThat(task.solved().holds(Map.of("loss", bound + 1e-4))).isFalse();
    }

    @Test
    void theRestIsTheTasks() {
        Task own = new AddingTask(20);
        Task task = task();
        assertThat(task.name()).isEqualTo("adding");
        assertThat(task.trivialSolution()).isEqualTo(own.trivialSolution());
        assertThat(task.data()).isEqualTo(own.data());
        assertThat(task.batch(3, 1, 4).inputs().toDoubles())
                .isEqualTo(own.batch(3, 1, 4).inputs().toDoubles());
    }
}
