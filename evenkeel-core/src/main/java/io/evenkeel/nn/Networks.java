package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.tensor.io.NonFinite;
import io.evenkeel.tensor.io.SafeTensorsFile;
import io.evenkeel.tensor.op.Activation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads recurrent modules under the names that PyTorch gives their parameters: {@code weight_ih_l0}, {@code weight_hh_l0},
 * {@code bias_ih_l0}, {@code bias_hh_l0}, further layers {@code _l1} …, the second direction {@code _reverse}, all behind
 * any prefix. The kind of cell follows from the blocks of rows: 1 simple, 3 GRU, 4 LSTM.
 */
public final class Networks {
    private static final Pattern RECURRENT = Pattern.compile("(?:(.*)\\.)?weight_hh_l(\\d+)(_reverse)?");

    private final SafeTensorsFile file;
    private final String cell;

    private Networks(SafeTensorsFile file, String cell) {
        this.file = file;
        this.cell = cell;
    }

    /**
     * Reads the only recurrent module of a file.
     *
     * @param path a safetensors file
     * @return the network
     * @throws FormatException if the file is damaged, holds no recurrent module or more than one direction or module
     */
    public static Network read(Path path) {
        List<Network> directions = read(path, null, null);
        if (directions.size() > 1) {
            throw FormatException.in(path, "the module is bidirectional; read its directions one by one");
        }
        return directions.get(0);
    }

    /**
     * Reads a recurrent module, direction by direction.
     *
     * @param path a safetensors file
     * @param module the module's prefix, null if there is only one
     * @param cell {@code tanh}, {@code relu}, {@code gru} or {@code lstm}, null to infer it from the shapes (tanh and relu
     *     cannot be told apart: tanh is assumed)
     * @return one network, or two for a bidirectional module, the forward direction first
     * @throws FormatException if the file is damaged, or its shapes fit no cell, or weights are not finite
     */
    public static List<Network> read(Path path, String module, String cell) {
        SafeTensorsFile file = SafeTensorsFile.open(path);
        Networks reader = new Networks(file, cell);
        String prefix = reader.module(module);
        int layers = reader.layers(prefix);
        boolean bidirectional = reader.has(prefix + "weight_hh_l0_reverse");
        if (bidirectional && layers > 1) {
            throw FormatException.in(
                    path,
                    "module " + shown(prefix) + " is a bidirectional stack of " + layers
                            + " layers, whose directions mix from layer to layer; only single bidirectional layers can be judged"
                            + " direction by direction");
        }
        List<Network> networks = new ArrayList<>();
        networks.add(reader.network(prefix, layers, ""));
        if (bidirectional) {
            networks.add(reader.network(prefix, layers, "_reverse"));
        }
        return networks;
    }

    private boolean has(String name) {
        return file.entries().containsKey(name);
    }

    private static String shown(String prefix) {
        return prefix.isEmpty() ? "without prefix" : prefix.substring(0, prefix.length() - 1);
    }

    private String module(String wanted) {
        Set<String> prefixes = new TreeSet<>();
        for (String name : file.entries().keySet()) {
            Matcher m = RECURRENT.matcher(name);
            if (m.matches()) {
                prefixes.add(m.group(1) == null ? "" : m.group(1) + ".");
            }
        }
        List<String> names = prefixes.stream().map(Networks::shown).toList();
        if (wanted != null) {
            String prefix = wanted.isEmpty() ? "" : wanted.endsWith(".") ? wanted : wanted + ".";
            if (!prefixes.contains(prefix)) {
                throw FormatException.in(file.file(), "no recurrent module " + wanted + "; there is " + names);
            }
            return prefix;
        }
        if (prefixes.isEmpty()) {
            throw FormatException.in(
                    file.file(), "no recurrent module: no tensor is named weight_hh_l0, under any prefix");
        }
        if (prefixes.size() > 1) {
            throw FormatException.in(file.file(), "several recurrent modules " + names + "; choose one with --module");
        }
        return prefixes.iterator().next();
    }

    private int layers(String prefix) {
        int layers = 0;
        while (has(prefix + "weight_hh_l" + layers)) {
            layers++;
        }
        for (String name : file.entries().keySet()) {
            Matcher m = RECURRENT.matcher(name);
            String own = m.matches() ? m.group(1) == null ? "" : m.group(1) + "." : null;
            if (prefix.equals(own) && (m.group(2).length() > 4 || Integer.parseInt(m.group(2)) >= layers)) {
                throw FormatException.in(
                        file.file(), name + " is there, but " + prefix + "weight_hh_l" + layers + " is missing");
            }
            if (name.startsWith(prefix + "weight_hr_l")) {
                throw FormatException.in(
                        file.file(),
                        name + " says that the LSTM projects its output (proj_size), which is not supported");
            }
        }
        return layers;
    }

