package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A comparison that comes with the program, as {@code compare} reads it.
 *
 * @param name path below {@code recipes}, without its ending
 * @param text YAML; the comment at its head says what is run
 */
record Recipe(String name, String text) {

    static Recipe named(String name) {
        String path = "/io/evenkeel/lab/recipes/" + name + ".yaml";
        try (InputStream in = Recipe.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("there is no recipe " + path);
            }
            return new Recipe(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("recipe " + path + " cannot be read", e);
        }
    }

    /** The comment at the head. */
    String description() {
        return text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
    }

    Comparison comparison() {
        return SpecFile.parse(name, text).comparison();
    }
}
