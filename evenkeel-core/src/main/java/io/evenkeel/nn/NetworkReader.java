package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one direction of a recurrent module, with what stands around it. */
final class NetworkReader {
    private final NetworkTensors tensors;
    private final NetworkModule module;
    private final String cell;
    private final String direction;
    private String kind;

    /**
     * A reader.
     *
     * @param tensors of the file
     * @param module which module
     * @param cell the kind of its cells, null to infer it
     * @param direction end of the tensors' names, empty or {@code _reverse}
     */
    NetworkReader(NetworkTensors tensors, NetworkModule module, String cell, String direction) {
        this.tensors = tensors;
        this.module = module;
        this.cell = cell;
        this.direction = direction;
    }

    Network read() {
        List<Cell> layers = new ArrayList<>();
        for (int k = 0; k < module.layers(); k++) {
            layers.add(layer(k, k == 0 ? null : layers.get(k - 1)));
        }
        Stack stack = new Stack(layers);
        return new Network(
                module.name(),
                kind,
                stack,
                !direction.isEmpty(),
                embedding(stack),
                head(stack),
                tensors.file().metadata());
    }

    private Cell layer(int k, Cell below) {
        String suffix = "_l" + k + direction;
        String hh = module.prefix() + "weight_hh" + suffix;
        String ih = module.prefix() + "weight_ih" + suffix;
        String both = "every layer has weight_ih and weight_hh";
        long[] shape = shape(hh, both);
        kind = kind(hh, shape);
        long rows = shape[0];
        long inputs = below == null ? tensors.matrixShape(ih, both)[1] : below.outputs();
        Tensor fromInput = tensors.matrix(
                ih,
                rows,
                inputs,
                below == null
                        ? "as many rows as weight_hh" + suffix
                        : "as many rows as weight_hh" + suffix + ", a column for each unit of layer " + (k - 1));
        Tensor fromState = CellMetadata.isSparse(tensors)
                ? tensors.vector(hh, rows, "the metadata say that recurrent weights are a vector")
                : tensors.matrix(hh, rows, shape[1], both);
        Cell result = CellMetadata.cell(tensors, kind, (int) inputs, (int) shape[1]);
        for (Parameter p : result.parameters()) {
            p.set(
                    switch (p.name()) {
                        case "weight_ih" -> fromInput;
                        case "weight_hh" -> fromState;
                        case "weight_ch" ->
                            tensors.matrix(
                                    module.prefix() + "weight_ch" + suffix,
                                    rows,
                                    shape[1],
                                    "as many rows and columns as weight_hh" + suffix);
                        case "bias_ih" -> bias("bias_ih" + suffix, "bias_hh" + suffix, fromInput);
                        case "bias_hh" -> bias("bias_hh" + suffix, "bias_ih" + suffix, fromState);
                        default ->
                            tensors.vector(
                                    module.prefix() + p.name() + suffix,
                                    p.columns(),
                                    "a " + kind + " cell has one of that length");
                    });
        }
        return result;
    }

    /** Rows and columns of weight_hh, equal where it is a vector that stands for a diagonal. */
    private long[] shape(String hh, String why) {
        if (!CellMetadata.isSparse(tensors) || !tensors.has(hh)) {
            return tensors.matrixShape(hh, why);
        }
        long units = tensors.file().entries().get(hh).shape().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        return new long[] {units, units};
    }

    private String kind(String name, long[] shape) {
        long blocks = shape[0] % shape[1] != 0 ? 0 : shape[0] / shape[1];
        String fits = "has shape " + Arrays.toString(shape) + ", which fits ";
        String inferred = cell != null && Cells.blocks(cell) == blocks ? cell : CellMetadata.kind(tensors, blocks);
        if (inferred == null) {
            throw tensors.error(
                    name,
                    "has shape " + Arrays.toString(shape) + ", which fits no cell; the rows must be 1 (tanh,"
                            + " relu), 3 (gru) or 4 (lstm) times the columns");
        }
        if (cell != null && !cell.equals(inferred)) {
            throw tensors.error(name, fits + inferred + "; the cell given, " + cell + ", has other blocks of rows");
        }
        if (kind != null && !kind.equals(inferred)) {
            throw tensors.error(
                    name, fits + inferred + ", but the layers below are " + kind + "; all must be of one kind");
        }
        return inferred;
    }

    private Tensor bias(String own, String other, Tensor weight) {
        if (!tensors.has(module.prefix() + own) && !tensors.has(module.prefix() + other)) {
            return Tensor.zeros(weight.precision(), weight.extent(0));
        }
        return tensors.vector(
                module.prefix() + own, weight.extent(0), "as long as its weights have rows, and both biases or none");
    }

    private Optional<Parameter> embedding(Stack stack) {
        String name = module.sibling(tensors, "embedding.weight");
        if (name == null) {
            return Optional.empty();
        }
        long[] shape = tensors.matrixShape(name, "");
        if (shape[1] != stack.inputs() && !module.alone()) {
            return Optional.empty();
        }
        String why = "as many columns as the recurrent module has inputs";
        return Optional.of(new Parameter(name, tensors.matrix(name, shape[0], stack.inputs(), why)));
    }

    private Optional<Network.Head> head(Stack stack) {
        String name = module.sibling(tensors, "head.weight");
        if (name == null) {
            return Optional.empty();
        }
        int columns = stack.outputs() * (module.bidirectional() ? 2 : 1);
        long[] shape = tensors.matrixShape(name, "");
        if (shape[1] != columns && !module.alone()) {
            return Optional.empty();
        }
        String why = "as many columns as the recurrent module has "
                + (module.bidirectional() ? "units in both directions" : "units");
        Parameter weight = new Parameter(name, tensors.matrix(name, shape[0], columns, why));
        String biasName = name.substring(0, name.length() - "weight".length()) + "bias";
        Optional<Parameter> bias = tensors.has(biasName)
                ? Optional.of(
                        new Parameter(biasName, tensors.vector(biasName, shape[0], "as long as head.weight has rows")))
                : Optional.empty();
        return module.bidirectional() ? Optional.empty() : Optional.of(new Network.Head(weight, bias));
    }
}
