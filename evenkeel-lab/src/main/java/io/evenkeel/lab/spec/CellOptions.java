package io.evenkeel.lab.spec;

import io.evenkeel.nn.Initialization;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.tensor.op.Activation;
import java.util.Optional;

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

    /**
     * Sets what this cell has of its own.
     *
     * @param builder of a network of such cells
     */
    default void configure(NetworkBuilder builder) {}

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
            implements CellOptions {}

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
            implements CellOptions {}

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
        public void configure(NetworkBuilder builder) {
            builder.leaky(leak, activation);
        }
    }

    /**
     * A gated recurrent unit, see {@link io.evenkeel.nn.GruCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Gru(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {}

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
        public Initialization adjust(Initialization initialization) {
            return forgetBias.map(initialization::withForgetBias).orElse(initialization);
        }
    }
}
