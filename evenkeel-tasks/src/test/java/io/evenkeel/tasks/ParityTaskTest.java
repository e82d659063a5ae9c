package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParityTaskTest extends TaskContract {
    @Override
    Task task() {
        return new ParityTask(3);
    }

    @Override
    int examples() {
        return 8;
    }

    @Override
    double tolerance() {
        return 1e-7;
    }

    @Override
    boolean varies() {
        return false;
    }

    @Override
    Tensor trivialAnswers(Batch batch) {
        return Tensor.zeros(Precision.SINGLE, 1, 8, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void everyPatternOccursOnceWithItsParity(int bits) {
        int patterns = 1 << bits;
        Batch batch = new ParityTask(bits).batch(1, 4, patterns);
        Set<String> seen = new HashSet<>();
        for (int p = 0; p < patterns; p++) {
            StringBuilder signs = new StringBuilder();
            double product = -1;
            for (int i = 0; i < bits; i++) {
                double sign = batch.inputs().get(p * bits + i);
                assertThat(Math.abs(sign)).isEqualTo(1);
                signs.append(sign > 0 ? '+' : '-');
                product *= -sign;
            }
            seen.add(signs.toString());
            assertThat(batch.targets().get(p)).isEqualTo((float) (0.8 * product));
            assertThat(batch.weights().get(p)).isEqualTo(1);
        }
        assertThat(seen).hasSize(patterns);
    }

    @Test
    void rightSignsNearZeroAreNoSolution() {
        Task task = task();
        Batch batch = task.batch(0, 0, 8);
        Tensor answers = batch.targets().copy();
        for (int i = 0; i < 8; i++) {
            answers.set(i, answers.get(i) * 1e-6);
        }
        assertThat(task.figures(batch, answers)).containsEntry("accuracy", 1.0);
        assertThat(task.solved().holds(judge(b -> answers))).isFalse();
        Tensor oneWrong = batch.targets().copy();
        oneWrong.set(3, -0.01 * oneWrong.get(3));
        assertThat(task.solved().holds(judge(b -> oneWrong))).isFalse();
    }

    @Test
    void otherBatchesAndImpossibleSizesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task().batch(0, 0, 32))
                .withMessage("a batch of the task parity holds its 8 patterns, not 32; set the batch to 8");
        assertThatIllegalArgumentException().isThrownBy(() -> new ParityTask(1)).withMessageContaining("not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParityTask(11))
                .withMessageContaining("not 11");
    }
}
