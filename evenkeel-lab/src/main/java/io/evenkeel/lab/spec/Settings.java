package io.evenkeel.lab.spec;

import io.evenkeel.lab.Catalogue;
import io.evenkeel.lab.Ingredient;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the types of settings say: the one place that knows how records stand for a specification. */
final class Settings {
    private static final Map<Class<?>, String> SIMPLE = Map.of(
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            Long.class, "a whole number",
            double.class, "a number",
            Double.class, "a number",
            boolean.class, "true or false",
            String.class, "a text");

    private Settings() {}

    /** Whether values of this type are named ingredients. */
    static boolean isIngredient(Class<?> type) {
        return type.isInterface() && Options.class.isAssignableFrom(type);
    }

    /** Returns the ingredients whose options are of this type, by name. */
    static Map<String, Ingredient> ingredients(Class<?> type) {
        Map<String, Ingredient> named = new TreeMap<>();
        Catalogue.all().stream()
                .filter(entry -> entry.options().filter(type::isAssignableFrom).isPresent())
                .forEach(entry -> named.put(entry.name(), entry));
        return named;
    }

    /** Returns the ingredient that these options belong to. */
    static Ingredient ingredient(Options options) {
        return Catalogue.all().stream()
                .filter(entry ->
                        entry.options().filter(options.getClass()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(options.getClass() + " is not in the catalogue"));
    }

    /** Returns the keys of a record, in order, with those of its {@link Inline} components in their place. */
    static List<RecordComponent> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> isInline(component) ? keys(component.getType()).stream() : Stream.of(component))
                .toList();
    }

    static boolean isInline(RecordComponent component) {
        return component.isAnnotationPresent(Inline.class);
    }

    /** Returns the value of a key. */
    static Object get(Record settings, RecordComponent key) {
        Class<?> holder = key.getDeclaringRecord();
        if (holder == settings.getClass()) {
            return read(settings, key);
        }
        return Arrays.stream(settings.getClass().getRecordComponents())
                .filter(component -> isInline(component) && component.getType() == holder)
                .map(component -> read((Record) read(settings, component), key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(key + " is no key of " + settings.getClass()));
    }

    private static Object read(Record settings, RecordComponent key) {
        try {
            return key.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + key, e);
        }
    }

    static Setting of(RecordComponent key) {
        return key.getAnnotation(Setting.class);
    }

    static boolean isOptional(RecordComponent key) {
        return key.getType() == Optional.class;
    }

    static boolean isRequired(RecordComponent key) {
        return !isOptional(key) && of(key).standard().isEmpty();
    }

    /** Returns the T of {@code Optional<T>} and {@code List<T>}. */
    static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    /** Describes what a value of this type looks like. */
    static String expected(Type type) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return expected(argument(type));
        }
        if (raw == List.class) {
            return "a list";
        }
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants()).map(Settings::word).collect(Collectors.joining(" or "));
        }
        if (isIngredient(raw)) {
            return "a name, or {name: ..., options}";
        }
        return SIMPLE.getOrDefault(raw, "keys with values");
    }

    /** Writes a constant as specifications do. */
    static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
