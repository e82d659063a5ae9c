package io.evenkeel.nn;

import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes networks under the names by which {@link Networks} and PyTorch read them. */
public final class NetworkWriter {
    private NetworkWriter() {}

    /**
     * Writes a network, aside first and then renamed. What shapes do not tell of its cells goes into the metadata:
     * {@code cell} is their {@linkplain Cell#kind() kind}, where it is not the usual one of that shape, beside their {@linkplain
     * Cell#settings() settings}.
     *
     * @param network what to write; single and double precision are kept as they are
     * @param path a safetensors file, replaced if it exists
     * @throws IllegalArgumentException if its layers are of different kinds or settings
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Network network, Path path) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        network.namedParameters().forEach((name, p) -> tensors.put(name, p.value()));
        new SafeTensors(tensors, metadata(network)).write(path);
    }

    /**
     * What a file of a network says besides its tensors.
     *
     * @param network that is to be written
     * @return the network's metadata, and what shapes do not tell of its cells
     * @throws IllegalArgumentException if its layers are of different kinds or settings
     */
    public static Map<String, String> metadata(Network network) {
        Map<String, String> metadata = new LinkedHashMap<>(network.metadata());
        CellMetadata.put(network, metadata);
        return metadata;
    }
}
