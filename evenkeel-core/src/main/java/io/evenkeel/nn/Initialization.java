package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * The values that a recurrent network starts with, by the role of its parameters. Input and recurrent matrices are filled
 * gate by gate, so that an {@link OrthogonalInitializer} or a {@link SpectralRadiusInitializer} speaks of each gate's own
 * square matrix.
 *
 * @param recurrent fills {@code weight_hh} and {@code weight_ch}, each gate's block {@code [units][units]} by itself
 * @param input fills {@code weight_ih}, each gate's block {@code [units][inputs]} by itself
 * @param bias fills {@code bias_ih}, {@code bias_hh} and the read-out's bias
 * @param readOut fills the read-out's weights
 * @param candidate fills the candidate's block of {@code weight_hh} of a gated cell, in place of {@code recurrent}
 * @param forgetBias what the two biases of the gate that keeps the state add up to, an LSTM's forget gate or a GRU's update
 *     gate, in place of what {@code bias} gives them (R. Jozefowicz, W. Zaremba, I. Sutskever, An empirical exploration of
 *     recurrent network architectures, ICML 2015)
 */
public record Initialization(
        Initializer recurrent,
        Initializer input,
        Initializer bias,
        Initializer readOut,
        Optional<Initializer> candidate,
        OptionalDouble forgetBias) {

    /**
     * Values by role alone.
     *
     * @param recurrent fills {@code weight_hh}, each gate's block by itself
     * @param input fills {@code weight_ih}, each gate's block by itself
     * @param bias fills all biases
     * @param readOut fills the read-out's weights
     */
    public Initialization(Initializer recurrent, Initializer input, Initializer bias, Initializer readOut) {
        this(recurrent, input, bias, readOut, Optional.empty(), OptionalDouble.empty());
    }

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
        return new Initialization(uniform, uniform, uniform, uniform);
    }

    /**
     * The same with other recurrent weights.
     *
     * @param initializer of each gate's square matrix
     * @return the changed initialization
     */
    public Initialization withRecurrent(Initializer initializer) {
        return new Initialization(initializer, input, bias, readOut, candidate, forgetBias);
    }

    /**
     * The same with other input weights.
     *
     * @param initializer of each gate's matrix
     * @return the changed initialization
     */
    public Initialization withInput(Initializer initializer) {
        return new Initialization(recurrent, initializer, bias, readOut, candidate, forgetBias);
    }

    /**
     * The same with other biases.
     *
     * @param initializer of all biases
     * @return the changed initialization
     */
    public Initialization withBias(Initializer initializer) {
        return new Initialization(recurrent, input, initializer, readOut, candidate, forgetBias);
    }

    /**
     * The same with another read-out.
     *
     * @param initializer of the read-out's weights
     * @return the changed initialization
     */
    public Initialization withReadOut(Initializer initializer) {
        return new Initialization(recurrent, input, bias, initializer, candidate, forgetBias);
    }

    /**
     * The same with another matrix for candidates; without meaning for cells without gates.
     *
     * @param initializer of the candidate's square matrix
     * @return the changed initialization
     */
    public Initialization withCandidate(Initializer initializer) {
        return new Initialization(recurrent, input, bias, readOut, Optional.of(initializer), forgetBias);
    }

    /**
     * The same with an LSTM's forget gates or a GRU's update gates that start open or closed; without meaning for other cells.
     *
     * @param sum what both biases of such a gate add up to, usually 1
     * @return the changed initialization
     */
    public Initialization withForgetBias(double sum) {
        return new Initialization(recurrent, input, bias, readOut, candidate, OptionalDouble.of(sum));
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
                case "weight_hh", "weight_ch" -> fillRecurrent(cell(network, parameter), parameter, stream);
                case "weight_ih" ->
                    fillByGate(
                            gate -> input, parameter, cell(network, parameter).outputs(), stream);
                case "bias_ih", "bias_hh", "bias" -> bias.fill(parameter, stream);
                default -> fillAround(network, parameter, stream);
            }
        });
        for (Cell layer : network.stack().layers()) {
            if ((layer instanceof LstmCell || layer instanceof GruCell) && forgetBias.isPresent()) {
                openForgetGate(layer.parameters(), layer.outputs());
            }
        }
        network.parameters().forEach(Parameter::changed);
        network.parametrizations()
                .forEach((name, each) -> each.start(
                        role(each.block().parameter()),
                        RandomStream.of(seed, "initialization of " + name + " by itself")));
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

    private static Cell cell(Network network, Parameter parameter) {
        return network.stack().layers().stream()
                .filter(layer -> layer.parameters().contains(parameter))
                .findFirst()
                .orElseThrow();
    }

    private void fillRecurrent(Cell cell, Parameter parameter, RandomStream stream) {
        List<String> gates = cell.gates();
        fillByGate(gate -> initializer(gate < gates.size() ? gates.get(gate) : ""), parameter, cell.outputs(), stream);
    }

    private Initializer initializer(String gate) {
        return gate.equals("candidate") ? candidate.orElse(recurrent) : recurrent;
    }

    private static void fillByGate(
            IntFunction<Initializer> initializers, Parameter parameter, int units, RandomStream stream) {
        int columns = parameter.columns();
        int rows = Math.min(units, parameter.rows());
        for (int gate = 0; gate * rows < parameter.rows(); gate++) {
            Parameter block = new Parameter(parameter.name(), Tensor.zeros(Precision.DOUBLE, rows, columns));
            initializers.apply(gate).fill(block, stream.split("gate " + gate));
            for (int i = 0; i < rows * columns; i++) {
                parameter.value().set(gate * rows * columns + i, block.value().get(i));
            }
        }
    }

    /** The gate that keeps the state is the second block of both cells. */
    private void openForgetGate(List<Parameter> gated, int units) {
        for (int i = units; i < 2 * units; i++) {
            gated.get(2).value().set(i, forgetBias.getAsDouble());
            gated.get(3).value().set(i, 0);
        }
    }
}
