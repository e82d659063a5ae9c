package io.evenkeel.prune;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.LeakyRnnCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Small networks of random weights, and inputs for them. */
final class Nets {
    static final int INPUTS = 3;
    static final int UNITS = 5;
    static final int EXAMPLES = 18;

    private Nets() {}

    static Stream<String> kinds() {
        return Stream.of("tanh", "leaky", "gru", "lstm", "2 gru", "2 lstm");
    }

    static Network of(String kind, long seed) {
        int layers = kind.startsWith("2 ") ? 2 : 1;
        String name = kind.replace("2 ", "");
        NetworkBuilder builder = name.equals("leaky")
                ? NetworkBuilder.of(width -> new LeakyRnnCell(Activation.TANH, 0.4, width, UNITS), INPUTS)
                : NetworkBuilder.of(name, INPUTS, UNITS);
        Network network = builder.layers(layers).outputs(2).build(seed);
        network.parameters().forEach(p -> randomize(p, seed, 1));
        return network;
    }

    static void randomize(Parameter p, long seed, double scale) {
        RandomStream random = RandomStream.of(seed, "values of " + p);
        for (int i = 0; i < p.value().size(); i++) {
            p.value().set(i, scale * random.gaussian(i));
        }
        p.changed();
    }

    /** h' = U h + W x, without a read-out. */
    static Network linear(long seed) {
        Network network = alone(new RnnCell(Activation.IDENTITY, INPUTS, UNITS));
        network.parameters().forEach(p -> randomize(p, seed, 0.6));
        return network;
    }

    static Network alone(Cell... layers) {
        return new Network("", "test", new Stack(List.of(layers)), false, Optional.empty(), Optional.empty(), Map.of());
    }

    static Tensor inputs(int steps, int examples, long seed) {
        RandomStream random = RandomStream.of(seed, "inputs");
        Tensor x = Tensor.zeros(Precision.DOUBLE, steps, examples, INPUTS);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, random.gaussian(i));
        }
        return x;
    }

    /** The inputs of one example from a step on, {@code [steps][inputs]}. */
    static Tensor sequence(Tensor inputs, int example, int from, int to) {
        Tensor x = Tensor.zeros(Precision.DOUBLE, to - from, INPUTS);
        for (int t = from; t < to; t++) {
            for (int i = 0; i < INPUTS; i++) {
                x.set((t - from) * INPUTS + i, inputs.get((t * inputs.extent(1) + example) * INPUTS + i));
            }
        }
        return x;
    }
}
