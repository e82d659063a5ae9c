package io.evenkeel.lab.run;

import io.evenkeel.evolution.EvolvingNetwork;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.NpyFile;
import io.evenkeel.tensor.io.SafeTensors;
import java.util.LinkedHashMap;
import java.util.Map;

/** A network that evolved, and what it saw, in files that other programs read. */
final class EvolvedNetwork {
    private EvolvedNetwork() {}

    /** Copies of the weights, under their names. */
    static Map<String, Tensor> weights(Model model) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        model.namedParameters().forEach((name, p) -> weights.put(name, p.value().copy()));
        return weights;
    }

    /**
     * Writes both files, each aside first and then renamed. Of a network that saw nothing there is only the first.
     *
     * @throws java.io.UncheckedIOException if one cannot be written
     */
    static void write(RunFolder folder, EvolvingNetwork network, Experiences seen) {
        Model model = network.model();
        new SafeTensors(weights(model), RunMetadata.of(model)).write(folder.best());
        if (seen.size() > 0) {
            NpyFile.write(folder.seen(), array(seen));
        } else {
            folder.deleteSeen();
        }
    }

    /** {@code [steps][sequences][inputs]}, as recurrent networks are driven. */
    static Tensor array(Experiences seen) {
        int steps = seen.steps();
        int sequences = seen.size();
        int inputs = seen.sequences().get(0).length / steps;
        double[] values = new double[steps * sequences * inputs];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < sequences; i++) {
                System.arraycopy(seen.sequences().get(i), t * inputs, values, (t * sequences + i) * inputs, inputs);
            }
        }
        return Tensor.of(values, steps, sequences, inputs);
    }
}
