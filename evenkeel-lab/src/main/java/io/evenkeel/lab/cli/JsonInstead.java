package io.evenkeel.lab.cli;

import io.evenkeel.lab.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code --json [FILE]}, of commands that print either text or JSON. */
final class JsonInstead {
    private static final String NAME = "--json";

    @Option(
            names = NAME,
            arity = "0..1",
            fallbackValue = "-",
            paramLabel = "FILE",
            description = "Write JSON instead, to standard output if no file is named.")
    private String json;

    /**
     * Prints one of the two.
     *
     * @throws io.evenkeel.lab.UserError if the file cannot be written
     */
    void print(Terminal terminal, Supplier<ObjectNode> tree, Runnable text) throws IOException {
        Optional<OutputFile> file = OutputFile.of(NAME, json);
        if (file.isEmpty()) {
            text.run();
            return;
        }
        String written = Json.text(tree.get());
        file.get().prepare(written);
        file.get().commit(written, terminal.out());
    }
}
