package io.evenkeel.lab.diagnosis;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the data sets are, for tests that need them. */
final class Data {
    private Data() {}

    /** The folder that EVENKEEL_DATA names, else shared/data beside a folder above; null if there is none. */
    static Path folder() {
        String named = System.getenv("EVENKEEL_DATA");
        if (named != null) {
            return Path.of(named);
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path data = p.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return null;
    }
}
