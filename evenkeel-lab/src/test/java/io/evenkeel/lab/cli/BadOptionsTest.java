package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that do not fit the sample model: one line, status 2, nothing written. */
final class BadOptionsTest {
    @TempDir
    private Path folder;

    private static List<String> sample() {
        return new ArrayList<>(List.of(
                TestFiles.sample("shakespeare-gru.safetensors").toString(),
                "--text",
                TestFiles.sample("shakespeare.txt").toString(),
                "--length",
                "40",
                "--transient",
                "20",
                "--lags",
                "10"));
    }

    private DiagnoseRun diagnose(String... more) throws IOException {
        List<String> words = sample();
        words.addAll(List.of(more));
        return DiagnoseRun.of(folder, words.toArray(new String[0]));
    }

    @Test
    void moreExponentsThanDimensions() throws IOException {
        diagnose("--exponents", "65").assertRefused("--exponents 65", "at most 64");
        assertThat(diagnose("--exponents", "64")
                        .result()
                        .at("/lyapunov/exponents")
                        .size())
                .isEqualTo(64);
    }

    @Test
    void conditionsThatDoNotParseOrCannotBeMade() throws IOException {
        diagnose("--fail-if", "lambda1 >").assertRefused("--fail-if \"lambda1 >\", column 10", "expected");
        diagnose("--fail-if", "lambda1 > 3", "--fail-if", "lamda1 > 3").assertRefused("did you mean lambda1?");
        diagnose("--quiet", "--fail-if", "lyapunov.exponents[99] > 0").assertRefused("16 entries");
    }

    @Test
    void outputsThatCannotBeWritten() throws IOException {
        for (String option : new String[] {"--json", "--html"}) {
            for (String name : new String[] {"missing/d", ".", "file/d", " "}) {
                Files.writeString(folder.resolve("file"), "");
                List<String> words = sample();
                words.add(0, "diagnose");
                Path outputs = Files.createTempDirectory(folder, "outputs");
                words.addAll(List.of(option, name.isBlank() ? name : folder + "/" + name));
                String other = option.equals("--json") ? "--html" : "--json";
                words.addAll(List.of(other, outputs.resolve("other").toString()));
                DiagnoseRun.with(outputs, words).assertRefused(option);
            }
        }
        assertThat(folder.resolve("missing")).doesNotExist();
        assertThat(folder.resolve("file")).isEmptyFile();
    }
}
