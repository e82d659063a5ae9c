package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The values that a recurrent network starts with, by the role of its parameters. Input and recurrent matrices are filled
 * gate by gate, so that an {@link OrthogonalInitializer} or a {@link SpectralRadiusInitializer} speaks of each gate's own
 * square matrix.
 *
 * @param recurrent fills {@code weight_hh}, each gate's block {@code [units][units]} by itself
 * @param input fills {@code weight_ih}, each gate's block {@code [units][inputs]} by itself
 * @param bias fills {@code bias_ih}, {@code bias_hh} and the read-out's bias
 * @param readOut fills the read-out's weights
 * @param forgetBias what the two biases of an LSTM's forget gate add up to, in place of what {@code bias} gives them (R.
 *     Jozefowicz, W. Zaremba, I. Sutskever, An empirical exploration of recurrent network architectures, ICML 2015)
 */
public record Initialization(
        Initializer recurrent, Initializer input, Initializer bias, Initializer readOut, OptionalDouble forgetBias) {

    /**
     * What {@code torch.nn.RNN}, {@code LSTM}, {@code GRU} and a {@code Linear} behind them start with: all from {@code
     * U(−1/√units, 1/√units)}.
     *
     * @param units of each layer
     * @return the initialization
     * @throws IllegalArgumentException if there is not at least one unit
     */
    public static Initialization forUnits(int units) {
        Initializer uniform = UniformInitializer.forUnits(units);
        return new Initialization(uniform, uniform, uniform, uniform, OptionalDouble.empty());
    }

    /**
     * The same with other recurrent weights.
     *
     * @param initializer of each gate's square matrix
     * @return the changed initialization
     */
    public Initialization withRecurrent(Initializer initializer) {
        return new Initialization(initializer, input, bias, readOut, forgetBias);
    }

    /**
     * The same with other input weights.
     *
     * @param initializer of each gate's matrix
     * @return the changed initialization
     */
    public Initialization withInput(Initializer initializer) {
        return new Initialization(recurrent, initializer, bias, readOut, forgetBias);
    }

    /**
     * The same with other biases.
     *
     * @param initializer of all biases
     * @return the changed initialization
     */
    public Initialization withBias(Initializer initializer) {
        return new Initialization(recurrent, input, initializer, readOut, forgetBias);
    }

    /**
     * The same with another read-out.
     *
     * @param initializer of the read-out's weights
     * @return the changed initialization
     */
    public Initialization withReadOut(Initializer initializer) {
        return new Initialization(recurrent, input, bias, initializer, forgetBias);
    }

    /**
     * The same with forget gates that start open or closed; without meaning for cells other than LSTMs.
     *
     * @param sum what both biases of a forget gate add up to, usually 1
     * @return the changed initialization
     */
    public Initialization withForgetBias(double sum) {
        return new Initialization(recurrent, input, bias, readOut, OptionalDouble.of(sum));
    }

    /**
     * Fills a network, all but an embedding. Each parameter's values depend on the seed, its shape and its name in files. Then
     * {@linkplain Parametrization#initialize parametrizations} take over what was filled.
     *
     * @param network whose layers are this package's cells; its values are overwritten in place
     * @param seed of the random numbers
     * @throws IllegalArgumentException if an initializer does not fit a shape
     */
    public void fill(Network network, long seed) {
        network.namedParameters().forEach((name, parameter) -> {
            RandomStream stream = RandomStream.of(seed, "initialization of " + name);
            switch (parameter.name()) {
                case "weight_hh" -> fillByGate(recurrent, parameter, units(network, parameter), stream);
                case "weight_ih" -> fillByGate(input, parameter, units(network, parameter), stream);
                case "bias_ih", "bias_hh", "bias" -> bias.fill(parameter, stream);
                default -> fillAround(network, parameter, stream);
            }
        });
        for (Cell layer : network.stack().layers()) {
            if (layer instanceof LstmCell && forgetBias.isPresent()) {
                openForgetGate(layer.parameters(), layer.outputs());
            }
        }
        network.parameters().forEach(Parameter::changed);
        List<Parametrization> parametrizations = network.parametrizations();
        for (int i = 0; i < parametrizations.size(); i++) {
            parametrizations
                    .get(i)
                    .start(
                            role(parametrizations.get(i).block().parameter()),
                            RandomStream.of(seed, "initialization of parametrization " + i));
        }
    }

    private Initializer role(Parameter parameter) {
        return parameter.name().equals("weight_hh")
                ? recurrent
                : parameter.name().equals("weight_ih") ? input : bias;
    }

    private void fillAround(Network network, Parameter parameter, RandomStream stream) {
        network.head().ifPresent(head -> {
            if (parameter == head.weight()) {
                readOut.fill(parameter, stream);
            } else if (head.bias().filter(b -> b == parameter).isPresent()) {
                bias.fill(parameter, stream);
            }
        });
    }

    private static int units(Network network, Parameter parameter) {
        return network.stack().layers().stream()
                .filter(layer -> layer.parameters().contains(parameter))
                .findFirst()
                .orElseThrow()
                .outputs();
    }

    private static void fillByGate(Initializer initializer, Parameter parameter, int units, RandomStream stream) {
        int columns = parameter.columns();
        int rows = Math.min(units, parameter.rows());
        for (int gate = 0; gate * rows < parameter.rows(); gate++) {
            Parameter block = new Parameter(parameter.name(), Tensor.zeros(Precision.DOUBLE, rows, columns));
            initializer.fill(block, stream.split("gate " + gate));
            for (int i = 0; i < rows * columns; i++) {
                parameter.value().set(gate * rows * columns + i, block.value().get(i));
            }
        }
    }

    private void openForgetGate(List<Parameter> lstm, int units) {
        for (int i = units; i < 2 * units; i++) {
            lstm.get(2).value().set(i, forgetBias.getAsDouble());
            lstm.get(3).value().set(i, 0);
        }
    }
}
