package io.evenkeel.lab.spec;

import io.evenkeel.lab.Ingredient;
import io.evenkeel.lab.Json;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a specification of one run or of an evolution may say as JSON Schema (draft 2020-12), for editors. */
public final class SpecSchema {
    private final ObjectNode definitions = Json.object();

    private SpecSchema() {}

    /** @return the schema */
    public static ObjectNode tree() {
        SpecSchema schema = new SpecSchema();
        ObjectNode root = Json.object().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.putObject("if").putArray("required").add("domain");
        root.set("then", schema.keys(EvolutionSpec.class, Optional.empty()));
        root.set("else", schema.keys(Spec.class, Optional.empty()));
        root.set("$defs", schema.definitions);
        return root;
    }

    private ObjectNode keys(Class<?> type, Optional<String> name) {
        ObjectNode object = Json.object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        name.ifPresent(constant -> {
            properties.putObject("name").put("const", constant);
            required.add("name");
        });
        for (RecordComponent key : Settings.keys(type)) {
            Setting setting = Settings.of(key);
            ObjectNode value = value(key.getGenericType());
            value.put("description", setting.value());
            bounds(value, setting);
            properties.set(key.getName(), value);
            if (Settings.isRequired(key)) {
                required.add(key.getName());
            }
        }
        return object;
    }

    private static void bounds(ObjectNode value, Setting setting) {
        bound(value, "minimum", setting.least());
        bound(value, "maximum", setting.most());
        bound(value, "exclusiveMinimum", setting.above());
        bound(value, "exclusiveMaximum", setting.below());
    }

    private static void bound(ObjectNode value, String keyword, double bound) {
        if (!Double.isInfinite(bound)) {
            value.put(keyword, bound);
        }
    }

    private ObjectNode value(Type type) {
        Class<?> raw = Settings.raw(type);
        if (raw == Optional.class) {
            return value(Settings.argument(type));
        }
        if (raw == List.class) {
            ObjectNode list = Json.object().put("type", "array");
            list.set("items", value(Settings.argument(type)));
            return list;
        }
        if (Settings.isIngredient(raw)) {
            return Json.object().put("$ref", "#/$defs/" + define(raw));
        }
        if (raw.isRecord()) {
            return withShorthand(raw, keys(raw, Optional.empty()));
        }
        if (raw.isEnum()) {
            ObjectNode words = Json.object();
            ArrayNode all = words.putArray("enum");
            for (Object constant : raw.getEnumConstants()) {
                all.add(Settings.word(constant));
            }
            return words;
        }
        return Json.object().put("type", simple(raw));
    }

    private ObjectNode withShorthand(Class<?> type, ObjectNode object) {
        Shorthand shorthand = type.getAnnotation(Shorthand.class);
        if (shorthand == null) {
            return object;
        }
        ObjectNode any = Json.object();
        ArrayNode forms = any.putArray("anyOf").add(object);
        forms.add(object.at("/properties/" + shorthand.list()));
        forms.add(object.at("/properties/" + shorthand.text()));
        return any;
    }

    private static String simple(Class<?> type) {
        if (type == boolean.class) {
            return "boolean";
        }
        if (type == String.class) {
            return "string";
        }
        return type == double.class || type == Double.class ? "number" : "integer";
    }

    private String define(Class<?> type) {
        String word =
                Settings.ingredients(type).values().iterator().next().kind().word();
        if (!definitions.has(word)) {
            ArrayNode forms = definitions.putObject(word).putArray("anyOf");
            for (Ingredient ingredient : Settings.ingredients(type).values()) {
                Class<?> options = ingredient.options().orElseThrow();
                forms.add(keys(options, Optional.of(ingredient.name())));
                if (Settings.keys(options).stream().noneMatch(Settings::isRequired)) {
                    forms.addObject().put("const", ingredient.name());
                }
            }
        }
        return word;
    }
}
