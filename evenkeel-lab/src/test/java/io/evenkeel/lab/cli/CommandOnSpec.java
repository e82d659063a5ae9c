package io.evenkeel.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A command that is run in this process on a specification of its own, and what it said last. */
final class CommandOnSpec {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String command;
    private final Path folder;
    private final Path spec;

    CommandOnSpec(String command, Path folder, String file, String text) throws IOException {
        this.command = command;
        this.folder = folder;
        spec = Files.writeString(folder.resolve(file), text);
    }

    /** Runs it as a shell would, runs going to {@code runs} in the folder, and returns its status. */
    int run(String... more) {
        List<String> words = new ArrayList<>(List.of(
                command, spec.toString(), "--out", folder.resolve("runs").toString()));
        words.addAll(List.of(more));
        out.reset();
        err.reset();
        PrintStream o = new PrintStream(out, true, UTF_8);
        PrintStream e = new PrintStream(err, true, UTF_8);
        return CommandLines.run(Terminal.plain(o, e), words.toArray(new String[0]));
    }

    Path spec() {
        return spec;
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    ObjectNode json(String name) throws IOException {
        return Json.read(Files.readString(folder.resolve(name)));
    }

    /** Runs it, and checks that it refuses in one line before it makes a folder. */
    void assertRefused(String problem, String... more) {
        assertThat(run(more)).as(problem).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err()).startsWith("evenkeel: ").contains(problem).hasLineCount(1);
        assertThat(folder.resolve("runs")).doesNotExist();
    }
}
