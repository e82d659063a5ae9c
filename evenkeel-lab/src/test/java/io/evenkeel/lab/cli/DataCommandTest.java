package io.evenkeel.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Json;
import io.evenkeel.tasks.DataFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class DataCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        PrintStream o = new PrintStream(out, true, UTF_8);
        PrintStream e = new PrintStream(err, true, UTF_8);
        Path home = folder.resolve("home");
        DataFolders folders = new DataFolders(Optional.of(folder.resolve("data")), home.resolve("work"), home);
        return CommandLines.run(Terminal.plain(o, e), Engine.diagnosis(), folders, args);
    }

    private Path put(String name) throws IOException {
        Path file = folder.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "not what it should be");
    }

    @Test
    void listsWhatIsHereAndWhatIsNot() throws IOException {
        Path text = put("text/tinyshakespeare.txt");
        assertThat(run("data")).isZero();
        String shown = out.toString(UTF_8);
        assertThat(shown)
                .contains("mnist            not here")
                .contains("tinyshakespeare  " + text)
                .contains("1.1 MB; public domain")
                .contains("CC BY-SA 4.0");
        assertThat(shown.chars().allMatch(c -> c < 128)).isTrue();
    }

    @Test
    void listsForMachines() throws IOException {
        Path text = put("text/tinyshakespeare.txt");
        assertThat(run("data", "--json")).isZero();
        JsonNode sets = Json.read(out.toString(UTF_8)).path("dataSets");
        assertThat(sets.size()).isEqualTo(4);
        JsonNode mnist = sets.get(0);
        assertThat(mnist.path("name").asString()).isEqualTo("mnist");
        assertThat(mnist.path("path").isNull()).isTrue();
        assertThat(mnist.path("files").size()).isEqualTo(4);
        assertThat(sets.get(1).path("path").asString()).isEqualTo(text.toString());
        assertThat(sets.get(1).path("bytes").asLong()).isEqualTo(1_115_394);
        assertThat(sets.get(1).path("files").get(0).path("sha256").asString()).hasSize(64);
        assertThat(sets.get(2).path("files").get(0).path("address").isNull()).isTrue();
    }

    private void failsWith(int status, String... args) {
        assertThat(run(args)).isEqualTo(status);
        assertThat(err.toString(UTF_8).strip().lines()).hasSize(1);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void aDamagedDataSetIsNeitherAcceptedNorReplaced() throws IOException {
        Path text = put("text/tinyshakespeare.txt");
        failsWith(2, "data", "get", "tinyshakespeare");
        assertThat(err.toString(UTF_8)).contains(text + " is there, but its content has another SHA-256");
        assertThat(text).hasContent("not what it should be");
    }

    @Test
    void withoutAnAddressTheOriginIsNamed() {
        failsWith(2, "data", "get", "spoken-digits");
        assertThat(err.toString(UTF_8))
                .contains("no address is known")
                .contains("https://github.com/Jakobovski/free-spoken-digit-dataset")
                .contains(folder.resolve("data/speech").toString());
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void mistypedWordsAreOneLine() {
        failsWith(2, "data", "get", "mnits");
        assertThat(err.toString(UTF_8)).contains("there is no data set \"mnits\"; did you mean mnist?");
        err.reset();
        failsWith(2, "data", "get", "elephants");
        assertThat(err.toString(UTF_8)).contains("there are mnist, tinyshakespeare, spoken-digits, images");
        err.reset();
        failsWith(2, "data", "fetch");
        assertThat(err.toString(UTF_8)).contains("unknown command fetch");
        err.reset();
        failsWith(2, "data", "get");
        assertThat(err.toString(UTF_8)).contains("missing required parameter: 'NAME'");
    }
}
