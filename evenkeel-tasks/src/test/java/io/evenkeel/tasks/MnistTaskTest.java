package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tasks.MnistTask.Presentation;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

    private MnistTask some(int training, int heldOut, int evaluated) {
        return new MnistTask(folder, ImageSequence.of(Presentation.FLAT), training, heldOut, evaluated);
    }

    private MnistTask shown(ImageSequence sequence) {
        return new MnistTask(folder, sequence, 35, 0, 20);
    }

    /** The first pixel tells the image: 7 i mod 256 differs for all 35. */
    private static Set<Integer> images(Iterable<Batch> batches) {
        Set<Integer> images = new TreeSet<>();
        for (Batch batch : batches) {
            for (int e = 0; e < batch.examples(); e++) {
                if (batch.weights().get(e) > 0) {
                    images.add((int) Math.round(batch.inputs().get(e * 6) * 255));
                }
            }
        }
        return images;
    }

    @Test
    void imagesHeldOutAreJudgedAndNotLearned() {
        MnistTask task = some(99, 5, 99);
        assertThat(task.trainingExamples()).isEqualTo(30);
        Set<Integer> judged = images(task.evaluation(SEED, 5));
        assertThat(judged).containsExactly(0, 7 * 7, 14 * 7, 21 * 7, 28 * 7);
        Set<Integer> learned = images(List.of(task.batch(SEED, 0, 30)));
        assertThat(learned).hasSize(30).doesNotContainAnyElementsOf(judged);
        assertThat(some(12, 5, 3).trainingExamples()).isEqualTo(12);
        assertThat(some(12, 5, 3).evaluation(SEED, 3)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> some(99, 35, 99))
                .withMessage(
                        "heldOut must be less than the 35 training images, so that some are left to learn from, not 35");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> some(99, -1, 99))
                .withMessage("heldOut must be at least 0, not -1");
    }

    @Test
    void pixelsMayBeStandardized() {
        Batch batch = shown(ImageSequence.of(Presentation.PIXELS).scaled(ImageSequence.Scale.STANDARDIZED))
                .evaluation(1, 20)
                .get(0);
        for (int p = 0; p < 6; p++) {
            assertThat(batch.inputs().get(p * 20 + 9)).isEqualTo((float) (((63 + p) / 255.0 - 0.1307) / 0.3081));
        }
    }

    @ParameterizedTest
    @EnumSource(Presentation.class)
    void pixelsMayComeInAnotherOrder(Presentation presentation) {
        int[] order = {3, 0, 5, 1, 4, 2};
        MnistTask task = shown(ImageSequence.of(presentation).permuted(PixelOrder.of(order)));
        Batch batch = task.evaluation(1, 20).get(0);
        for (int place = 0; place < 6; place++) {
            int row = place / task.inputs() * 20 + 9;
            double value = batch.inputs().get(row * task.inputs() + place % task.inputs());
            assertThat(value).isEqualTo((float) ((63 + order[place]) / 255.0));
        }
        assertThat(task.data()).isNotEqualTo(task().data()).startsWith(task().data());
    }

    @Test
    void anOrderOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shown(ImageSequence.of(Presentation.PIXELS).permuted(PixelOrder.of(1, 0, 2))))
                .withMessage("the order: 3 entries are no order of the 6 pixels of an image");
    }

    /** 20 images with 197 steps of noise of width 2: the mean has standard error 0.011, the mean square 0.016. */
    @Test
    void noiseFollowsTheImage() {
        MnistTask task = shown(ImageSequence.of(Presentation.ROWS).padded(200));
        assertThat(task.steps()).isEqualTo(200);
        Batch batch = task.evaluation(1, 20).get(0);
        Batch image = task().evaluation(1, 20).get(0);
        double[] all = batch.inputs().toDoubles();
        assertThat(Arrays.copyOf(all, 3 * 20 * 2)).isEqualTo(image.inputs().toDoubles());
        double[] noise = Arrays.copyOfRange(all, 3 * 20 * 2, all.length);
        assertThat(Arrays.stream(noise).average().orElseThrow()).isCloseTo(0, within(0.05));
        assertThat(Arrays.stream(noise).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(0.08));
        assertThat(Arrays.stream(noise).distinct().count()).isGreaterThan(7_800);
        assertThat(batch.weights().get(199 * 20)).isEqualTo(1);
        assertThat(Arrays.stream(batch.weights().toDoubles()).sum()).isEqualTo(20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shown(ImageSequence.of(Presentation.ROWS).padded(2)))
                .withMessage("steps must be at least 3, those of an image before the noise, not 2");
    }

    @Test
    void noiseDiffersFromEpochToEpochAndNotWithTheSizeOfTheBatch() {
        MnistTask task =
                new MnistTask(folder, ImageSequence.of(Presentation.FLAT).padded(2), 1, 0, 1);
        double first = task.batch(SEED, 0, 1).inputs().get(6);
        double second = task.batch(SEED, 1, 1).inputs().get(6);
        assertThat(first).isNotEqualTo(second);
        assertThat(task.batch(SEED, 0, 2).inputs().get(3 * 6)).isEqualTo(second);
    }

    @Test
    void fewerImagesAreSpreadOverTheFile() {
        MnistTask task = some(7, 0, 5);
        assertThat(task.trainingExamples()).isEqualTo(7);
        Batch batch = task.evaluation(SEED, 5).get(0);
        for (int e = 0; e < 5; e++) {
            assertThat(batch.targets().get(e)).isEqualTo(4 * e % 10);
        }
        assertThat(task.evaluation(SEED, 5)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> some(0, 0, 5))
                .withMessage("training must be at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> some(5, 0, 0))
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
