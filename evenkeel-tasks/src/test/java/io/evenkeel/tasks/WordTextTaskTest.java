package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.UniformInitializer;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.train.Adam;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Evaluation;
import io.evenkeel.train.Task;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordTextTaskTest extends TaskContract {
    private static final double[] SHARES = {0.25, 0.25, 0.5};

    @TempDir
    private Path folder;

    private Path file;

    /** Independent words of known shares: "we" half of them, "are" and "Are" a quarter each. */
    @BeforeEach
    void text() throws IOException {
        RandomStream random = RandomStream.of(4, "words");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            double u = random.uniform(i);
            text.append(u < 0.5 ? "we" : u < 0.75 ? "are" : "Are").append(i % 7 == 0 ? "\n" : " ");
        }
        file = Files.writeString(folder.resolve("text.txt"), text);
    }

    @Override
    TextTask task() {
        return new TextTask(Corpus.words(file, 1), 25, Integer.MAX_VALUE);
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
    void perplexityIsTheExponentialOfTheCrossEntropy() {
        assertThat(task().corpus().vocabulary()).containsExactly("Are", "are", "we");
        assertThat(task().trivialLoss()).isCloseTo(1.5 * Math.log(2), within(0.01));
        Map<String, Double> figures = judge(this::trivialAnswers);
        assertThat(figures.get("bitsPerWord")).isCloseTo(figures.get("loss") / Math.log(2), within(1e-12));
        assertThat(figures.get("perplexity")).isCloseTo(Math.exp(figures.get("loss")), within(1e-12));
        assertThat(judge(this::rightAnswers).get("perplexity")).isCloseTo(1, within(1e-6));
        assertThat(task().solved().bound()).isCloseTo(Math.pow(2, 1.5) / 2, within(0.02));
    }

    /** Perplexities of batches may not be averaged: their mean is larger. */
    @Test
    void perplexityIsThatOfTheWholeEvaluation() {
        try (Trainer trainer = training(task()).build()) {
            Evaluation evaluation = trainer.evaluate();
            assertThat(evaluation.figures().get("perplexity")).isEqualTo(StrictMath.exp(evaluation.loss()));
        }
    }

    private static Training training(SymbolTask task) {
        NetworkBuilder builder = NetworkBuilder.of("tanh", task.symbols(), 8).outputs(task.outputs());
        if (task.inputs() == 1) {
            builder.embedding(5, new UniformInitializer(0.1));
        }
        return Training.of(builder.build(1), task).optimizer(new Adam(1e-2)).batch(4);
    }

    @Test
    void indicesStandForTheSameSymbols() {
        Task indexed = task().indexed();
        assertThat(indexed.inputs()).isEqualTo(1);
        Batch rows = task().batch(1, 3, 4);
        Batch indices = indexed.batch(1, 3, 4);
        assertThat(indices.targets().toDoubles()).isEqualTo(rows.targets().toDoubles());
        for (int row = 0; row < 25 * 4; row++) {
            assertThat(indices.inputs().get(row)).isEqualTo(Answers.largest(rows.inputs(), row));
        }
    }

    /** The words 0 … 9 over and over: what follows each is certain. */
    @Test
    void aNetworkWithAnEmbeddingLearnsTheOrderOfWords() throws IOException {
        Files.writeString(file, "zero one two three four five six seven eight nine\n".repeat(200));
        TextTask task = new TextTask(Corpus.words(file, 2), 10, 100);
        try (Trainer trainer = training(task.indexed()).build()) {
            assertThat(trainer.evaluate().solved()).isFalse();
            for (int i = 0; i < 150; i++) {
                trainer.step();
            }
            Evaluation evaluation = trainer.evaluate();
            assertThat(evaluation.figures().get("perplexity")).isLessThan(1.5);
            assertThat(evaluation.solved()).isTrue();
        }
    }

    @Test
    void rareAndUnseenWordsAreUnknown() throws IOException {
        Files.writeString(file, "a a b a c a a b a a z a b c a b a b a Z");
        Corpus corpus = Corpus.words(file, 2);
        // 18 words are learned; c occurs twice, z once, Z only in the last two.
        assertThat(corpus.vocabulary()).containsExactly("<unk>", "a", "b", "c");
        assertThat(corpus.learned()).hasSize(18).startsWith(1, 1, 2, 1, 3).contains(0);
        assertThat(corpus.judged()).containsExactly(1, 0);
        assertThat(Corpus.words(file, 1).vocabulary()).containsExactly("<unk>", "a", "b", "c", "z");
        assertThatThrownBy(() -> Corpus.words(file, 99)).hasMessageContaining("fewer than two different words");
    }

    @Test
    void badTextsAreRefused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.words(file, 0))
                .withMessage("leastCount must be at least 1, not 0");
        Files.writeString(file, "one two three");
        assertThatThrownBy(() -> new TextTask(Corpus.words(file, 1), 3, 10))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": is too short: a window of 3 words and the next need 4 in the part to judge by,"
                        + " and it has 1");
        Files.writeString(file, " \n");
        assertThatThrownBy(() -> Corpus.words(file, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("fewer than two different words");
    }

    /** Shakespeare's plays, 202,651 words between blanks. */
    @Test
    void shakespearesWordsAreFew() {
        Optional<Path> plays = DataSets.locate("tinyshakespeare");
        assumeTrue(plays.isPresent(), "tinyshakespeare is not there; set EVENKEEL_DATA");
        Corpus corpus = Corpus.words(plays.get(), 2);
        assertThat(corpus.learned().length + corpus.judged().length).isEqualTo(202_651);
        assertThat(corpus.vocabulary()).hasSizeBetween(8_000, 12_000).contains("<unk>", "the", "ROMEO:");
        Batch batch = new TextTask(corpus, 35, 1000).indexed().batch(1, 0, 20);
        assertThat(batch.inputs().shape()).containsExactly(35, 20, 1);
    }
}
