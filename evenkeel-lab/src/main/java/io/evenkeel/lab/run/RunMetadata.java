package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.RunSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** What the metadata of every checkpoint say: to which specification it belongs. */
final class RunMetadata {
    /** Begins the names of what belongs to the run and not to the network. */
    static final String PREFIX = "run.";

    private static final String SPEC = PREFIX + "spec";
    private static final String DIGEST = PREFIX + "digest";

    private RunMetadata() {}

    static void put(Map<String, String> metadata, RunSpec spec) {
        metadata.put(SPEC, Json.line(spec.identity()));
        metadata.put(DIGEST, spec.digest());
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

    /** @throws NumberFormatException if there is no such number */
    static double number(Map<String, String> metadata, String key) {
        return Double.parseDouble(metadata.getOrDefault(key, ""));
    }

    /** @throws NumberFormatException if there is no such number, or it is negative */
    static long count(Map<String, String> metadata, String key) {
        long value = Long.parseLong(metadata.get(key));
        if (value < 0) {
            throw new NumberFormatException(key);
        }
        return value;
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
