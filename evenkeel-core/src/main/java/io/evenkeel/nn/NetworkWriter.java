package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes networks under the names by which {@link Networks} and PyTorch read them. */
public final class NetworkWriter {
    private NetworkWriter() {}

    /**
     * Writes a network, aside first and then renamed.
     *
     * @param network what to write; single and double precision are kept as they are
     * @param path a safetensors file, replaced if it exists
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Network network, Path path) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        network.embedding().ifPresent(table -> tensors.put(table.name(), table.value()));
        String prefix = network.module().isEmpty() ? "" : network.module() + ".";
        List<Cell> layers = network.stack().layers();
        for (int layer = 0; layer < layers.size(); layer++) {
            String suffix = "_l" + layer + (network.reversed() ? "_reverse" : "");
            for (Parameter p : layers.get(layer).parameters()) {
                tensors.put(prefix + p.name() + suffix, p.value());
            }
        }
        network.head().ifPresent(head -> {
            tensors.put(head.weight().name(), head.weight().value());
            head.bias().ifPresent(bias -> tensors.put(bias.name(), bias.value()));
        });
        new SafeTensors(tensors, network.metadata()).write(path);
    }
}
