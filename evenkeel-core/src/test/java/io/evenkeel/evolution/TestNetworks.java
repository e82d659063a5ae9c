package io.evenkeel.evolution;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.ConvolutionalEncoder;
import io.evenkeel.nn.ConvolutionalEncoder.Layer;
import io.evenkeel.nn.ConvolutionalRecurrentNetwork;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Small networks of random weights, and experiences for them. */
final class TestNetworks {
    private TestNetworks() {}

    /** A feed-forward or recurrent network, or one in which a weight occurs at several places. */
    static Model model(String kind, int inputs, int outputs) {
        return switch (kind) {
            case "mlp" -> new FeedForward(inputs, List.of(5, 4), Activation.TANH, outputs);
            case "relu" -> new FeedForward(inputs, List.of(6, 5), Activation.RELU, outputs);
            case "affine" -> new FeedForward(inputs, List.of(), Activation.TANH, outputs);
            case "twice" -> twice(inputs, outputs);
            case "table" -> table(inputs, outputs);
            case "images" -> images(outputs);
            default ->
                NetworkBuilder.of(kind, inputs, 5).layers(2).outputs(outputs).build(1);
        };
    }

    static EvolvingNetwork of(String kind, int inputs, int outputs, OutputNonlinearity nonlinearity, long seed) {
        EvolvingNetwork network = new EvolvingNetwork(model(kind, inputs, outputs), nonlinearity);
        double[] genes = new double[network.layout().size()];
        RandomStream.of(seed, "genes").gaussians(0, genes);
        network.become(WeightChange.scaled(genes, 0.6));
        return network;
    }

    /** What is written down in a step, with its parameters in order. */
    static Model custom(int inputs, int outputs, List<Parameter> parameters, UnaryOperator<Expr> step) {
        return new Model() {
            @Override
            public int inputs() {
                return inputs;
            }

            @Override
            public int outputs() {
                return outputs;
            }

            @Override
            public Expr record(Program.Trace trace, Expr x) {
                return step.apply(x);
            }

            @Override
            public Map<String, Parameter> namedParameters() {
                Map<String, Parameter> named = new LinkedHashMap<>();
                parameters.forEach(p -> named.put(p.name(), p));
                return named;
            }
        };
    }

    static Parameter parameter(String name, int... shape) {
        return new Parameter(name, Tensor.zeros(Precision.DOUBLE, shape));
    }

    /** A layer that is passed twice, and a part of its matrix as read-out. */
    private static Model twice(int width, int outputs) {
        Parameter w = parameter("w", width, width);
        Parameter b = parameter("b", width);
        return custom(width, outputs, List.of(w, b), x -> {
            Expr h = Operations.tanh(Operations.linear(x, w).plus(b));
            Expr again = Operations.tanh(Operations.linear(h, w).plus(b));
            return Operations.linear(again, w.rows(1, 1 + outputs));
        });
    }

    /** Rows of a table by index, each element with a gain of its own, and a matrix that is not transposed. */
    private static Model table(int inputs, int outputs) {
        Parameter table = parameter("table", 4, 3);
        Parameter gain = parameter("gain", 3);
        Parameter read = parameter("read", 3, outputs);
        return custom(inputs, outputs, List.of(gain, table, read), x -> {
            Expr row = Operations.embedding(Operations.slice(x, 0, 1), table);
            return Operations.matmul(Operations.tanh(row.times(gain)), read);
        });
    }

    /** A network that sees images of its own size. */
    private static Model images(int outputs) {
        List<Layer> layers = List.of(new Layer(2, 3, 2), new Layer(3, 3, 1));
        ConvolutionalEncoder encoder = new ConvolutionalEncoder(1, 5, 4, layers, Activation.TANH, OptionalInt.empty());
        Network recurrent = NetworkBuilder.of("lstm", 3, 2).outputs(outputs).build(1);
        return new ConvolutionalRecurrentNetwork(encoder, recurrent);
    }

    static Experiences experiences(EvolvingNetwork network, int size, int steps, boolean everyStep, long seed) {
        boolean indices = network.layout().segments().get(0).name().equals("gain");
        List<double[]> sequences = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double[] sequence = new double[steps * network.inputs()];
            RandomStream random = RandomStream.of(seed, "experience " + i);
            for (int j = 0; j < sequence.length; j++) {
                sequence[j] = indices ? Math.floor(4 * random.uniform(j)) : random.gaussian(j);
            }
            sequences.add(sequence);
        }
        return new Experiences(steps, everyStep, sequences);
    }
}
