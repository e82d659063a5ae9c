package io.evenkeel.nn;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository's samples, from wherever inside it the tests run. */
final class Samples {
    private Samples() {}

    static Path network() {
        return find("shakespeare-gru.safetensors");
    }

    static Path text() {
        return find("shakespeare.txt");
    }

    private static Path find(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("samples").resolve(name))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new AssertionError("no samples/" + name + " in or above the working folder");
        }
        return folder.resolve("samples").resolve(name);
    }
}
