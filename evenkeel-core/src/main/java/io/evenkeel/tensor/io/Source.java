package io.evenkeel.tensor.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A place in a file, as error messages name it. */
record Source(String where) {

    static Source of(Path file) {
        return new Source(file.toString());
    }

    /** A named part of this place, for instance {@code tensor "head.bias"}. */
    Source part(String kind, String name) {
        return new Source(where + ": " + kind + " " + Text.quote(name));
    }

    FormatException error(String problem) {
        return new FormatException(where + ": " + problem);
    }

    /** An error at a byte of the file, counted from its beginning. */
    FormatException error(long offset, String problem) {
        return new FormatException(where + ": at byte " + offset + ": " + problem);
    }

    FormatException unreadable(IOException cause) {
        return new FormatException(where + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file; check the path";
        }
        if (cause instanceof AccessDeniedException) {
            return "may not be read; check the file's permissions";
        }
        String detail = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        return "cannot be read: " + (detail == null ? cause.getClass().getSimpleName() : detail);
    }

    /**
     * The true size of a file.
     *
     * @param kind what is expected, for messages, for instance {@code ".npy file"}
     * @throws FormatException if there is no such file, if it is something other than a regular file (which could block
     *     or never end), or if it is empty
     */
    long sizeOf(Path file, String kind) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (attributes.isDirectory()) {
            throw error("is a folder; give the path of a " + kind);
        }
        if (!attributes.isRegularFile()) {
            throw error("is not a regular file; give the path of a " + kind);
        }
        if (attributes.size() == 0) {
            throw error("is empty; a " + kind + " was expected");
        }
        return attributes.size();
    }
}
