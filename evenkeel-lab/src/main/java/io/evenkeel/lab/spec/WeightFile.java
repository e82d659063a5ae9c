package io.evenkeel.lab.spec;

import io.evenkeel.evolution.Layout;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.Networks;
import io.evenkeel.tasks.WorkingFolder;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.tensor.io.SafeTensors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The weights of a model in a file of named tensors. */
final class WeightFile {
    private WeightFile() {}

    /**
     * Reads weights.
     *
     * @param file safetensors that holds every parameter of the model under its name, of a recurrent module under any name of the
     *     module; whatever else it holds is passed over
     * @param model of the layout
     * @return a number for each weight
     * @throws IllegalArgumentException if the file is missing or damaged, or a parameter is missing, has another shape or
     *     is not finite
     */
    static double[] genes(String file, Model model) {
        Path path = WorkingFolder.resolve(file);
        Map<String, Tensor> tensors = SafeTensors.read(path).tensors();
        Optional<Network> held = recurrent(path);
        model.namedParameters().forEach((name, p) -> {
            Tensor found = tensors.get(held.map(network -> renamed(name, model, network))
                    .filter(tensors::containsKey)
                    .orElse(name));
            if (found == null) {
                throw new IllegalArgumentException(
                        file + " has no tensor " + name + ", which the network needs" + held(tensors, held));
            }
            if (!Arrays.equals(found.shape(), p.value().shape())) {
                throw new IllegalArgumentException(
                        file + ": " + name + " is " + found + ", but the network's is " + p.value()
                                + held.filter(network -> isOther(network, model))
                                        .map(WeightFile::network)
                                        .orElse(""));
            }
            for (int i = 0; i < found.size(); i++) {
                if (!Double.isFinite(found.get(i))) {
                    throw new IllegalArgumentException(
                            file + ": " + name + "[" + i + "] is " + found.get(i) + "; weights must be finite numbers");
                }
                p.value().set(i, found.get(i));
            }
        });
        return Layout.of(model).read(model);
    }

    private static Optional<Network> recurrent(Path path) {
        try {
            return Optional.of(Networks.read(path));
        } catch (FormatException e) {
            // A file of another kind of network.
            return Optional.empty();
        }
    }

    /** The name in the file of a parameter of the recurrent module, which has another name in every program. */
    private static String renamed(String name, Model model, Network held) {
        String prefix = model instanceof Network own ? own.module() + "." : "";
        return !prefix.isEmpty() && name.startsWith(prefix)
                ? (held.module().isEmpty() ? "" : held.module() + ".") + name.substring(prefix.length())
                : name;
    }

    private static boolean isOther(Network held, Model model) {
        return !(model instanceof Network own)
                || !own.kind().equals(held.kind())
                || own.stack().outputs() != held.stack().outputs();
    }

    private static String held(Map<String, Tensor> tensors, Optional<Network> held) {
        return held.map(WeightFile::network)
                .orElseGet(
                        () -> "; it has " + tensors.keySet().stream().limit(4).collect(Collectors.joining(", "))
                                + (tensors.size() > 4 ? ", …" : ""));
    }

    private static String network(Network held) {
        List<Cell> layers = held.stack().layers();
        return "; for what it holds, set network: {cell: {name: " + held.kind() + ", units: "
                + layers.get(0).outputs() + (layers.size() > 1 ? ", layers: " + layers.size() : "") + "}}";
    }
}
