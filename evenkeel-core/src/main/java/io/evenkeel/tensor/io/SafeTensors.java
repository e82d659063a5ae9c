package io.evenkeel.tensor.io;

import io.evenkeel.tensor.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named tensors and string metadata: the content of a safetensors file, in memory. The format's source is named at
 * {@link SafeTensorsFile}, which also reads tensors one by one.
 *
 * @param tensors by name, in order; unmodifiable
 * @param metadata strings by name, in order; unmodifiable
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {

    /** Keeps its own copies of the maps, in their order; the tensors are shared. */
    public SafeTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Tensors without metadata.
     *
     * @param tensors by name, in order
     * @return the content
     */
    public static SafeTensors of(Map<String, Tensor> tensors) {
        return new SafeTensors(tensors, Map.of());
    }

    /**
     * Reads a whole file.
     *
     * @param file to read
     * @return all of its tensors and metadata, in the header's order
     * @throws FormatException if the file is missing or damaged, see {@link SafeTensorsFile#open}, or if it holds a
     *     tensor that cannot be read, see {@link SafeTensorsFile#read}
     */
    public static SafeTensors read(Path file) {
        return SafeTensorsFile.open(file).readAll();
    }

    /**
     * One of the tensors.
     *
     * @param name of the tensor
     * @return the tensor, not a copy
     * @throws IllegalArgumentException if there is none of that name
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "no tensor " + Text.quote(name) + "; there are " + Text.list(tensors.keySet()));
        }
        return tensor;
    }

    /** @return the same content, tensors and metadata in the order of their names */
    public SafeTensors alphabetical() {
        return new SafeTensors(new TreeMap<>(tensors), new TreeMap<>(metadata));
    }

    /**
     * Writes a file: single precision as F32, double as F64, the header in the order of the maps, padded with spaces to
     * a multiple of 8 bytes; all F64 data before the F32 data, so that every tensor is aligned to its element size. The
     * same content gives the same bytes. The file is written aside and renamed, see {@link AtomicFile}.
     *
     * @param file to write or replace; its folder must exist
     * @throws IllegalArgumentException if a tensor is named {@code __metadata__}, a name or a metadata value contains
     *     half of a surrogate pair, or the header would exceed 100,000,000 bytes
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        SafeTensorsWriter writer = new SafeTensorsWriter(this);
        AtomicFile.write(file, writer::writeTo);
    }
}
