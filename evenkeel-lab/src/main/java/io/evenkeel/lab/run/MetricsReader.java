package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the log of figures that {@link Metrics} writes. */
final class MetricsReader {
    private MetricsReader() {}

    /**
     * Reads all lines that were written to their end. A full disk or a killed process may leave half a line behind them.
     *
     * @return an object for each line
     * @throws UserError if a whole line is no JSON object, with its number
     * @throws IOException if the file cannot be read
     */
    static List<ObjectNode> read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        List<ObjectNode> records = new ArrayList<>();
        for (int i = 0; i < lines.length - 1; i++) {
            try {
                records.add(Json.read(lines[i]));
            } catch (JacksonException | ClassCastException e) {
                throw new UserError(file + ", line " + (i + 1) + " is damaged: it should be one JSON object");
            }
        }
        return records;
    }

    /** Adds a value to a series, null for what is no number. */
    static void append(JsonNode value, ArrayNode series) {
        if (value.isNumber()) {
            series.add(value);
        } else {
            series.addNull();
        }
    }
}
