package io.evenkeel.lab.spec;

import io.evenkeel.lab.Ingredient;
import io.evenkeel.lab.Nearest;
import io.evenkeel.lab.UserError;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns nodes into typed settings, and refuses what does not fit with file, line and path. */
final class SpecReader {
    private static final String NAME = "name";
    // More digits are out of range whatever they are.
    private static final int LONGEST_WHOLE = 20;

    private final String source;

    /**
     * A reader.
     *
     * @param source name of the file in messages
     */
    SpecReader(String source) {
        this.source = source;
    }

    /**
     * Reads a record.
     *
     * @param path where the node stands, empty at the top
     * @throws UserError if a key is unknown, missing or of another type, or a value is out of bounds
     */
    <T extends Record> T read(SpecNode node, Class<T> type, String path) {
        return type.cast(value(node, type, path));
    }

    /** Makes an error about a node. */
    UserError error(int line, String path, String problem) {
        String where = line > 0 ? source + ", line " + line : source;
        return new UserError(where + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    }

    private Object value(SpecNode node, Type type, String path) {
        Class<?> raw = Settings.raw(type);
        if (raw == Optional.class) {
            return Optional.of(value(node, Settings.argument(type), path));
        }
        if (raw == List.class) {
            return list(node, Settings.argument(type), path);
        }
        if (Settings.isIngredient(raw)) {
            return ingredient(node, raw, path);
        }
        if (raw.isRecord()) {
            if (shorthand(node, raw) instanceof SpecNode.Mapping mapping) {
                return record(mapping, raw, path, Set.of());
            }
            throw unexpected(node, type, path);
        }
        if (node instanceof SpecNode.Scalar scalar) {
            return scalar(scalar, MethodType.methodType(raw).unwrap().returnType(), path);
        }
        throw unexpected(node, type, path);
    }

    private static SpecNode shorthand(SpecNode node, Class<?> type) {
        Shorthand shorthand = type.getAnnotation(Shorthand.class);
        if (shorthand == null || node instanceof SpecNode.Mapping) {
            return node;
        }
        String key = node instanceof SpecNode.Sequence ? shorthand.list() : shorthand.text();
        return new SpecNode.Mapping(node.line(), Map.of(key, node), Map.of(key, node.line()));
    }

    private List<Object> list(SpecNode node, Type type, String path) {
        if (!(node instanceof SpecNode.Sequence sequence)) {
            throw error(node.line(), path, "expected a list, found " + node.found());
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.values().size(); i++) {
            values.add(value(sequence.values().get(i), type, path + "[" + i + "]"));
        }
        return List.copyOf(values);
    }

    private Object ingredient(SpecNode node, Class<?> type, String path) {
        Map<String, Ingredient> known = Settings.ingredients(type);
        SpecNode.Mapping options;
        SpecNode named;
        if (node instanceof SpecNode.Mapping mapping) {
            options = mapping;
            named = mapping.get(NAME);
            if (named == null) {
                throw error(node.line(), path, "lacks its name, one of " + String.join(", ", known.keySet()));
            }
        } else {
            options = new SpecNode.Mapping(node.line(), Map.of(), Map.of());
            named = node;
        }
        if (!(named instanceof SpecNode.Scalar scalar) || scalar.type() != SpecNode.Scalar.Type.TEXT) {
            throw unexpected(named, type, path);
        }
        Ingredient found = known.get(scalar.text());
        if (found == null) {
            throw error(
                    scalar.line(),
                    path,
                    "there is no \"" + scalar.text() + "\"" + alternatives(scalar.text(), known.keySet(), "there is "));
        }
        return record(options, found.options().orElseThrow(), path, Set.of(NAME));
    }

    private Object record(SpecNode.Mapping mapping, Class<?> type, String path, Set<String> also) {
        Set<String> known = new LinkedHashSet<>(also);
        Settings.keys(type).forEach(key -> known.add(key.getName()));
        for (String key : mapping.values().keySet()) {
            if (!known.contains(key)) {
                throw error(
                        mapping.keyLine(key),
                        path,
                        "unknown key \"" + key + "\"" + alternatives(key, known, "it takes "));
            }
        }
        return make(mapping, type, path);
    }

    private Object component(SpecNode.Mapping mapping, RecordComponent key, String path) {
        String at = path.isEmpty() ? key.getName() : path + "." + key.getName();
        SpecNode node = mapping.get(key.getName());
        if (node != null) {
            Object value = value(node, key.getGenericType(), at);
            Setting setting = Settings.of(key);
            if ((value instanceof Optional<?> given ? given.orElseThrow() : value) instanceof Number number) {
                checkBounds(number, setting, node, at);
            }
            return value;
        }
        if (Settings.isOptional(key)) {
            return Optional.empty();
        }
        Setting setting = Settings.of(key);
        if (setting.standard().isEmpty()) {
            throw error(
                    mapping.line(),
                    path,
                    "lacks " + key.getName() + " (" + setting.value() + ": " + Settings.expected(key.getGenericType())
                            + ")");
        }
        return value(SpecParser.parse("default of " + at, setting.standard()), key.getGenericType(), at);
    }

    private void checkBounds(Number number, Setting setting, SpecNode node, String path) {
        double value = number.doubleValue();
        boolean whole = !(number instanceof Double);
        if (value < setting.least()) {
            throw error(node.line(), path, "must be " + plain(setting.least(), whole) + " or more, not " + number);
        }
        if (value > setting.most()) {
            throw error(node.line(), path, "must be " + plain(setting.most(), whole) + " or less, not " + number);
        }
        if (value <= setting.above()) {
            throw error(node.line(), path, "must be more than " + plain(setting.above(), whole) + ", not " + number);
        }
        if (value >= setting.below()) {
            throw error(node.line(), path, "must be less than " + plain(setting.below(), whole) + ", not " + number);
        }
    }

    private static String plain(double bound, boolean whole) {
        return whole || bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    private Object make(SpecNode.Mapping node, Class<?> type, String path) {
        Object[] values = Arrays.stream(type.getRecordComponents())
                .map(key -> Settings.isInline(key) ? make(node, key.getType(), path) : component(node, key, path))
                .toArray();
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SpecException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw error(node.line(), path, refusal.getMessage());
            }
            throw new IllegalStateException("cannot make " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private Object scalar(SpecNode.Scalar scalar, Class<?> type, String path) {
        try {
            Object value = switch (scalar.type()) {
                case WHOLE -> whole(scalar.text(), type);
                case FRACTION -> type == double.class ? fraction(scalar, path) : exponential(scalar.text(), type);
                case TRUTH -> type == boolean.class ? Boolean.valueOf(scalar.text()) : null;
                case TEXT -> text(scalar, type, path);
                case EMPTY -> null;
            };
            if (value != null) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw error(scalar.line(), path, scalar.text() + " is out of range");
        }
        throw unexpected(scalar, type, path);
    }

    private static Object whole(String text, Class<?> type) {
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class) {
            return Long.valueOf(text);
        }
        return type == double.class ? Double.valueOf(text) : null;
    }

    /** A whole number such as 1e5, which YAML takes for a fraction; null if it is none. */
    private static Object exponential(String text, Class<?> type) {
        if (!text.matches("[+-]?\\d+(\\.\\d+)?[eE]\\+?\\d+")) {
            return null;
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        return value.scale() <= 0 && (long) value.precision() - value.scale() <= LONGEST_WHOLE
                ? whole(value.toPlainString(), type)
                : null;
    }

    private Double fraction(SpecNode.Scalar scalar, String path) {
        double value = scalar.text().contains(".inf") || scalar.text().contains(".nan")
                ? Double.NaN
                : Double.parseDouble(scalar.text());
        if (!Double.isFinite(value)) {
            throw error(scalar.line(), path, "expected a finite number, found " + scalar.text());
        }
        return value;
    }

    private Object text(SpecNode.Scalar scalar, Class<?> type, String path) {
        if (!type.isEnum()) {
            return type == String.class ? scalar.text() : null;
        }
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            if (Settings.word(constant).equals(scalar.text())) {
                return constant;
            }
            words.add(Settings.word(constant));
        }
        throw error(
                scalar.line(),
                path,
                "there is no \"" + scalar.text() + "\"" + alternatives(scalar.text(), words, "there is "));
    }

    private UserError unexpected(SpecNode node, Type type, String path) {
        return error(node.line(), path, "expected " + Settings.expected(type) + ", found " + node.found());
    }

    private static String alternatives(String word, Collection<String> known, String introduction) {
        String hint = Nearest.hint(word, known);
        return hint.isEmpty() ? "; " + introduction + (known.isEmpty() ? "no key" : String.join(", ", known)) : hint;
    }
}
