package io.evenkeel.lab.spec;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.GruCell;
import io.evenkeel.nn.Initialization;
import io.evenkeel.nn.LeakyRnnCell;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.PeepholeLstmCell;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.tensor.op.Activation;
import java.util.Optional;
import java.util.function.IntFunction;

/** One step of a recurrent layer. */
public interface CellOptions extends Options {
    /** @return width of the state that the next layer sees */
    int units();

    /** @return number of layers on top of each other */
    int layers();

    /** @return the activation if it is an option, else empty */
    default Optional<Activation> chosenActivation() {
        return Optional.empty();
    }

    /** @return makes such cells, for widths of their input */
    IntFunction<Cell> cells();

    /** @return what such cells start with where a specification says nothing else */
    default StartingWeights start() {
        return StartingWeights.USUAL;
    }

    /**
     * Lets weights be determined in the way that belongs to this cell and to no other.
     *
     * @param cell one that {@link #cells} made
     */
    default void parametrize(Cell cell) {}

    /**
     * Looks at a network of such cells as it starts.
     *
     * @param network as it starts
     * @return what is legal but suspicious, in a sentence
     * @throws IllegalArgumentException if it cannot work
     */
    default Optional<String> check(Network network) {
        return Optional.empty();
    }

    /** @return whether {@link #parametrize} leaves nothing of the recurrent matrices to other parametrizations */
    default boolean determinesAll() {
        return false;
    }

    /**
     * Adds what this cell has of its own to the initial values.
     *
     * @param initialization by role
     * @return the same, or a changed one
     */
    default Initialization adjust(Initialization initialization) {
        return initialization;
    }

    /**
     * A simple recurrent network with tanh, see {@link io.evenkeel.nn.RnnCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Tanh(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new RnnCell(Activation.TANH, inputs, units);
        }
    }

    /**
     * A simple recurrent network with rectifiers, see {@link io.evenkeel.nn.RnnCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Relu(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new RnnCell(Activation.RELU, inputs, units);
        }
    }

    /**
     * IRNN: rectifiers with an identity matrix, see {@link io.evenkeel.nn.RnnCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     * @param gain of the identity
     */
    record Irnn(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers,

            @Setting(value = "number on the diagonal at the start", standard = "1.0")
            double gain)
            implements CellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new RnnCell(Activation.RELU, inputs, units);
        }

        @Override
        public StartingWeights start() {
            InitializerOptions small = new InitializerOptions.Gaussian(0.001);
            return StartingWeights.of(
                    new SequenceInitializerOptions.Diagonal(gain), small, new InitializerOptions.Constant(0), small);
        }
    }

    /**
     * A simple recurrent network with exponential linear units, see {@link io.evenkeel.nn.RnnCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Elu(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new RnnCell(Activation.ELU, inputs, units);
        }
    }

    /**
     * A linear recurrent network, see {@link io.evenkeel.nn.RnnCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Linear(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new RnnCell(Activation.IDENTITY, inputs, units);
        }
    }

    /**
     * Leaky integrators, see {@link io.evenkeel.nn.LeakyRnnCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     * @param leak α
     * @param activation f
     */
    record Leaky(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers,

            @Setting(value = "share of the new potential in each step", standard = "1.0", above = 0, most = 1)
            double leak,

            @Setting(value = "activation", standard = "tanh")
            Activation activation)
            implements CellOptions {
        @Override
        public Optional<Activation> chosenActivation() {
            return Optional.of(activation);
        }

        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new LeakyRnnCell(activation, leak, inputs, units);
        }
    }

    /**
     * A gated recurrent unit, see {@link io.evenkeel.nn.GruCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     * @param forgetBias what the biases of an update gate add up to at the start
     */
    record Gru(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers,

            @Setting(
                    "what the biases of an update gate, which keeps the state, add up to at the start; as other biases if"
                            + " not given")
            Optional<Double> forgetBias)
            implements CellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new GruCell(inputs, units);
        }

        @Override
        public Initialization adjust(Initialization initialization) {
            return forgetBias.map(initialization::withForgetBias).orElse(initialization);
        }
    }

    /**
     * Long short-term memory, see {@link io.evenkeel.nn.LstmCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     * @param forgetBias what the biases of a forget gate add up to at the start
     */
    record Lstm(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers,

            @Setting("what the biases of a forget gate add up to at the start; as other biases if not given")
            Optional<Double> forgetBias)
            implements CellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new LstmCell(inputs, units);
        }

        @Override
        public Initialization adjust(Initialization initialization) {
            return forgetBias.map(initialization::withForgetBias).orElse(initialization);
        }
    }

    /**
     * Long short-term memory whose gates see the memory, see {@link PeepholeLstmCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record PeepholeLstm(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new PeepholeLstmCell(inputs, units);
        }
    }
}
