package io.evenkeel.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTaskTest extends TaskContract {
    private static final double[] SHARES = {0.5, 0.25, 0.25};
    private static final double ENTROPY = 1.5 * Math.log(2);

    @TempDir
    private Path folder;

    private Path file;

    /** Independent characters of known shares: a, half of them, é and a character beyond 16 bits. */
    @BeforeEach
    void text() throws IOException {
        RandomStream random = RandomStream.of(4, "text");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            double u = random.uniform(i);
            text.append(u < 0.5 ? "a" : u < 0.75 ? "é" : "😀");
        }
        file = Files.writeString(folder.resolve("text.txt"), text);
    }

    @Override
    Task task() {
        return new TextTask(file, 25);
    }

    @Override
    int examples() {
        return 4;
    }

    @Override
    double tolerance() {
        return 0.02;
    }

    @Override
    Tensor trivialAnswers(Batch batch) {
        Tensor answers = Tensor.zeros(Precision.DOUBLE, 25, 4, 3);
        for (int i = 0; i < answers.size(); i++) {
            answers.set(i, Math.log(SHARES[i % 3]));
        }
        return answers;
    }

    @Test
    void vocabularyAndEntropyAreThoseOfTheText() {
        TextTask task = new TextTask(file, 25);
        assertThat(task.corpus().vocabulary()).containsExactly("a", "é", "😀");
        assertThat(task.trivialLoss()).isCloseTo(ENTROPY, within(0.01));
        double bits = judge(this::trivialAnswers).get("bitsPerCharacter");
        assertThat(bits).isCloseTo(1.5, within(0.03));
        assertThat(judge(this::rightAnswers).get("bitsPerCharacter")).isLessThan(1e-6);
    }

    /** Classes of a text that counts 0 … 9 over and over. */
    private TextTask counting(int steps, int length) throws IOException {
        return new TextTask(Files.writeString(file, "0123456789".repeat(length / 10)), steps);
    }

    @Test
    void streamsGoOnFromBatchToBatchAndBeginAgain() throws IOException {
        TextTask task = counting(7, 1000);
        // 900 characters are learned: streams of 299, 42 windows each.
        int examples = 3;
        for (int index = 0; index < 90; index++) {
            Batch batch = task.batch(1, index, examples);
            int window = index % 42;
            assertThat(batch.continues()).as("batch " + index).isEqualTo(window != 0);
            for (int e = 0; e < examples; e++) {
                for (int t = 0; t < 7; t++) {
                    int place = e * 299 + window * 7 + t;
                    int row = t * examples + e;
                    for (int i = 0; i < 10; i++) {
                        assertThat(batch.inputs().get(row * 10 + i)).isEqualTo(i == place % 10 ? 1 : 0);
                    }
                    assertThat(batch.targets().get(row)).isEqualTo((place + 1) % 10);
                }
            }
        }
    }

    @Test
    void theLastTenthIsJudged() throws IOException {
        TextTask task = counting(7, 1000);
        List<Batch> all = task.evaluation(1, 2);
        // 100 characters: streams of 49, 7 windows each.
        assertThat(all).hasSize(7);
        assertThat(all.get(0).continues()).isFalse();
        assertThat(all.subList(1, 7)).allMatch(Batch::continues);
        assertThat(all.get(0).targets().get(0)).isEqualTo(1);
        assertThat(all.get(6).targets().get(6 * 2 + 1)).isEqualTo((900 + 49 + 48 + 1) % 10);
        assertThat(new TextTask(Corpus.characters(file), 7, 30).evaluation(1, 2))
                .hasSize(2);
    }

    @Test
    void figuresAreThoseOfTheAnswers() throws IOException {
        TextTask task = counting(4, 1000);
        Batch batch = task.batch(1, 0, 1);
        Tensor answers = rightAnswers(batch);
        for (int i = 0; i < 10; i++) {
            answers.set(i, 0);
        }
        Map<String, Double> figures = task.figures(batch, answers);
        assertThat(task.derived(Map.of("loss", 3 * Math.log(2)))).containsEntry("bitsPerCharacter", 3.0);
        assertThat(figures.get("accuracy")).isEqualTo(0.75);
    }

    @Test
    void badTextsAndSizesAreRefused() throws IOException {
        refused(
                "is too short: a window of 7 characters and the next need 8",
                "0123456789".repeat(7).getBytes(UTF_8));
        refused("fewer than two different characters", "aaaa".repeat(50).getBytes(UTF_8));
        refused("fewer than two different characters", new byte[0]);
        refused("is not UTF-8 text", "né".repeat(50).getBytes(StandardCharsets.ISO_8859_1));
        Files.delete(file);
        assertThatThrownBy(this::task).isInstanceOf(FormatException.class).hasMessageContaining("no such file");
        TextTask task = counting(7, 1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task.batch(1, 0, 200))
                .withMessage("900 characters of text are too few for a batch of 200 windows of 7 characters; make batch"
                        + " or steps smaller");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task.evaluation(1, 50))
                .withMessageContaining("100 characters of text are too few");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextTask(file, 0))
                .withMessageContaining("not 0");
    }

    private void refused(String problem, byte[] content) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> new TextTask(file, 7))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(problem);
    }
}
