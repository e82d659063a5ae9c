package io.evenkeel.spark;

import io.evenkeel.lab.UserError;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The one jar with Evenkeel and its libraries that executors load. */
final class OwnJar {
    private OwnJar() {}

    /** The file from which all of Evenkeel comes, empty if it comes from folders or from several jars. */
    static Optional<Path> find() {
        return jarOf(OwnJar.class).filter(jar -> jarOf(UserError.class).equals(Optional.of(jar)));
    }

    private static Optional<Path> jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class comes from " + source.getLocation(), e);
        }
    }
}
