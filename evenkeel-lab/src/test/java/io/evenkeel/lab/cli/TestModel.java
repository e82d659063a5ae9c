package io.evenkeel.lab.cli;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A small network under PyTorch's names, to be written to a file, whole or with something wrong. */
final class TestModel {
    /** Rows of a gate's block times this is the rows of a matrix. */
    static final int RNN = 1;

    static final int GRU = 3;
    static final int LSTM = 4;

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(5);

    /** A tensor of random numbers between −0.6 and 0.6. */
    TestModel with(String name, int... shape) {
        Tensor tensor = Tensor.zeros(Precision.SINGLE, shape);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, random.nextDouble(-0.6, 0.6));
        }
        tensors.put(name, tensor);
        return this;
    }

    TestModel layer(String prefix, int blocks, int inputs, int units, String suffix) {
        return with(prefix + "weight_ih_" + suffix, blocks * units, inputs)
                .with(prefix + "weight_hh_" + suffix, blocks * units, units)
                .with(prefix + "bias_ih_" + suffix, blocks * units)
                .with(prefix + "bias_hh_" + suffix, blocks * units);
    }

    /** One layer named "rnn". */
    static TestModel of(int blocks, int inputs, int units) {
        return new TestModel().layer("rnn.", blocks, inputs, units, "l0");
    }

    TestModel vocabulary(String characters) {
        metadata.put("vocabulary", characters);
        return this;
    }

    TestModel value(String name, int index, double value) {
        tensors.get(name).set(index, value);
        return this;
    }

    /** Multiplies a tensor by a number. */
    TestModel scaled(String name, double factor) {
        Tensor tensor = tensors.get(name);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, factor * tensor.get(i));
        }
        return this;
    }

    /** Writes the file and returns its name. */
    String write(Path folder) {
        Path file = folder.resolve("model.safetensors");
        new SafeTensors(tensors, metadata).write(file);
        return file.toString();
    }
}
