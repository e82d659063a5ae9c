package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes recurrent networks from scratch: a stack of equal layers under the module name {@code rnn}, and a linear read-out
 * {@code head.weight}, {@code head.bias} if outputs are asked for. Parameters are in double precision.
 */
public final class NetworkBuilder {
    private static final Set<String> KINDS = Set.of("tanh", "relu", "leaky", "gru", "lstm");

    private final String kind;
    private final int inputs;
    private final int units;
    private int layers = 1;
    private int outputs;
    private double leak = 1;
    private Activation activation = Activation.TANH;
    private Initialization initialization;
    private int embedding;
    private Initializer embeddingInitializer;

    private NetworkBuilder(String kind, int inputs, int units) {
        this.kind = kind;
        this.inputs = inputs;
        this.units = units;
    }

    /**
     * A network of one layer without a read-out, so far.
     *
     * @param kind {@code tanh} or {@code relu} ({@link RnnCell}), {@code leaky} ({@link LeakyRnnCell}), {@code gru} or
     *     {@code lstm}
     * @param inputs width of the input, or rows of an {@link #embedding} in front
     * @param units of each layer
     * @return a builder for the rest
     * @throws IllegalArgumentException if there is no such kind or a width is not positive
     */
    public static NetworkBuilder of(String kind, int inputs, int units) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException(
                    "no cell is named \"" + kind + "\"; there are tanh, relu, leaky, gru and lstm");
        }
        if (inputs < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "a network needs at least one input and one unit, not " + inputs + " and " + units);
        }
        return new NetworkBuilder(kind, inputs, units);
    }

    /**
     * Sets the number of layers.
     *
     * @param number 1 by default
     * @return this
     * @throws IllegalArgumentException if there is not at least one
     */
    public NetworkBuilder layers(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a network needs at least one layer, not " + number);
        }
        layers = number;
        return this;
    }

    /**
     * Adds a linear read-out with a bias.
     *
     * @param width numbers that it gives
     * @return this
     * @throws IllegalArgumentException if the width is not positive
     */
    public NetworkBuilder outputs(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("a read-out needs at least one output, not " + width);
        }
        outputs = width;
        return this;
    }

    /**
     * Puts a table in front: the network reads one index in each step, a whole number from 0 to its inputs − 1, and the first
     * layer sees that row of the table, {@code embedding.weight}.
     *
     * @param width columns of the table
     * @param initializer of the table
     * @return this
     * @throws IllegalArgumentException if the width is not positive
     */
    public NetworkBuilder embedding(int width, Initializer initializer) {
        if (width < 1) {
            throw new IllegalArgumentException("an embedding needs at least one column, not " + width);
        }
        embedding = width;
        embeddingInitializer = initializer;
        return this;
    }

    /**
     * Sets what leaky cells have of their own; without meaning for others.
     *
     * @param newLeak α, 1 by default
     * @param newActivation f, tanh by default
     * @return this
     */
    public NetworkBuilder leaky(double newLeak, Activation newActivation) {
        leak = newLeak;
        activation = newActivation;
        return this;
    }

    /**
     * Sets the initial values.
     *
     * @param newInitialization by default {@link Initialization#forUnits}
     * @return this
     */
    public NetworkBuilder initialization(Initialization newInitialization) {
        initialization = newInitialization;
        return this;
    }

    /**
     * Makes the network.
     *
     * @param seed of the initial values
     * @return the network
     * @throws IllegalArgumentException if the leak is not above 0 and at most 1, or an initializer does not fit a shape
     */
    public Network build(long seed) {
        Optional<Parameter> table = embedding == 0
                ? Optional.empty()
                : Optional.of(new Parameter("embedding.weight", Tensor.zeros(Precision.DOUBLE, inputs, embedding)));
        table.ifPresent(rows -> embeddingInitializer.fill(rows, seed));
        int width = table.map(Parameter::columns).orElse(inputs);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            cells.add(cell(i == 0 ? width : units));
        }
        Optional<Network.Head> head = outputs == 0
                ? Optional.empty()
                : Optional.of(new Network.Head(
                        new Parameter("head.weight", Tensor.zeros(Precision.DOUBLE, outputs, units)),
                        Optional.of(new Parameter("head.bias", Tensor.zeros(Precision.DOUBLE, outputs)))));
        Network network = new Network("rnn", kind, new Stack(cells), false, table, head, Map.of());
        (initialization == null ? Initialization.forUnits(units) : initialization).fill(network, seed);
        return network;
    }

    private Cell cell(int width) {
        return switch (kind) {
            case "relu" -> new RnnCell(Activation.RELU, width, units);
            case "leaky" -> new LeakyRnnCell(activation, leak, width, units);
            case "gru" -> new GruCell(width, units);
            case "lstm" -> new LstmCell(width, units);
            default -> new RnnCell(Activation.TANH, width, units);
        };
    }
}
