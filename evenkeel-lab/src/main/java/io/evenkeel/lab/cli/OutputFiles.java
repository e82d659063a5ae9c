package io.evenkeel.lab.cli;

import io.evenkeel.lab.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The files that a result is written to.
 *
 * @param json for machines
 * @param html for people
 */
record OutputFiles(Optional<OutputFile> json, Optional<OutputFile> html) {
    /** Whether one of them is standard output, which nothing else may be written to then. */
    boolean onStandardOut() {
        return json.map(OutputFile::standardOutput).orElse(false)
                || html.map(OutputFile::standardOutput).orElse(false);
    }

    /** Writes both or none. */
    void write(JsonNode result, Supplier<String> page, PrintStream out) throws IOException {
        Map<OutputFile, String> texts = new LinkedHashMap<>();
        json.ifPresent(file -> texts.put(file, Json.text(result)));
        html.ifPresent(file -> texts.put(file, page.get()));
        write(texts, out);
    }

    /** Writes the result alone, before a page that may fail. */
    void writeResult(JsonNode result, PrintStream out) throws IOException {
        if (json.isPresent()) {
            write(Map.of(json.get(), Json.text(result)), out);
        }
    }

    /** Writes the page alone, where there is no result or it is written already. */
    void writePage(String page, PrintStream out) throws IOException {
        if (html.isPresent()) {
            write(Map.of(html.get(), page), out);
        }
    }

    private static void write(Map<OutputFile, String> texts, PrintStream out) throws IOException {
        try {
            for (Map.Entry<OutputFile, String> entry : texts.entrySet()) {
                entry.getKey().prepare(entry.getValue());
            }
            for (Map.Entry<OutputFile, String> entry : texts.entrySet()) {
                entry.getKey().commit(entry.getValue(), out);
            }
        } finally {
            texts.keySet().forEach(OutputFile::discard);
        }
    }
}
