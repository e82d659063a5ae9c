package io.evenkeel.lab.spec;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds where two specifications part. */
final class SpecDifference {
    private SpecDifference() {}

    /** Names the first key whose values differ, with both values. */
    static Optional<String> first(JsonNode here, JsonNode there, String path) {
        if (here.isObject() && there.isObject()) {
            Set<String> keys = new LinkedHashSet<>(here.propertyNames());
            keys.addAll(there.propertyNames());
            return keys.stream()
                    .map(key -> first(here.path(key), there.path(key), path.isEmpty() ? key : path + "." + key))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (here.isArray() && there.isArray() && here.size() == there.size()) {
            for (int i = 0; i < here.size(); i++) {
                Optional<String> found = first(here.get(i), there.get(i), path + "[" + i + "]");
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        // As text, because a number that was read may be of another width.
        return shown(here).equals(shown(there))
                ? Optional.empty()
                : Optional.of(path + " is " + shown(here) + " here, but " + shown(there) + " there");
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }
}
