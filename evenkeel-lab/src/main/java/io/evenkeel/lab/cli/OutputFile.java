package io.evenkeel.lab.cli;

import io.evenkeel.lab.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file to be written at the end of a run, checked at its beginning; {@code -} is standard output. */
final class OutputFile {
    private final String option;
    private final String name;
    private Path aside;

    private OutputFile(String option, String name) {
        this.option = option;
        this.name = name;
    }

    /**
     * Checks that a file can be written, without writing it.
     *
     * @throws UserError if it cannot
     */
    static Optional<OutputFile> of(String option, String name) {
        if (name == null) {
            return Optional.empty();
        }
        OutputFile file = new OutputFile(option, name);
        if (!file.standardOutput()) {
            file.check();
        }
        return Optional.of(file);
    }

    boolean standardOutput() {
        return name.equals("-");
    }

    /** Whether this is the same file as another. */
    boolean same(Path other) throws IOException {
        if (standardOutput()) {
            return false;
        }
        Path path = Paths.of(option, name);
        return path.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
                || (Files.exists(path) && Files.exists(other) && Files.isSameFile(path, other));
    }

    @Override
    public String toString() {
        return name;
    }

    /** Writes the text beside the place where it belongs. */
    void prepare(String text) throws IOException {
        if (standardOutput() || special()) {
            return;
        }
        aside = sibling();
        try (OutputStream out = Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            discard();
            throw e;
        }
    }

    /** Puts what was prepared where it belongs. */
    void commit(String text, PrintStream standardOut) throws IOException {
        if (standardOutput()) {
            standardOut.write(text.getBytes(StandardCharsets.UTF_8));
            standardOut.flush();
            if (standardOut.checkError()) {
                throw new IOException("cannot write to standard output");
            }
        } else if (special()) {
            Files.write(target(), text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
        } else {
            try {
                Files.move(aside, target(), StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(aside, target(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Removes what was prepared. */
    void discard() {
        try {
            if (aside != null) {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            // What is left is a file with a telling name beside the target; the error that led here matters more.
        }
    }

    private void check() {
        Path path = Paths.of(option, name);
        if (Files.isDirectory(path)) {
            throw new UserError(option + " " + name + " is a folder; give the name of a file");
        }
        if (special()) {
            return;
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError(option + " " + name + " cannot be written: there is no folder " + folder);
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new UserError(option + " " + name + " cannot be written: the file is read-only");
        }
        try {
            Path probe = sibling();
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw new UserError(option + " " + name + " cannot be written: the folder " + folder + " takes no files");
        }
    }

    // Devices and pipes are written to, never replaced.
    private boolean special() {
        Path path = Paths.of(option, name);
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    // Where a link points, so that the link stays.
    private Path target() throws IOException {
        Path path = Paths.of(option, name);
        return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    }

    private Path sibling() throws IOException {
        Path target = target();
        return target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    }
}
