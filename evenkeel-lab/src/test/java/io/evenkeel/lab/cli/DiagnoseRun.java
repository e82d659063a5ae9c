package io.evenkeel.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.diagnosis.NetworkDiagnosis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What {@code diagnose}, run in this process with both outputs asked for, said and left behind. */
record DiagnoseRun(int status, String out, String err, Path outputs) {

    /** Runs the command as a shell would, without {@code --quiet}. */
    static DiagnoseRun of(Path folder, String... words) throws IOException {
        Path outputs = Files.createTempDirectory(folder, "outputs");
        List<String> args = new ArrayList<>(List.of("diagnose"));
        args.addAll(List.of(words));
        args.addAll(List.of("--threads", "1"));
        args.addAll(List.of("--json", outputs.resolve("d.json").toString()));
        args.addAll(List.of("--html", outputs.resolve("d.html").toString()));
        return with(outputs, args);
    }

    /** Runs the command with exactly these words; nothing may be left in the folder where it fails. */
    static DiagnoseRun with(Path outputs, List<String> args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.plain(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        int status = CommandLines.run(terminal, NetworkDiagnosis::run, args.toArray(new String[0]));
        return new DiagnoseRun(status, out.toString(UTF_8), err.toString(UTF_8), outputs);
    }

    /** Checks that bad input was refused in one line that says all of this, and that nothing was written. */
    void assertRefused(String... said) throws IOException {
        assertFailed(ExitStatus.BAD_INPUT, said);
    }

    /** Checks that the run ended with this status and one line that says all of this, and that nothing was written. */
    void assertFailed(int expected, String... said) throws IOException {
        assertThat(err)
                .startsWith("evenkeel: ")
                .endsWith(System.lineSeparator())
                .contains(said)
                .doesNotContain("\tat ");
        assertThat(err.lines()).hasSize(1);
        assertThat(status).as(err).isEqualTo(expected);
        assertThat(out).isEmpty();
        try (Stream<Path> left = Files.list(outputs)) {
            assertThat(left).isEmpty();
        }
    }

    /** Checks that the run succeeded and returns what it found. */
    ObjectNode result() throws IOException {
        assertThat(status).as(err).isZero();
        assertThat(outputs.resolve("d.html")).content(UTF_8).startsWith("<!doctype html>");
        return written();
    }

    /** Returns what was written, whatever the status. */
    ObjectNode written() throws IOException {
        String text = Files.readString(outputs.resolve("d.json"));
        assertThat(text).doesNotContain("NaN");
        return Json.read(text);
    }
}
