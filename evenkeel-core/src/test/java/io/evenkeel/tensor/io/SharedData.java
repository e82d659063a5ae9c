package io.evenkeel.tensor.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the project's data: the folder that the environment variable EVENKEEL_DATA names, else the nearest folder
 * {@code shared/data} in or above the working directory. Tests that need it are skipped where it is absent.
 */
public final class SharedData {
    private SharedData() {}

    /** Trained models, none if there is no data folder. */
    public static List<Path> models() {
        Path folder = folder();
        Path models = folder == null ? null : folder.resolve("models");
        if (models == null || !Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(models)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String named = System.getenv("EVENKEEL_DATA");
        if (named != null) {
            return Path.of(named);
        }
        Path above = Path.of("").toAbsolutePath();
        while (above != null && !Files.isDirectory(above.resolve("shared/data"))) {
            above = above.getParent();
        }
        return above == null ? null : above.resolve("shared/data");
    }
}
