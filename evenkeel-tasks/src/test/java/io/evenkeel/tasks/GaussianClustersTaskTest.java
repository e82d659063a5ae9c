package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaussianClustersTaskTest extends TaskContract {
    private static final int WIDTH = 20;

    @Override
    Task task() {
        return new GaussianClustersTask();
    }

    @Override
    int examples() {
        return 64;
    }

    @Override
    double tolerance() {
        return 1e-12;
    }

    @Override
    Tensor trivialAnswers(Batch batch) {
        return Tensor.zeros(Precision.SINGLE, 1, 64, 10);
    }

    private static double[] point(Batch batch, int example) {
        return IntStream.range(example * WIDTH, (example + 1) * WIDTH)
                .mapToDouble(batch.inputs()::get)
                .toArray();
    }

    /** Means of the classes of the training points, [class][dimension]. */
    private static double[][] means(Batch all) {
        double[][] means = new double[10][WIDTH];
        for (int e = 0; e < all.examples(); e++) {
            double[] x = point(all, e);
            for (int i = 0; i < WIDTH; i++) {
                means[(int) all.targets().get(e)][i] += x[i] / 200;
            }
        }
        return means;
    }

    /** Means are 200 numbers of variance 0.81, and those found err by 1/√200; noise is 40,000 numbers of variance 1. */
    @Test
    void theCloudsAreAsWideAsStated() {
        Batch all = task().batch(SEED, 0, 2000);
        double[][] means = means(all);
        double between = Arrays.stream(means)
                .flatMapToDouble(Arrays::stream)
                .map(m -> m * m / 200)
                .sum();
        assertThat(between).isCloseTo(0.81, within(5 * 0.081));
        double inside = 0;
        for (int e = 0; e < 2000; e++) {
            double[] x = point(all, e);
            for (int i = 0; i < WIDTH; i++) {
                double d = x[i] - means[(int) all.targets().get(e)][i];
                inside += d * d / (2000 * WIDTH);
            }
        }
        assertThat(inside).isCloseTo(1 - 1 / 200.0, within(5 * 0.00705));
    }

    @Test
    void anEpochShowsEveryPointOnceInAnOrderOfItsOwn() {
        Set<List<Double>> first = new HashSet<>();
        Set<List<Double>> second = new HashSet<>();
        for (int index = 0; index < 8; index++) {
            Batch batch = task().batch(SEED, index, 500);
            for (int e = 0; e < 500; e++) {
                (index < 4 ? first : second)
                        .add(Arrays.stream(point(batch, e)).boxed().toList());
            }
        }
        assertThat(first).hasSize(2000).isEqualTo(second);
        assertThat(point(task().batch(SEED, 0, 500), 0)).isNotEqualTo(point(task().batch(SEED, 4, 500), 0));
    }

    @Test
    void theNearestMeanSolvesTheTask() {
        for (long seed = 1; seed <= 6; seed++) {
            double[][] means = means(task().batch(seed, 0, 2000));
            Batch held = task().evaluation(seed, 1000).get(0);
            Tensor answers = Tensor.zeros(Precision.SINGLE, 1, 1000, 10);
            for (int e = 0; e < 1000; e++) {
                double[] x = point(held, e);
                for (int c = 0; c < 10; c++) {
                    double[] m = means[c];
                    answers.set(
                            e * 10 + c,
                            -IntStream.range(0, WIDTH)
                                    .mapToDouble(i -> (x[i] - m[i]) * (x[i] - m[i]))
                                    .sum());
                }
            }
            assertThat(task().figures(held, answers).get("accuracy"))
                    .as("seed " + seed)
                    .isBetween(0.9, 0.999);
        }
    }

    @Test
    void theLastBatchIsFilledUpWithWhatDoesNotCount() {
        List<Batch> all = task().evaluation(SEED, 64);
        assertThat(all).hasSize(16);
        Tensor weights = all.get(15).weights();
        assertThat(IntStream.range(0, 64).mapToDouble(weights::get).sum()).isEqualTo(1000 - 15 * 64);
        assertThat(weights.get(39)).isEqualTo(1);
    }

    @Test
    void anotherSeedGivesOtherMeans() {
        assertThat(means(task().batch(1, 0, 2000))[0]).isNotEqualTo(means(task().batch(2, 0, 2000))[0]);
    }
}
