package io.evenkeel.lab;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes JSON the same way everywhere in the program, and on every Java: numbers are written with the fewest digits
 * that read back as the same number, which {@link Double#toString(double)} does only since Java 19.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private Json() {}

    /** @return a new empty object */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Writes a tree for machines and for people: indented, a final newline.
     *
     * @param tree what to write
     * @return its text
     */
    public static String text(JsonNode tree) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    }

    /**
     * Writes a tree in one line, without a newline.
     *
     * @param tree what to write
     * @return its text
     */
    public static String line(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /**
     * Reads a tree.
     *
     * @param text JSON
     * @return the object in it
     * @throws tools.jackson.core.JacksonException if the text is not JSON
     */
    public static ObjectNode read(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }
}
