package io.evenkeel.tensor.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file aside and renames it into place, so that a reader, or a run killed at any instant, finds either the
 * whole new file or the old one.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What to write. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes the content.
         *
         * @param out unbuffered; closed by the caller
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, replacing what was there. The content is forced to the storage device before the renaming. When
     * anything fails the old file remains and the one written aside is deleted.
     *
     * @param file to write; its folder must exist
     * @param body its content
     * @throws UncheckedIOException with a message of one line, if the file cannot be written
     */
    public static void write(Path file, Body body) {
        Path target = file.toAbsolutePath();
        Path aside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            if (Files.isDirectory(target)) {
                throw new FileSystemException(file.toString(), null, "is a folder");
            }
            try {
                fill(aside, body);
                rename(aside, target);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(Text.oneLine(file + ": cannot be written: " + reason(e)), e);
        }
    }

    private static void fill(Path aside, Body body) throws IOException {
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            body.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        String detail = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return detail == null ? e.getClass().getSimpleName() : detail;
    }
}
