package io.evenkeel.lab.spec;

import io.evenkeel.lab.Ingredient;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes what a specification may say, from the types that it is read into. */
public final class SpecReference {
    private static final String STEP = "  ";
    private static final int COLUMN = 34;

    private final List<String> lines = new ArrayList<>();
    private final Map<Class<?>, String> kinds = new LinkedHashMap<>();

    private SpecReference() {}

    /** @return the description, line by line */
    public static List<String> lines() {
        SpecReference reference = new SpecReference();
        reference.lines.add("A specification is YAML or JSON of these keys. A key without a default must be given,");
        reference.lines.add(
                "unless it is optional. Where a name is expected, NAME or {name: NAME, option: value, ...}.");
        reference.lines.add("");
        reference.keys(Spec.class, "");
        reference.lines.add(row("contenders", "for compare: names with overrides, laid over all else key by key"));
        reference.keys(Comparison.Seeds.class, "");
        reference.lines.add("");
        reference.lines.add("For evolve, a specification has these keys instead.");
        reference.lines.add("");
        reference.keys(EvolutionSpec.class, "");
        List<Class<?>> described = new ArrayList<>();
        while (described.size() < reference.kinds.size()) {
            Class<?> next = reference.kinds.keySet().stream()
                    .filter(kind -> !described.contains(kind))
                    .findFirst()
                    .orElseThrow();
            described.add(next);
            reference.kind(next);
        }
        return List.copyOf(reference.lines);
    }

    private void keys(Class<?> type, String indent) {
        for (RecordComponent key : Settings.keys(type)) {
            Setting setting = Settings.of(key);
            lines.add(row(
                    indent + key.getName(),
                    setting.value() + " (" + kindOf(key.getGenericType()) + bounds(setting) + standard(key) + ")"));
            Class<?> inner = inner(key.getGenericType());
            if (inner.isRecord()) {
                keys(inner, indent + STEP);
            }
        }
    }

    private void kind(Class<?> type) {
        lines.add("");
        lines.add(kinds.get(type));
        for (Ingredient ingredient : Settings.ingredients(type).values()) {
            lines.add(row(STEP + ingredient.name(), ingredient.description()));
            keys(ingredient.options().orElseThrow(), STEP + STEP);
        }
    }

    private String kindOf(Type type) {
        Class<?> inner = inner(type);
        String list = Settings.raw(type) == List.class ? "list, each " : "";
        if (Settings.isIngredient(inner)) {
            String word = Settings.ingredients(inner)
                    .values()
                    .iterator()
                    .next()
                    .kind()
                    .word();
            kinds.put(inner, word);
            return list + word;
        }
        return list + (inner.isRecord() ? "keys below" : Settings.expected(inner));
    }

    private static Class<?> inner(Type type) {
        Class<?> raw = Settings.raw(type);
        return raw == Optional.class || raw == List.class ? inner(Settings.argument(type)) : raw;
    }

    private static String bounds(Setting setting) {
        return bound(" from ", setting.least())
                + bound(" over ", setting.above())
                + bound(" to ", setting.most())
                + bound(" under ", setting.below());
    }

    private static String bound(String word, double value) {
        if (Double.isInfinite(value)) {
            return "";
        }
        return word + (value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value));
    }

    private static String standard(RecordComponent key) {
        if (Settings.isOptional(key)) {
            return ", optional";
        }
        String standard = Settings.of(key).standard();
        return standard.isEmpty() || standard.equals("{}") ? "" : ", default " + standard;
    }

    private static String row(String name, String text) {
        return String.format("%-" + COLUMN + "s %s", name, text);
    }
}
