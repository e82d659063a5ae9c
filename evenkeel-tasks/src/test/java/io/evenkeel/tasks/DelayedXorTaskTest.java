package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import org.junit.jupiter.api.Test;

class DelayedXorTaskTest extends TaskContract {
    @Override
    Task task() {
        return new DelayedXorTask(7);
    }

    @Override
    int examples() {
        return 4;
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
        return Tensor.zeros(Precision.SINGLE, 8, 4, 1);
    }

    @Test
    void signsAreShownOnTheirOwnLinesAndAskedForAtTheEnd() {
        Batch batch = new DelayedXorTask(7).batch(0, 0, 4);
        for (int t = 0; t < 8; t++) {
            for (int p = 0; p < 4; p++) {
                int row = t * 4 + p;
                assertThat(Math.abs(batch.inputs().get(2 * row))).isEqualTo(t == 0 ? 1 : 0);
                assertThat(Math.abs(batch.inputs().get(2 * row + 1))).isEqualTo(t == 3 ? 1 : 0);
                assertThat(batch.weights().get(row)).isEqualTo(t == 7 ? 1 : 0);
                if (t == 7) {
                    double a = batch.inputs().get(2 * p);
                    double b = batch.inputs().get(2 * (3 * 4 + p) + 1);
                    assertThat(batch.targets().get(row)).isEqualTo((float) (a != b ? 0.8 : -0.8));
                } else {
                    assertThat(batch.targets().get(row)).isZero();
                }
            }
        }
    }

    @Test
    void otherBatchesAndImpossibleLagsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task().batch(0, 0, 16))
                .withMessage("a batch of the task delayed-xor holds its 4 patterns, not 16; set the batch to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DelayedXorTask(1))
                .withMessageContaining("not 1");
    }
}
