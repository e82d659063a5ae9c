package io.evenkeel.lab.spec;

import io.evenkeel.lab.Ingredient;
import io.evenkeel.lab.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A complete specification of a run of some kind. The same one gives the same bits. */
public interface RunSpec {
    /** @return the specification as a tree, with every default written out */
    ObjectNode tree();

    /**
     * What a checkpoint depends on: everything that does not merely say how far the run goes, so that it can be prolonged.
     *
     * @return a tree whose equality decides whether a run may go on
     */
    ObjectNode identity();

    /** @return every ingredient that the run uses, each once */
    default Set<Ingredient> ingredients() {
        Set<Ingredient> used = new LinkedHashSet<>();
        SpecWalk.options(this, options -> used.add(Settings.ingredient(options)));
        return used;
    }

    /** @return the specification as YAML, which reads as an equal one */
    default String yaml() {
        return YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build()
                .writeValueAsString(tree());
    }

    /** @return SHA-256 of {@link #identity()}, 64 hexadecimal digits */
    default String digest() {
        return Sha256.of(Json.text(identity()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Looks for what another specification says differently.
     *
     * @param other identity of another run
     * @return one line for the first difference, empty if there is none
     */
    default Optional<String> differenceFrom(JsonNode other) {
        return SpecDifference.first(identity(), other, "");
    }
}
