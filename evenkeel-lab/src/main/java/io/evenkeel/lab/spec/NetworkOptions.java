package io.evenkeel.lab.spec;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.Stack;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is trained: a recurrent network of layers of one cell with a linear read-out, or a feed-forward one.
 *
 * @param cell of a recurrent network
 * @param recurrent weights within a layer of a recurrent network
 * @param layers of a feed-forward network
 * @param input weights in front of each layer
 * @param bias biases of the layers
 * @param head the read-out
 */
public record NetworkOptions(
        @Setting("cell of a recurrent network") Optional<CellOptions> cell,

        @Setting("matrices within the layers of a recurrent network; uniform if not given")
        Optional<Weights> recurrent,

        @Setting("hidden layers of a feed-forward network") Optional<Layers> layers,

        @Setting(value = "matrices in front of the layers", standard = "{}")
        Weights input,

        @Setting(value = "biases of the layers", standard = "{}") Weights bias,

        @Setting(value = "the linear read-out", standard = "{}") Weights head) {

    private static final String MODULE = "rnn";

    /**
     * Checks that this is one network.
     *
     * @throws IllegalArgumentException if it is none or two
     */
    public NetworkOptions {
        if (cell.isPresent() == layers.isPresent()) {
            throw new IllegalArgumentException(
                    "give either cell, for a recurrent network, or layers, for a feed-forward one");
        }
        if (layers.isPresent() && recurrent.isPresent()) {
            throw new IllegalArgumentException("a feed-forward network has no recurrent matrix; leave out recurrent");
        }
        // Written out, so that a specification says everything.
        recurrent = cell.isPresent()
                ? Optional.of(recurrent.orElse(new Weights(new InitializerOptions.Uniform(Optional.empty()))))
                : recurrent;
    }

    /**
     * Weights of one place.
     *
     * @param initializer their values at the start
     */
    public record Weights(
            @Setting(value = "the weights at the start", standard = "uniform")
            InitializerOptions initializer) {}

    /**
     * Hidden layers of a feed-forward network.
     *
     * @param count how many
     * @param units in each
     * @param activation f
     * @param output activation of the read-out
     */
    public record Layers(
            @Setting(value = "how many", least = 1) int count,

            @Setting(value = "units in each", least = 1) int units,

            @Setting(value = "activation of the hidden layers", standard = "tanh")
            Activation activation,

            @Setting(value = "activation of the read-out", standard = "identity")
            Activation output) {}

    /** @return whether the network has a state */
    public boolean isRecurrent() {
        return cell.isPresent();
    }

    /**
     * Makes the network and fills its parameters.
     *
     * @param inputs width of an input row
     * @param outputs width of an output row
     * @param seed of the weights
     * @return a model at the start of its training
     */
    public Model model(int inputs, int outputs, long seed) {
        return isRecurrent() ? recurrentModel(inputs, outputs, seed) : feedForward(inputs, outputs, seed);
    }

    private Model recurrentModel(int inputs, int outputs, long seed) {
        CellOptions options = cell.orElseThrow();
        int units = options.units();
        List<Cell> stack = new ArrayList<>();
        for (int layer = 0; layer < options.layers(); layer++) {
            stack.add(options.cell(layer == 0 ? inputs : units));
        }
        Network.Head readOut = new Network.Head(
                new Parameter("head.weight", Tensor.zeros(Precision.DOUBLE, outputs, units)),
                Optional.of(new Parameter("head.bias", Tensor.zeros(Precision.DOUBLE, outputs))));
        String kind = Settings.ingredient(options).name();
        Network network = new Network(
                MODULE, kind, new Stack(stack), false, Optional.empty(), Optional.of(readOut), Map.of("cell", kind));
        fill(network, "weight_hh", recurrent.orElseThrow(), units, options.blocks(), seed);
        fill(network, "weight_ih", input, units, options.blocks(), seed);
        fill(network, "bias_", bias, units, 1, seed);
        fill(network, "head.", head, units, 1, seed);
        return network;
    }

    private Model feedForward(int inputs, int outputs, long seed) {
        Layers hidden = layers.orElseThrow();
        FeedForward network = new FeedForward(
                inputs,
                Collections.nCopies(hidden.count(), hidden.units()),
                hidden.activation(),
                outputs,
                hidden.output());
        int top = hidden.count();
        for (int i = 0; i <= top; i++) {
            Parameter weight = network.weights().get(i);
            (i == top ? head : input).initializer().initializer(weight.columns(), 1).fill(weight, seed);
            (i == top ? head : bias)
                    .initializer()
                    .initializer(weight.columns(), 1)
                    .fill(network.biases().get(i), seed);
        }
        return network;
    }

    private static void fill(Network network, String part, Weights weights, int width, int blocks, long seed) {
        List<Parameter> chosen = network.parameters().stream()
                .filter(parameter -> parameter.name().startsWith(part))
                .toList();
        weights.initializer().initializer(width, blocks).fill(chosen, seed);
    }
}
