package io.evenkeel.spark;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The jar with Evenkeel and its libraries that executors load. */
final class OwnJar {
    private OwnJar() {}

    /** The file from which this class comes, empty if that is no jar. */
    static Optional<Path> find() {
        CodeSource source = OwnJar.class.getProtectionDomain().getCodeSource();
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
