package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.evenkeel.lab.run.RunFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOutputTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void theReportOfAFailureNeverHidesTheFailure() throws IOException {
        Path html = folder.resolve("r.html");
        try (RunFolder run = RunFolder.open(folder.resolve("run"), RunFolder.Existing.REFUSE)) {
            OutputFiles files = new OutputFiles(Optional.empty(), OutputFile.of("--html", html.toString()));
            RunOutput output = new RunOutput(run, files, NOWHERE);
            assertThatCode(() -> output.writeFailure(() -> {
                        throw new UncheckedIOException(new IOException("the log cannot be read"));
                    }))
                    .doesNotThrowAnyException();
            assertThatCode(() -> output.writeFailure(() -> {
                        throw new IllegalStateException("a bug");
                    }))
                    .doesNotThrowAnyException();
            assertThat(html).doesNotExist();
            output.writeFailure(() -> "the disk is full");
            assertThat(html).hasContent("the disk is full");
            assertThat(run.report()).hasContent("the disk is full");
            // Where the folder is gone, what cannot be written is not said either.
            Files.delete(run.report());
            Files.delete(run.path().resolve(".lock"));
            Files.delete(run.path());
            assertThatCode(() -> output.writeFailure(() -> "the disk is full")).doesNotThrowAnyException();
        }
    }
}
