package io.evenkeel.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, UTF_8);

    @Test
    void aBarAppearsOnlyForAStageThatLasts() throws InterruptedException {
        try (Progress progress = new ProgressBars(err, 80)) {
            progress.stage("reading");
            progress.at(1, 2);
            assertThat(bytes.size()).isZero();
            progress.stage("Lyapunov spectrum");
            Thread.sleep(350);
            progress.at(250, 500);
            Thread.sleep(250);
        }
        assertThat(bytes.toString(UTF_8))
                .contains("Lyapunov spectrum")
                .contains("50%")
                .doesNotContain("reading");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void theWordsHaveWhatTheyNeedAndTheBarTheRest(int columns) throws InterruptedException {
        String note = "best -376.1, median -380.2, 1230 a second";
        try (Progress progress = new ProgressBars(err, columns)) {
            progress.stage("evolving, at most 100000 evaluations");
            progress.at(0, 100_000);
            Thread.sleep(350);
            progress.note(note);
            progress.at(17_000, 100_000);
            Thread.sleep(250);
        }
        String line = bytes.toString(UTF_8)
                .lines()
                .flatMap(all -> Stream.of(all.split("\r")))
                .filter(shown -> shown.contains("["))
                .reduce("", (before, last) -> last);
        assertThat(line).hasSize(columns - 3).contains(" 17% [");
        String bar = line.substring(line.indexOf('['), columns == 40 ? columns - 3 : line.indexOf(']') + 1);
        assertThat(bar).matches("\\[=+> +(\\].*)?").hasSizeGreaterThanOrEqualTo(10);
        if (columns > 40) {
            assertThat(line).endsWith(" " + note);
        }
        assertThat(line.startsWith("evolving")).isEqualTo(columns >= 80);
        assertThat(line.matches(".* [0-9]+:[0-9]{2} left .*")).isEqualTo(columns >= 80);
        assertThat(line.startsWith("evolving, at most 100000 evaluations ")).isEqualTo(columns >= 200);
    }

    @Test
    void whatWasDoneBeforeAnInterruptionTookNoTime() throws InterruptedException {
        try (Progress progress = new ProgressBars(err, 100)) {
            progress.stage("evolving");
            progress.at(900_000, 1_000_000);
            Thread.sleep(1000);
            progress.at(900_010, 1_000_000);
            Thread.sleep(250);
        }
        // A second for 10 makes hours for 99990.
        assertThat(bytes.toString(UTF_8)).containsPattern(" [0-9]+:[0-9]{2}:[0-9]{2} left");
    }

    @Test
    void linesNameEachStageThatMakesProgress() {
        try (Progress progress = new ProgressLines(err)) {
            progress.stage("reading");
            progress.stage("measuring");
            progress.at(0, 2);
            progress.at(1, 2);
            progress.stage("measuring backwards");
            progress.at(0, 2);
        }
        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly("evenkeel: measuring", "evenkeel: measuring backwards");
    }
}
