package io.evenkeel.tasks;

import io.evenkeel.tensor.io.FormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens files of users, and says in one line why one cannot be read. */
final class Content {
    private static final int BUFFER = 1 << 16;

    private Content() {}

    /** What is done with a file's bytes. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    static <T> T read(Path file, Reader<T> reader) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw FormatException.in(file, "is not a regular file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return reader.read(in);
        } catch (NoSuchFileException e) {
            throw new FormatException(file + ": no such file; check the path", e);
        } catch (AccessDeniedException e) {
            throw new FormatException(file + ": may not be read; check the file's permissions", e);
        } catch (IOException e) {
            throw new FormatException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
