package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsReaderTest {
    @TempDir
    private Path folder;

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("metrics.jsonl"), text);
    }

    @Test
    void aLineThatWasNotFinishedIsLeftOut() throws IOException {
        assertThat(MetricsReader.read(log("{\"a\":1}\n{\"a\":2}\n{\"a\":"))).hasSize(2);
        // It has no end, even where it reads as a whole.
        assertThat(MetricsReader.read(log("{\"a\":1}\n{\"a\":2}"))).hasSize(1);
        assertThat(MetricsReader.read(log(""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "", "[1]", "{\"a\":1,\"a\":2}", "\u0000\u0000"})
    void aDamagedLineIsNamed(String line) throws IOException {
        Path file = log("{\"a\":1}\n" + line + "\n{\"a\":3}\n");
        assertThatThrownBy(() -> MetricsReader.read(file))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ", line 2 is damaged: it should be one JSON object");
    }
}
