package io.evenkeel.tasks;

import java.nio.file.Path;

/**
 * The folder at which relative names of files begin: where the program was started. A process that does some of its work
 * elsewhere is told by the environment variable {@value #VARIABLE}.
 */
public final class WorkingFolder {
    /** Environment variable with the absolute path of the folder. */
    public static final String VARIABLE = "EVENKEEL_FOLDER";

    private WorkingFolder() {}

    /** @return the folder, empty where the process itself was started in it */
    public static Path path() {
        String folder = System.getenv(VARIABLE);
        return Path.of(folder == null ? "" : folder);
    }

    /**
     * A file that a user named.
     *
     * @param name relative or absolute
     * @return its path
     */
    public static Path resolve(String name) {
        return path().resolve(name);
    }
}
