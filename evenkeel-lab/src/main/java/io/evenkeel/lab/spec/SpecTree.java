package io.evenkeel.lab.spec;

import io.evenkeel.lab.Json;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns settings back into a tree that reads as the same settings, with every default written out. */
final class SpecTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SpecTree() {}

    /** Writes a record. */
    static ObjectNode of(Record settings) {
        ObjectNode tree = Json.object();
        if (settings instanceof Options options) {
            tree.put("name", Settings.ingredient(options).name());
        }
        for (RecordComponent key : Settings.keys(settings.getClass())) {
            Object value = Settings.get(settings, key);
            if (!value.equals(Optional.empty())) {
                tree.set(key.getName(), node(value));
            }
        }
        return tree;
    }

    private static JsonNode node(Object value) {
        if (value instanceof Optional<?> given) {
            return node(given.orElseThrow());
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        }
        if (value instanceof Options options
                && Settings.keys(options.getClass()).isEmpty()) {
            return NODES.stringNode(Settings.ingredient(options).name());
        }
        if (value instanceof Record settings) {
            return of(settings);
        }
        if (value instanceof Enum<?> constant) {
            return NODES.stringNode(Settings.word(constant));
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Number whole) {
            return NODES.numberNode(whole.longValue());
        }
        return NODES.stringNode((String) value);
    }
}
