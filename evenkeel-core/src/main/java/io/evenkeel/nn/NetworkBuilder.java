package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Makes recurrent networks from scratch: a stack of equal layers under the module name {@code rnn}, and a linear read-out
 * {@code head.weight}, {@code head.bias} if outputs are asked for. Parameters are in double precision.
 */
public final class NetworkBuilder {
    private final IntFunction<Cell> cells;
    private final int inputs;
    private int layers = 1;
    private int outputs;
    private Consumer<Cell> parametrizer = cell -> {};
    private Initialization initialization;
    private int embedding;
    private Initializer embeddingInitializer;

    private NetworkBuilder(IntFunction<Cell> cells, int inputs) {
        this.cells = cells;
        this.inputs = inputs;
    }

    /**
     * A network of one layer without a read-out, so far.
     *
     * @param kind {@code tanh}, {@code relu}, {@code elu} or {@code linear} ({@link RnnCell}), {@code gru}, {@code lstm} or
     *     {@code modrelu}
     * @param inputs width of the input, or rows of an {@link #embedding} in front
     * @param units of each layer
     * @return a builder for the rest
     * @throws IllegalArgumentException if there is no such kind, it cannot do without settings, or a width is not positive
     */
    public static NetworkBuilder of(String kind, int inputs, int units) {
        if (inputs < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "a network needs at least one input and one unit, not " + inputs + " and " + units);
        }
        Cells.of(kind, Map.of(), inputs, units);
        return of(width -> Cells.of(kind, Map.of(), width, units), inputs);
    }

    /**
     * A network of one layer without a read-out, so far.
     *
     * @param cells makes a cell for a width of its input; all that it makes are of one kind and one width
     * @param inputs width of the input, or rows of an {@link #embedding} in front
     * @return a builder for the rest
     */
    public static NetworkBuilder of(IntFunction<Cell> cells, int inputs) {
        return new NetworkBuilder(cells, inputs);
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
     * Sets in which sets weights stay.
     *
     * @param newParametrizer calls {@link Cell#parametrize} for every cell; does nothing by default
     * @return this
     */
    public NetworkBuilder parametrize(Consumer<Cell> newParametrizer) {
        parametrizer = newParametrizer;
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
     * @throws IllegalArgumentException if an initializer does not fit a shape or a map
     */
    public Network build(long seed) {
        Optional<Parameter> table = embedding == 0
                ? Optional.empty()
                : Optional.of(new Parameter("embedding.weight", Tensor.zeros(Precision.DOUBLE, inputs, embedding)));
        table.ifPresent(rows -> embeddingInitializer.fill(rows, seed));
        int width = table.map(Parameter::columns).orElse(inputs);
        List<Cell> stack = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            stack.add(cells.apply(i == 0 ? width : stack.get(i - 1).outputs()));
        }
        stack.forEach(parametrizer);
        int units = stack.get(layers - 1).outputs();
        Optional<Network.Head> head = outputs == 0
                ? Optional.empty()
                : Optional.of(new Network.Head(
                        new Parameter("head.weight", Tensor.zeros(Precision.DOUBLE, outputs, units)),
                        Optional.of(new Parameter("head.bias", Tensor.zeros(Precision.DOUBLE, outputs)))));
        Network network = new Network("rnn", stack.get(0).kind(), new Stack(stack), false, table, head, Map.of());
        (initialization == null ? Initialization.forUnits(units) : initialization).fill(network, seed);
        return network;
    }
}
