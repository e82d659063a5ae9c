package io.evenkeel.lab.cli;

import io.evenkeel.lab.Catalogue;
import io.evenkeel.lab.Ingredient;
import io.evenkeel.lab.Ingredient.Kind;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.SpecReference;
import io.evenkeel.lab.spec.SpecSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists ingredients. */
@Command(
        name = "list",
        description = "Lists every ingredient of this version, with citation.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class ListCommand implements Callable<Integer> {
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::word).toList();

    private static final String SPEC = "spec";

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            description =
                    "A kind such as cell, controller or task; spec for what a specification may say; all kinds if not"
                            + " given.")
    private String kind;

    @Mixin
    private JsonInstead json;

    @Mixin
    private CommonOptions common;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (SPEC.equals(kind)) {
            json.print(terminal, SpecSchema::tree, () -> SpecReference.lines().forEach(terminal::line));
            return ExitStatus.DONE;
        }
        if (kind != null && !KINDS.contains(singular(kind))) {
            throw new UserError(
                    "there is no kind \"" + kind + "\"; the kinds are " + String.join(", ", KINDS) + ", " + SPEC);
        }
        List<Ingredient> chosen = Catalogue.all().stream()
                .filter(entry -> kind == null || entry.kind().word().equals(singular(kind)))
                .toList();
        json.print(terminal, () -> tree(chosen), () -> show(chosen));
        return ExitStatus.DONE;
    }

    private void show(List<Ingredient> entries) {
        int width =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        if (entries.isEmpty()) {
            terminal.line("This version has no " + singular(kind) + " yet.");
        }
        Kind last = null;
        for (Ingredient entry : entries) {
            if (entry.kind() != last) {
                terminal.line((last == null ? "" : "\n") + entry.kind().word());
                last = entry.kind();
            }
            terminal.line(String.format("  %-" + width + "s %s", entry.name(), entry.description()));
            terminal.line(String.format("  %-" + width + "s %s", "", entry.citation()));
        }
    }

    private static ObjectNode tree(List<Ingredient> entries) {
        ObjectNode root = Json.object();
        ArrayNode list = root.putArray("ingredients");
        for (Ingredient entry : entries) {
            list.addObject()
                    .put("kind", entry.kind().word())
                    .put("name", entry.name())
                    .put("description", entry.description())
                    .put("citation", entry.citation());
        }
        return root;
    }

    // "cells" is what people type.
    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
