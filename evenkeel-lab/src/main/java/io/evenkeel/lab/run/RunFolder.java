package io.evenkeel.lab.run;

import io.evenkeel.lab.UserError;
import io.evenkeel.tensor.io.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a run: {@code spec.yaml}, {@code metrics.jsonl}, {@code checkpoint.safetensors}, {@code citations.bib}, of an
 * evolution {@code best.safetensors} and {@code seen.npy}, and what was asked for besides. One process at a time works in it.
 */
public final class RunFolder implements AutoCloseable {
    private static final String SPEC = "spec.yaml";
    private static final String METRICS = "metrics.jsonl";
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final String BEST = "best.safetensors";
    private static final String SEEN = "seen.npy";
    private static final String REPORT = "report.html";
    private static final String CITATIONS = "citations.bib";
    // TensorBoard looks for "tfevents" in the name.
    private static final String EVENTS = "events.out.tfevents.0.evenkeel";
    private static final String LOCK = ".lock";
    private static final List<String> OWN = List.of(CHECKPOINT, METRICS, BEST, SEEN, REPORT, CITATIONS, EVENTS, SPEC);

    private final Path path;
    private final FileChannel lock;

    private RunFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** What to do about a run that is there. */
    public enum Existing {
        /** Leave it as it is, and refuse to begin. */
        REFUSE,
        /** Go on with it, or begin if there is none. */
        RESUME,
        /** Delete what it left, and begin anew. */
        REPLACE
    }

    /**
     * Opens a folder, which is made if it does not exist.
     *
     * @param path of the folder
     * @param existing what to do about a run that is there
     * @return the folder, locked
     * @throws UserError if it holds a run that is to be left alone, if another process works in it, or if it cannot be
     *     written
     */
    public static RunFolder open(Path path, Existing existing) {
        FileChannel lock = null;
        boolean opened = false;
        try {
            Files.createDirectories(path);
            lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                throw new UserError("another process works in " + path + "; wait for it, or choose another --name");
            }
            RunFolder folder = new RunFolder(path, lock);
            folder.settle(existing);
            opened = true;
            return folder;
        } catch (IOException e) {
            throw refusal(path, e);
        } finally {
            if (!opened) {
                closeQuietly(lock);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void settle(Existing existing) throws IOException {
        if (holdsRun(path) && existing == Existing.REFUSE) {
            throw new UserError(path + " holds a run; go on with it by --resume, begin it anew by --force, or choose"
                    + " another --name");
        }
        deleteParts();
        if (existing == Existing.REPLACE) {
            for (String name : OWN) {
                Files.deleteIfExists(path.resolve(name));
            }
        }
    }

    // What a process was writing aside when it was killed; nobody else writes while the folder is locked.
    private void deleteParts() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, ".*.tmp")) {
            for (Path part : parts) {
                String name = part.getFileName().toString();
                if (OWN.stream().anyMatch(own -> name.startsWith("." + own + "."))) {
                    Files.delete(part);
                }
            }
        }
    }

    /**
     * Whether a folder is one of a run, finished or not.
     *
     * @param path of the folder, which may be missing
     * @return whether it is
     */
    public static boolean holdsRun(Path path) {
        return Files.exists(path.resolve(SPEC)) || Files.exists(checkpoint(path));
    }

    /**
     * Where the checkpoint of a run is, if there is one.
     *
     * @param path of the run's folder
     * @return its file
     */
    public static Path checkpoint(Path path) {
        return path.resolve(CHECKPOINT);
    }

    /** @return where the folder is */
    public Path path() {
        return path;
    }

    /** @return weights, optimizer and position */
    public Path checkpoint() {
        return checkpoint(path);
    }

    /** @return the complete specification */
    public Path spec() {
        return path.resolve(SPEC);
    }

    /** @return the log of figures */
    public Path metrics() {
        return path.resolve(METRICS);
    }

    /** @return the best network of an evolution */
    public Path best() {
        return path.resolve(BEST);
    }

    /** @return what the best network of an evolution saw */
    public Path seen() {
        return path.resolve(SEEN);
    }

    /** Deletes what an earlier best network saw. */
    void deleteSeen() {
        try {
            Files.deleteIfExists(seen());
        } catch (IOException e) {
            throw new UncheckedIOException(seen() + " cannot be deleted: " + Reason.of(e), e);
        }
    }

    /** @return the report for people */
    public Path report() {
        return path.resolve(REPORT);
    }

    /**
     * Writes the report for people, aside first and then renamed.
     *
     * @param page its HTML
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void report(String page) {
        write(report(), page);
    }

    /** @return what to cite */
    public Path citations() {
        return path.resolve(CITATIONS);
    }

    Path events() {
        return path.resolve(EVENTS);
    }

    /** Says that the folder cannot be written. */
    UserError refusal(IOException e) {
        return refusal(path, e);
    }

    private static UserError refusal(Path path, IOException e) {
        return new UserError("the folder " + path + " cannot be written: " + Reason.of(e));
    }

    /** Writes a text aside and renames it. */
    static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads the log of figures. Half a line at its end, which a full disk or a killed process may leave, does not count.
     *
     * @return an object for each line
     * @throws UserError if a line is damaged
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public List<ObjectNode> figures() {
        try {
            return MetricsReader.read(metrics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads all that a run has left.
     *
     * @return contents of files by their names
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public Map<String, byte[]> content() {
        Map<String, byte[]> content = new LinkedHashMap<>();
        try {
            for (String name : OWN) {
                Path file = path.resolve(name);
                if (Files.exists(file)) {
                    content.put(name, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }

    /**
     * Puts here what a run has left elsewhere, each file aside first and then renamed.
     *
     * @param content contents of files by their names, as {@link #content} gives them
     * @throws IllegalArgumentException if a name is none of a run's files
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public void put(Map<String, byte[]> content) {
        // The checkpoint comes last: it knows how much of the log belongs to it.
        content.keySet().stream()
                .sorted(Comparator.comparing(CHECKPOINT::equals))
                .forEach(name -> {
                    if (!OWN.contains(name)) {
                        throw new IllegalArgumentException(name + " is no file of a run");
                    }
                    AtomicFile.write(path.resolve(name), out -> out.write(content.get(name)));
                });
    }

    /** Lets other processes in. */
    @Override
    public void close() {
        closeQuietly(lock);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }
}
