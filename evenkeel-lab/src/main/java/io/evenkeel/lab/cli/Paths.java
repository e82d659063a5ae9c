package io.evenkeel.lab.cli;

import io.evenkeel.lab.UserError;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files as users give them. */
final class Paths {
    private Paths() {}

    /**
     * Turns a name into a path.
     *
     * @throws UserError if no file can have this name
     */
    static Path of(String option, String name) {
        if (name.isBlank()) {
            throw new UserError(option + " is empty; give the name of a file");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserError(option + " \"" + name + "\" is not the name of a file");
        }
    }

    /**
     * Turns the name of a file to be read into a path.
     *
     * @throws UserError if there is no such file, or it cannot be read
     */
    static Path readable(String option, String name) {
        Path path = of(option, name);
        if (!Files.exists(path)) {
            throw new UserError(option + ": there is no file " + name);
        }
        if (Files.isDirectory(path)) {
            throw new UserError(option + ": " + name + " is a folder; give a file");
        }
        if (!Files.isReadable(path)) {
            throw new UserError(option + ": " + name + " cannot be read: permission denied");
        }
        return path;
    }
}
