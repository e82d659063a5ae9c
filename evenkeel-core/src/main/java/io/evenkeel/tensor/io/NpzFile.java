package io.evenkeel.tensor.io;

import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * NumPy's .npz files, zip archives of .npy arrays as {@code numpy.savez} and {@code numpy.savez_compressed} write them.
 * The archive's directory has been read and checked; arrays are read on demand. It holds nothing open and needs no
 * closing.
 *
 * <p>An archive that unpacks to something else than it states is refused: each array's stated size must be what its
 * shape takes, its real size and checksum what is stated, and no size may exceed what deflate can reach.
 */
public final class NpzFile {
    private static final String SUFFIX = ".npy";

    private final Path file;
    private final Source source;
    private final Map<String, ZipMember> arrays;

    private NpzFile(Path file, Source source, Map<String, ZipMember> arrays) {
        this.file = file;
        this.source = source;
        this.arrays = arrays;
    }

    /**
     * Reads and checks the directory of a file. Members whose names do not end in {@code .npy} are passed over.
     *
     * @param file to read
     * @return the file, ready to read arrays from
     * @throws FormatException if there is no such file, it cannot be read, its directory is damaged, or it holds no
     *     array
     */
    public static NpzFile open(Path file) {
        Source source = Source.of(file);
        source.sizeOf(file, ".npz file");
        Map<String, ZipMember> arrays = new LinkedHashMap<>();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ZipDirectory.read(channel, source).forEach((name, member) -> {
                if (name.endsWith(SUFFIX)) {
                    arrays.put(name.substring(0, name.length() - SUFFIX.length()), member);
                }
            });
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        if (arrays.isEmpty()) {
            throw source.error(
                    "this zip archive holds no .npy arrays; a .npz file as numpy.savez writes it was expected");
        }
        return new NpzFile(file, source, arrays);
    }

    /** @return the path given to {@link #open} */
    public Path file() {
        return file;
    }

    /** @return the arrays' names, without {@code .npy}, in the archive's order, unmodifiable */
    public Set<String> names() {
        return Collections.unmodifiableSet(arrays.keySet());
    }

    /**
     * Reads one array.
     *
     * @param name of the array, without {@code .npy}
     * @return the array; see {@link NpyFile} for the element types
     * @throws FormatException if the file has no such array, or the array is damaged or cannot be read, see {@link
     *     NpyFile#read}
     */
    public Tensor read(String name) {
        ZipMember member = arrays.get(name);
        if (member == null) {
            throw source.error("no array " + Text.quote(name) + "; the file has " + Text.list(arrays.keySet()));
        }
        Source array = source.part("array", name);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return ZipContent.read(channel, member, in -> NpyFile.read(in, member.size(), array), array);
        } catch (IOException e) {
            throw array.unreadable(e);
        }
    }

    /**
     * Reads all arrays.
     *
     * @return arrays by name, in the archive's order, unmodifiable
     * @throws FormatException if any array cannot be read, see {@link #read}
     */
    public Map<String, Tensor> readAll() {
        Map<String, Tensor> result = new LinkedHashMap<>();
        arrays.keySet().forEach(name -> result.put(name, read(name)));
        return Collections.unmodifiableMap(result);
    }
}
