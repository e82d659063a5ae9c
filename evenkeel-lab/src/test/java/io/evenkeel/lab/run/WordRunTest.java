package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language model of words: an embedding in front, every gauge, and figures that are no means. */
final class WordRunTest {
    @TempDir
    private Path folder;

    private Spec spec;

    @BeforeEach
    void files() throws IOException {
        String lines = " one two three four five six\n seven eight nine N\n";
        Files.writeString(folder.resolve("ptb.train.txt"), lines.repeat(40));
        Files.writeString(folder.resolve("ptb.valid.txt"), lines.repeat(8));
        Files.writeString(folder.resolve("ptb.test.txt"), " N " + lines.repeat(8));
        spec = Runs.spec("""
                task: {name: penn-treebank, steps: 8, folder: "%s"}
                network: {cell: {name: gru, units: 8}, embedding: 5}
                controllers: [{name: sensitivity-adjustment, rate: 1e-3}, norm-clipping]
                trainer: {name: bptt, optimizer: {name: adam, rate: 0.03}, batch: 4, steps: 120}
                gauges: {tier: full, every: 40}
                evaluate: {every: 30}
                log: 10
                """.formatted(folder));
    }

    @Test
    void wordsInOrderAreLearned() throws IOException {
        RunResult result = Runs.run(folder.resolve("run"), spec);
        assertThat(result.evaluation().figures().get("perplexity")).isLessThan(2);
        assertThat(result.criterion())
                .hasToString("perplexity <= " + result.criterion().bound());
        assertThat(result.solvedAt()).isPresent();
        assertThat(folder.resolve("run/metrics.jsonl"))
                .content()
                .contains("\"perplexity\":", "\"bitsPerWord\":", "\"gauges\":");
        assertThat(folder.resolve("run/citations.bib")).content().contains("marcus1993", "mikolov2010");
    }

    @Test
    void aResumedRunLeavesTheSameBytes() throws IOException {
        Runs.run(folder.resolve("whole"), spec);
        Runs.run(folder.resolve("parts"), spec.withSteps(50));
        Runs.run(folder.resolve("parts"), spec);
        Runs.assertSame(folder.resolve("whole"), folder.resolve("parts"));
    }
}
