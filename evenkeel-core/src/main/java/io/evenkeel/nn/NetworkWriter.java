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
     * Writes a network, aside first and then renamed. What shapes do not tell of its cells goes into the metadata: {@code
     * cell} is {@code relu} or {@code leaky}; the latter has {@code leak} and {@code activation} as well.
     *
     * @param network what to write; single and double precision are kept as they are
     * @param path a safetensors file, replaced if it exists
     * @throws IllegalArgumentException if its layers are leaky cells of different leaks or activations
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
     * @throws IllegalArgumentException if its layers are leaky cells of different leaks or activations
     */
    public static Map<String, String> metadata(Network network) {
        Map<String, String> metadata = new LinkedHashMap<>(network.metadata());
        CellMetadata.put(network, metadata);
        return metadata;
    }
}
