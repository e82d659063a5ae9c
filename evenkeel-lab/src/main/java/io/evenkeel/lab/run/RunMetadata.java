package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.RunSpec;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** What the metadata of every checkpoint say: to which specification it belongs. */
final class RunMetadata {
    /** Begins the names of what belongs to the run and not to the network. */
    static final String PREFIX = "run.";

    private static final String SPEC = PREFIX + "spec";
    private static final String DIGEST = PREFIX + "digest";
    private static final String DATA = PREFIX + "data";

    private RunMetadata() {}

    /** What a file says of a network besides its weights, where it is one that says so; more may be added. */
    static Map<String, String> of(Model model) {
        return model instanceof Network network
                ? new LinkedHashMap<>(NetworkWriter.metadata(network))
                : new LinkedHashMap<>();
    }

    /** Says what a checkpoint belongs to; {@code data} is a checksum of the files that the run reads, empty if there are none. */
    static void put(Map<String, String> metadata, RunSpec spec, String data) {
        metadata.put(SPEC, Json.line(spec.identity()));
        metadata.put(DIGEST, spec.digest());
        metadata.put(DATA, data);
    }

    /**
     * Refuses a checkpoint of another specification.
     *
     * @throws UserError with the first difference
     */
    static void require(Path file, Map<String, String> metadata, RunSpec spec) {
        if (!spec.digest().equals(metadata.get(DIGEST))) {
            throw new UserError(file + " belongs to another specification: " + difference(metadata, spec));
        }
    }

    /**
     * Refuses a checkpoint of other data.
     *
     * @param data checksum of the files that are read now
     * @param reader what reads them
     * @throws UserError if it is one
     */
    static void requireData(Path file, Map<String, String> metadata, String data, String reader) {
        if (!data.equals(metadata.get(DATA))) {
            throw new UserError(
                    file + " belongs to other data: the files that the " + reader + " reads have changed since");
        }
    }

    /** @throws IllegalArgumentException if there is no such number, or it is negative or not finite */
    static double seconds(Map<String, String> metadata, String key) {
        double value = number(metadata, key);
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw wrong(metadata, key);
        }
        return value;
    }

    /** @throws IllegalArgumentException if there is no such number */
    static double number(Map<String, String> metadata, String key) {
        try {
            return Double.parseDouble(metadata.getOrDefault(key, ""));
        } catch (NumberFormatException e) {
            throw wrong(metadata, key);
        }
    }

    /** @throws IllegalArgumentException if there is no such number, or it is negative */
    static long count(Map<String, String> metadata, String key) {
        try {
            long value = Long.parseLong(metadata.getOrDefault(key, ""));
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as of a negative one.
        }
        throw wrong(metadata, key);
    }

    private static IllegalArgumentException wrong(Map<String, String> metadata, String key) {
        return new IllegalArgumentException(
                metadata.containsKey(key)
                        ? "its metadata say " + metadata.get(key) + " where " + key + " should be a number"
                        : "its metadata lack " + key);
    }

    private static String difference(Map<String, String> metadata, RunSpec spec) {
        if (metadata.get(SPEC) == null) {
            return "it is no checkpoint of a run";
        }
        try {
            Optional<String> found = spec.differenceFrom(Json.read(metadata.get(SPEC)));
            return found.orElse("their digests differ");
        } catch (JacksonException | ClassCastException e) {
            return "it does not say which";
        }
    }
}
