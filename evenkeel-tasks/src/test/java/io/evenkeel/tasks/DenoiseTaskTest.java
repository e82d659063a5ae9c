package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tasks.DenoiseTask.Generator;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenoiseTaskTest extends TaskContract {
    @Override
    Task task() {
        return new DenoiseTask(30);
    }

    @Override
    int examples() {
        return 16;
    }

    @Override
    double tolerance() {
        return 1e-9;
    }

    /** A certain 0, then every symbol equally likely: the loss is the stated one whatever the symbols. */
    @Override
    Tensor trivialAnswers(Batch batch) {
        Tensor answers = Tensor.zeros(Precision.DOUBLE, 50, 16, 10);
        for (int row = 0; row < 50 * 16; row++) {
            boolean recall = row >= 40 * 16;
            for (int i = 0; i < 10; i++) {
                answers.set(row * 10 + i, (i == 0) == recall ? -1000 : 0);
            }
        }
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"200, 0.09987", "400, 0.05231"})
    void trivialLossesAreThoseOfTheLiterature(int delay, double loss) {
        assertThat(new DenoiseTask(delay).trivialLoss()).isCloseTo(loss, within(5e-6));
        assertThat(new DenoiseTask(30, 9, 5, Generator.DISTINCT).trivialLoss()).isCloseTo(0.2747, within(5e-5));
    }

    /** What is shown in each step: a class, or −1 for a row of zeros. */
    private static int[] shown(Batch batch, int example) {
        int width = batch.inputs().extent(2);
        int[] shown = new int[batch.steps()];
        Arrays.fill(shown, -1);
        for (int t = 0; t < shown.length; t++) {
            for (int i = 0; i < width; i++) {
                double value = batch.inputs().get((t * batch.examples() + example) * width + i);
                assertThat(value).isIn(0.0, 1.0);
                if (value == 1) {
                    assertThat(shown[t]).isEqualTo(-1);
                    shown[t] = i;
                }
            }
        }
        return shown;
    }

    private static int[] wanted(Batch batch, int example) {
        int[] wanted = new int[batch.steps()];
        Arrays.setAll(wanted, t -> (int) batch.targets().get(t * batch.examples() + example));
        return wanted;
    }

    @Test
    void symbolsStandInOrderBeforeTheMarker() {
        DenoiseTask task = new DenoiseTask(8, 9, 4, Generator.DISTINCT);
        assertThat(task.inputs()).isEqualTo(11);
        assertThat(task.outputs()).isEqualTo(10);
        assertThat(task.steps()).isEqualTo(16);
        Batch batch = task.batch(1, 0, 300);
        int[] places = new int[11];
        for (int e = 0; e < 300; e++) {
            int[] shown = shown(batch, e);
            int[] wanted = wanted(batch, e);
            int[] symbols = Arrays.copyOfRange(wanted, 12, 16);
            assertThat(Arrays.stream(symbols)).allMatch(symbol -> symbol >= 1 && symbol <= 9);
            assertThat(Arrays.copyOf(wanted, 12)).containsOnly(0);
            assertThat(Arrays.stream(shown)
                            .limit(11)
                            .filter(symbol -> symbol != 0)
                            .toArray())
                    .containsExactly(symbols);
            assertThat(shown[11]).isEqualTo(10);
            assertThat(Arrays.copyOfRange(shown, 12, 16)).containsOnly(0);
            for (int t = 0; t < 11; t++) {
                places[t] += shown[t] == 0 ? 0 : 1;
            }
        }
        // Each place is taken with chance 4/11: 109 of 300 times, standard deviation 8.3.
        assertThat(Arrays.stream(places)).allMatch(count -> Math.abs(count - 300 * 4 / 11.0) < 42);
    }

    @Test
    void allPlacesMayBeNeeded() {
        Batch batch = new DenoiseTask(1, 9, 5, Generator.DISTINCT).batch(3, 0, 4);
        for (int e = 0; e < 4; e++) {
            assertThat(Arrays.copyOf(shown(batch, e), 5)).isEqualTo(Arrays.copyOfRange(wanted(batch, e), 6, 11));
        }
    }

    @Test
    void theReleasedProgramHidesSymbolsAndShowsNoMarker() {
        DenoiseTask task = new DenoiseTask(8, 9, 4, Generator.RELEASED);
        assertThat(task.inputs()).isEqualTo(10);
        Batch batch = task.batch(1, 0, 300);
        int hidden = 0;
        for (int e = 0; e < 300; e++) {
            int[] shown = shown(batch, e);
            int[] symbols = Arrays.copyOfRange(wanted(batch, e), 12, 16);
            int[] seen =
                    Arrays.stream(shown).limit(11).filter(symbol -> symbol != 0).toArray();
            assertThat(isPartInOrder(seen, symbols)).isTrue();
            // Of symbols at one place the last is seen, so the very last always is.
            assertThat(seen[seen.length - 1]).isEqualTo(symbols[3]);
            hidden += seen.length < 4 ? 1 : 0;
            assertThat(shown[11]).isEqualTo(-1);
        }
        // Four of eleven places differ with chance 10 · 9 · 8 / 11³ = 0.541.
        assertThat(hidden).isBetween(138 - 45, 138 + 45);
    }

    private static boolean isPartInOrder(int[] part, int[] whole) {
        int found = 0;
        for (int symbol : whole) {
            found += found < part.length && part[found] == symbol ? 1 : 0;
        }
        return found == part.length;
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DenoiseTask(0))
                .withMessage("delay must lie between 1 and 1000000, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DenoiseTask(3, 1, 1, Generator.DISTINCT))
                .withMessageContaining("symbols must lie between 2");
    }
}
