package io.evenkeel.lab.spec;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.GruCell;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.tensor.op.Activation;

/** One step of a recurrent layer. */
public interface CellOptions extends Options {
    /** @return width of the state that the next layer sees */
    int units();

    /** @return number of layers on top of each other */
    int layers();

    /** @return blocks of rows in its matrices, one for each gate */
    default int blocks() {
        return 1;
    }

    /**
     * Makes one layer.
     *
     * @param inputs width of its input
     * @return the cell
     */
    Cell cell(int inputs);

    /**
     * A simple recurrent network with tanh, see {@link RnnCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Tanh(
            @Setting(value = "units in a layer", least = 1)
            int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public Cell cell(int inputs) {
            return new RnnCell(Activation.TANH, inputs, units);
        }
    }

    /**
     * A simple recurrent network with rectifiers, see {@link RnnCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Relu(
            @Setting(value = "units in a layer", least = 1)
            int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public Cell cell(int inputs) {
            return new RnnCell(Activation.RELU, inputs, units);
        }
    }

    /**
     * A gated recurrent unit, see {@link GruCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Gru(
            @Setting(value = "units in a layer", least = 1)
            int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public int blocks() {
            return 3;
        }

        @Override
        public Cell cell(int inputs) {
            return new GruCell(inputs, units);
        }
    }

    /**
     * Long short-term memory, see {@link LstmCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record Lstm(
            @Setting(value = "units in a layer", least = 1)
            int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements CellOptions {
        @Override
        public int blocks() {
            return 4;
        }

        @Override
        public Cell cell(int inputs) {
            return new LstmCell(inputs, units);
        }
    }
}
