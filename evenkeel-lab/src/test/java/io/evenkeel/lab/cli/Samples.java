package io.evenkeel.lab.cli;

import java.nio.file.Path;

/** The repository's samples, for tests of other packages. */
public final class Samples {
    private Samples() {}

    /** Finds a sample. */
    public static Path file(String name) {
        return TestFiles.sample(name);
    }
}
