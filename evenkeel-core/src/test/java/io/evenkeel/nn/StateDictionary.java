package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tensors under PyTorch's names, to be written to a file, whole or with something wrong. All values differ. */
final class StateDictionary {
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private double next;

    StateDictionary with(String name, int... shape) {
        Tensor tensor = Tensor.zeros(Precision.SINGLE, shape);
        for (int i = 0; i < tensor.size(); i++) {
            next += 0x1p-10;
            tensor.set(i, next);
        }
        tensors.put(name, tensor);
        return this;
    }

    /** One direction of one layer with both biases. */
    StateDictionary layer(String prefix, int blocks, int inputs, int units, String suffix) {
        return with(prefix + "weight_ih_" + suffix, blocks * units, inputs)
                .with(prefix + "weight_hh_" + suffix, blocks * units, units)
                .with(prefix + "bias_ih_" + suffix, blocks * units)
                .with(prefix + "bias_hh_" + suffix, blocks * units);
    }

    /** A GRU of 3 inputs and 2 units. */
    static StateDictionary gru(String prefix) {
        return new StateDictionary().layer(prefix, 3, 3, 2, "l0");
    }

    StateDictionary without(String name) {
        if (tensors.remove(name) == null) {
            throw new AssertionError("no " + name);
        }
        return this;
    }

    StateDictionary value(String name, int index, double value) {
        tensors.get(name).set(index, value);
        return this;
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    Path write(Path file) {
        new SafeTensors(tensors, Map.of("vocabulary", "abc")).write(file);
        return file;
    }
}
