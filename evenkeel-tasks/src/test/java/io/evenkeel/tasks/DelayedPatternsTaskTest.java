package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelayedPatternsTaskTest extends TaskContract {
    private static final int STEPS = DelayedPatternsTask.STEPS;
    private static final int WIDTH = 8;

    @Override
    Task task() {
        return new DelayedPatternsTask(STEPS);
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
        return Tensor.zeros(Precision.SINGLE, STEPS, 64, 4);
    }

    private static int label(Batch batch, int example) {
        return (int) batch.targets().get((STEPS - 1) * batch.examples() + example);
    }

    /** Means of the classes of all training sequences, [class][step · width]. */
    private static double[][] means(Batch all) {
        double[][] means = new double[4][STEPS * WIDTH];
        for (int e = 0; e < 2000; e++) {
            for (int t = 0; t < STEPS; t++) {
                for (int i = 0; i < WIDTH; i++) {
                    means[label(all, e)][t * WIDTH + i] += all.inputs().get((t * 2000 + e) * WIDTH + i) / 500;
                }
            }
        }
        return means;
    }

    @Test
    void patternsStandInTheFirstThreeStepsAndNoiseEverywhere() {
        Batch all = task().batch(SEED, 0, 2000);
        double[][] means = means(all);
        double patterns = 0;
        double rest = 0;
        for (double[] mean : means) {
            for (int i = 0; i < mean.length; i++) {
                if (i < 3 * WIDTH) {
                    patterns += mean[i] * mean[i] / (4 * 3 * WIDTH);
                } else {
                    rest = Math.max(rest, Math.abs(mean[i]));
                }
            }
        }
        // 96 numbers of variance 1, and 352 means of deviation 0.3 / √500.
        assertThat(patterns).isCloseTo(1, within(4 * Math.sqrt(2.0 / 96)));
        assertThat(rest).isLessThan(4.5 * 0.3 / Math.sqrt(500));
        double noise = 0;
        for (int t = 0; t < STEPS; t++) {
            for (int e = 0; e < 2000; e++) {
                for (int i = 0; i < WIDTH; i++) {
                    double d = all.inputs().get((t * 2000 + e) * WIDTH + i) - means[label(all, e)][t * WIDTH + i];
                    noise += d * d / (STEPS * 2000 * WIDTH);
                }
            }
        }
        assertThat(noise).isCloseTo(0.09 * (1 - 1 / 500.0), within(0.09 * 5 * Math.sqrt(2.0 / (STEPS * 2000 * WIDTH))));
    }

    @Test
    void onlyTheLastStepCounts() {
        Batch batch = task().batch(SEED, 0, 64);
        assertThat(IntStream.range(0, STEPS * 64)
                        .filter(i -> batch.weights().get(i) != 0)
                        .boxed())
                .containsExactlyElementsOf(
                        IntStream.range((STEPS - 1) * 64, STEPS * 64).boxed().toList());
    }

    @Test
    void anEpochShowsEverySequenceOnce() {
        Set<Double> first = new HashSet<>();
        Set<Double> second = new HashSet<>();
        for (int index = 0; index < 8; index++) {
            Batch batch = task().batch(SEED, index, 500);
            for (int e = 0; e < 500; e++) {
                (index < 4 ? first : second).add(batch.inputs().get(((STEPS - 1) * 500 + e) * WIDTH));
            }
        }
        assertThat(first).hasSizeGreaterThan(1990).isEqualTo(second);
    }

    @Test
    void theNearestPatternSolvesTheTask() {
        for (long seed = 1; seed <= 4; seed++) {
            double[][] means = means(task().batch(seed, 0, 2000));
            Batch held = task().evaluation(seed, 1000).get(0);
            Tensor answers = Tensor.zeros(Precision.SINGLE, STEPS, 1000, 4);
            for (int e = 0; e < 1000; e++) {
                for (int c = 0; c < 4; c++) {
                    double distance = 0;
                    for (int i = 0; i < 3 * WIDTH; i++) {
                        double d = held.inputs().get((i / WIDTH * 1000 + e) * WIDTH + i % WIDTH) - means[c][i];
                        distance += d * d;
                    }
                    answers.set(((STEPS - 1) * 1000 + e) * 4 + c, -distance);
                }
            }
            assertThat(task().figures(held, answers).get("accuracy"))
                    .as("seed " + seed)
                    .isGreaterThan(0.99);
        }
    }

    @Test
    void theLastBatchIsFilledUpWithWhatDoesNotCount() {
        List<Batch> all = task().evaluation(SEED, 64);
        assertThat(all).hasSize(16);
        double counted = IntStream.range(0, STEPS * 64)
                .mapToDouble(all.get(15).weights()::get)
                .sum();
        assertThat(counted).isEqualTo(1000 - 15 * 64);
    }

    @Test
    void tooShortSequencesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DelayedPatternsTask(2))
                .withMessage("steps must be at least 3, not 2");
    }
}
