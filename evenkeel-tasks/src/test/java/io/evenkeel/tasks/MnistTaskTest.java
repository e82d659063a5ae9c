package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tasks.MnistTask.Presentation;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistTaskTest extends TaskContract {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Idx.digits(folder, "train", 35);
        Idx.digits(folder, "t10k", 20);
    }

    @Override
    Task task() {
        return new MnistTask(folder, Presentation.ROWS);
    }

    @Override
    int examples() {
        return 8;
    }

    @Override
    double tolerance() {
        return 1e-12;
    }

    @Override
    Tensor trivialAnswers(Batch batch) {
        return Tensor.zeros(Precision.SINGLE, 3, 8, 10);
    }

    @ParameterizedTest
    @CsvSource({"ROWS, 3, 2", "PIXELS, 6, 1", "FLAT, 1, 6"})
    void imagesAreShownAsDocumented(Presentation presentation, int steps, int width) {
        MnistTask task = new MnistTask(folder, presentation);
        Batch batch = task.evaluation(1, 4).get(2);
        assertThat(batch.inputs().shape()).containsExactly(steps, 4, width);
        for (int e = 0; e < 4; e++) {
            int image = 8 + e;
            for (int p = 0; p < 6; p++) {
                int row = (p / width) * 4 + e;
                assertThat(batch.inputs().get(row * width + p % width)).isEqualTo((float) ((7 * image + p) / 255.0));
            }
            for (int t = 0; t < steps; t++) {
                assertThat(batch.weights().get(t * 4 + e)).isEqualTo(t == steps - 1 ? 1 : 0);
            }
            assertThat(batch.targets().get((steps - 1) * 4 + e)).isEqualTo(image % 10);
        }
    }

    @Test
    void theLastBatchIsFilledUpWithWhatDoesNotCount() {
        List<Batch> all = task().evaluation(SEED, 8);
        assertThat(all).hasSize(3);
        Batch last = all.get(2);
        for (int e = 0; e < 8; e++) {
            assertThat(last.weights().get(2 * 8 + e)).isEqualTo(e < 4 ? 1 : 0);
        }
        Tensor answers = rightAnswers(last);
        for (int e = 4; e < 8; e++) {
            answers.set((2 * 8 + e) * 10 + 9, 1000);
        }
        assertThat(task().figures(last, answers)).containsEntry("accuracy", 1.0);
    }

    /** The first pixel tells the image: 7 i mod 256 differs for all 35. */
    @Test
    void anEpochShowsEveryImageOnceInAnOrderOfItsOwn() {
        MnistTask task = new MnistTask(folder, Presentation.FLAT);
        int[][] counts = new int[2][256];
        StringBuilder[] orders = {new StringBuilder(), new StringBuilder()};
        for (int index = 0; index < 14; index++) {
            Batch batch = task.batch(SEED, index, 5);
            for (int e = 0; e < 5; e++) {
                int pixel = (int) Math.round(batch.inputs().get(e * 6) * 255);
                counts[index / 7][pixel]++;
                orders[index / 7].append(pixel).append(' ');
            }
        }
        for (int[] epoch : counts) {
            for (int i = 0; i < 35; i++) {
                assertThat(epoch[7 * i % 256]).isEqualTo(1);
            }
        }
        assertThat(orders[0].toString()).isNotEqualTo(orders[1].toString());
        Batch other = task.batch(SEED + 1, 0, 5);
        assertThat(other.inputs().toDoubles())
                .isNotEqualTo(task.batch(SEED, 0, 5).inputs().toDoubles());
    }

    @Test
    void aBatchMayReachIntoTheNextEpoch() {
        MnistTask task = new MnistTask(folder, Presentation.FLAT);
        Batch large = task.batch(SEED, 1, 30);
        Batch small = task.batch(SEED, 7, 5);
        for (int i = 0; i < 5 * 6; i++) {
            assertThat(large.inputs().get(5 * 6 + i)).isEqualTo(small.inputs().get(i));
        }
    }

    @Test
    void fewerImagesAreSpreadOverTheFile() {
        MnistTask task = new MnistTask(folder, Presentation.FLAT, 7, 5);
        assertThat(task.trainingExamples()).isEqualTo(7);
        Batch batch = task.evaluation(SEED, 5).get(0);
        for (int e = 0; e < 5; e++) {
            assertThat(batch.targets().get(e)).isEqualTo(4 * e % 10);
        }
        assertThat(task.evaluation(SEED, 5)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MnistTask(folder, Presentation.FLAT, 0, 5))
                .withMessage("training must be at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MnistTask(folder, Presentation.FLAT, 5, 0))
                .withMessage("evaluated must be at least 1, not 0");
    }

    private void refused(String problem) {
        assertThatThrownBy(this::task).isInstanceOf(FormatException.class).hasMessageContaining(problem);
    }

    @Test
    void filesThatDoNotFitAreRefused() throws IOException {
        Path labels = folder.resolve("train-labels-idx1-ubyte");
        byte[] good = Files.readAllBytes(labels);
        Files.write(labels, Idx.bytes(new byte[34], 34));
        refused("holds 34 labels for the 35 images");
        byte[] wrong = new byte[35];
        wrong[3] = 10;
        Files.write(labels, Idx.bytes(wrong, 35));
        refused("label 3 is 10; labels are digits");
        Files.write(labels, Idx.bytes(new byte[35], 5, 7));
        refused("has 2 dimensions, and 1 are needed");
        Files.write(labels, good);
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), Idx.bytes(new byte[80], 20, 2, 2));
        refused("training images of 3 × 2 pixels do not fit test images of 2 × 2");
        Files.delete(labels);
        refused("train-labels-idx1-ubyte: no such file");
    }
}
