package io.evenkeel.lab.spec;

import io.evenkeel.evolution.Layout;
import io.evenkeel.nn.Model;
import io.evenkeel.tasks.WorkingFolder;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.util.Arrays;
import java.util.Map;

/** The weights of a model in a file of named tensors. */
final class WeightFile {
    private WeightFile() {}

    /**
     * Reads weights.
     *
     * @param file safetensors that holds every parameter of the model under its name; whatever else it holds is passed over
     * @param model of the layout
     * @return a number for each weight
     * @throws IllegalArgumentException if the file is missing or damaged, or a parameter is missing, has another shape or
     *     is not finite
     */
    static double[] genes(String file, Model model) {
        Map<String, Tensor> tensors =
                SafeTensors.read(WorkingFolder.resolve(file)).tensors();
        model.namedParameters().forEach((name, p) -> {
            Tensor found = tensors.get(name);
            if (found == null) {
                throw new IllegalArgumentException(file + " has no tensor " + name + ", which the network needs");
            }
            if (!Arrays.equals(found.shape(), p.value().shape())) {
                throw new IllegalArgumentException(
                        file + ": " + name + " is " + found + ", but the network's is " + p.value());
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
}