    private Network network(String prefix, int layers, String direction) {
        List<Cell> cells = new ArrayList<>();
        String kind = null;
        for (int layer = 0; layer < layers; layer++) {
            String suffix = "_l" + layer + direction;
            Tensor hh = matrix(prefix + "weight_hh" + suffix);
            Tensor ih = matrix(prefix + "weight_ih" + suffix);
            int units = hh.extent(1);
            kind = kind(prefix + "weight_hh" + suffix, hh);
            int expected = layer == 0 ? ih.extent(1) : cells.get(layer - 1).outputs();
            require(ih, prefix + "weight_ih" + suffix, hh.extent(0), expected);
            Cell c = cell(kind, ih.extent(1), units);
            List<Parameter> parameters = c.parameters();
            parameters.get(0).set(ih);
            parameters.get(1).set(hh);
            parameters.get(2).set(bias(prefix + "bias_ih" + suffix, hh));
            parameters.get(3).set(bias(prefix + "bias_hh" + suffix, hh));
            cells.add(c);
        }
        Stack stack = new Stack(cells);
        return new Network(
                prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1),
                kind,
                stack,
                !direction.isEmpty(),
                embedding(prefix, stack),
                head(prefix, stack),
                file.metadata());
    }

    private String kind(String name, Tensor hh) {
        int units = hh.extent(1);
        int blocks = units == 0 || hh.extent(0) % units != 0 ? 0 : hh.extent(0) / units;
        String inferred = switch (blocks) {
            case 1 -> "relu".equals(cell) ? "relu" : "tanh";
            case 3 -> "gru";
            case 4 -> "lstm";
            default ->
                throw FormatException.in(
                        file.file(),
                        name + " has shape " + Arrays.toString(hh.shape())
                                + ", which fits no cell: rows must be 1, 3 or 4 times the columns");
        };
        if (cell != null && !cell.equals(inferred)) {
            throw FormatException.in(
                    file.file(),
                    name + " has shape " + Arrays.toString(hh.shape()) + ", which fits " + inferred + ", not " + cell);
        }
        return inferred;
    }

    private static Cell cell(String kind, int inputs, int units) {
        return switch (kind) {
            case "relu" -> new RnnCell(Activation.RELU, inputs, units);
            case "gru" -> new GruCell(inputs, units);
            case "lstm" -> new LstmCell(inputs, units);
            default -> new RnnCell(Activation.TANH, inputs, units);
        };
    }

    private Optional<Parameter> embedding(String prefix, Stack stack) {
        String name = sibling(prefix, "embedding.weight");
        if (name == null) {
            return Optional.empty();
        }
        Tensor table = matrix(name);
        require(table, name, table.extent(0), stack.inputs());
        return Optional.of(new Parameter(name, table));
    }

    private Optional<Network.Head> head(String prefix, Stack stack) {
        String name = sibling(prefix, "head.weight");
        if (name == null) {
            return Optional.empty();
        }
        Tensor weight = matrix(name);
        boolean bidirectional = has(prefix + "weight_hh_l0_reverse");
        if (bidirectional) {
            return Optional.empty();
        }
        require(weight, name, weight.extent(0), stack.outputs());
        String biasName = name.replace("weight", "bias");
        Optional<Parameter> bias =
                has(biasName) ? Optional.of(new Parameter(biasName, bias(biasName, weight))) : Optional.empty();
        return Optional.of(new Network.Head(new Parameter(name, weight), bias));
    }

    /** The tensor of that name beside the module, or at the top of the file. */
    private String sibling(String prefix, String name) {
        String parent = prefix.contains(".") ? prefix.substring(0, prefix.length() - 1) : "";
        String beside = parent.contains(".") ? parent.substring(0, parent.lastIndexOf('.') + 1) + name : name;
        return has(beside) ? beside : has(name) ? name : null;
    }

    private Tensor matrix(String name) {
        Tensor tensor = finite(name);
        if (tensor.rank() != 2 || tensor.size() == 0) {
            throw FormatException.in(file.file(), name + " must be a matrix, not " + Arrays.toString(tensor.shape()));
        }
        return tensor;
    }

    private Tensor bias(String name, Tensor weight) {
        if (!has(name)) {
            return Tensor.zeros(weight.precision(), weight.extent(0));
        }
        Tensor tensor = finite(name);
        if (tensor.rank() != 1 || tensor.size() != weight.extent(0)) {
            throw FormatException.in(
                    file.file(),
                    name + " must have shape [" + weight.extent(0) + "], not " + Arrays.toString(tensor.shape()));
        }
        return tensor;
    }

    private Tensor finite(String name) {
        if (!has(name)) {
            throw FormatException.in(file.file(), "tensor " + name + " is missing");
        }
        Tensor tensor = file.read(name);
        NonFinite nonFinite = NonFinite.count(tensor);
        if (!nonFinite.isClean()) {
            throw FormatException.in(file.file(), name + " has " + nonFinite.describe());
        }
        return tensor;
    }

    private void require(Tensor tensor, String name, int rows, int columns) {
        if (tensor.extent(0) != rows || tensor.extent(1) != columns) {
            throw FormatException.in(
                    file.file(),
                    name + " must have shape [" + rows + ", " + columns + "], not " + Arrays.toString(tensor.shape()));
        }
    }
}
