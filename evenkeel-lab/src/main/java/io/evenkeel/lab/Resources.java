package io.evenkeel.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads text files that travel with the classes. */
public final class Resources {
    private Resources() {}

    /**
     * Reads a resource as UTF-8.
     *
     * @param owner class beside which the resource lies
     * @param name its name, relative to the class or absolute
     * @return its text
     * @throws IllegalStateException if there is no such resource
     */
    public static String text(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
