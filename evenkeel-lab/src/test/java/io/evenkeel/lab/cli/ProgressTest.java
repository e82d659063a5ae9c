package io.evenkeel.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

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
