package io.evenkeel.lab.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a specification, which knows the line where it stands. */
sealed interface SpecNode {
    /** The line of the file, counted from 1; 0 for what no file says. */
    int line();

    /** What this is, for messages about something else being expected. */
    String found();

    /** Keys with values. */
    record Mapping(int line, Map<String, SpecNode> values, Map<String, Integer> keyLines) implements SpecNode {
        /** Keeps its own copies, in their order. */
        public Mapping {
            values = new LinkedHashMap<>(values);
            keyLines = Map.copyOf(keyLines);
        }

        /** A mapping that no file says. */
        static Mapping of(Map<String, SpecNode> values) {
            return new Mapping(0, values, Map.of());
        }

        /** Returns the value of a key, null if it is absent or empty. */
        SpecNode get(String key) {
            SpecNode value = values.get(key);
            return value instanceof Scalar scalar && scalar.type() == Scalar.Type.EMPTY ? null : value;
        }

        int keyLine(String key) {
            return keyLines.getOrDefault(key, line);
        }

        @Override
        public String found() {
            return values.isEmpty() ? "{}" : "keys (" + String.join(", ", values.keySet()) + ")";
        }
    }

    /** Values in order. */
    record Sequence(int line, List<SpecNode> values) implements SpecNode {
        /** Keeps its own copy. */
        public Sequence {
            values = List.copyOf(values);
        }

        @Override
        public String found() {
            return "a list";
        }
    }

    /** A single value, as it is written. */
    record Scalar(int line, Type type, String text) implements SpecNode {
        /** What a single value is. */
        enum Type {
            TEXT,
            WHOLE,
            FRACTION,
            TRUTH,
            EMPTY
        }

        @Override
        public String found() {
            return switch (type) {
                case EMPTY -> "nothing";
                case TEXT -> "\"" + text + "\"";
                default -> text;
            };
        }
    }
}
