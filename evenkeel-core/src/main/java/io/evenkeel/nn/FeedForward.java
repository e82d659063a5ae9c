package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Pass;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.tensor.op.Linear;
import io.evenkeel.tensor.op.Sum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A multilayer perceptron of any depth: {@code h_0 = x}, {@code u_i = W_i h_i + b_i}, {@code h_{i+1} = f(u_i)}, the last
 * layer with an activation of its own. Layers are counted from 0 and the last one gives the output. Parameters are named
 * {@code layers.i.weight} {@code [width][width of the layer below]} and {@code layers.i.bias} {@code [width]}, as a list
 * of {@code torch.nn.Linear}.
 */
public final class FeedForward implements Model {
    private final int inputs;
    private final Activation activation;
    private final Activation outputActivation;
    private final List<Parameter> weights = new ArrayList<>();
    private final List<Parameter> biases = new ArrayList<>();

    /**
     * One layer inside a traced step.
     *
     * @param sum u, what the activation is applied to
     * @param output f(u)
     */
    public record Layer(Expr sum, Expr output) {}

    /**
     * A network with zero parameters and a linear output.
     *
     * @param inputs width of the input
     * @param hidden widths of the hidden layers, from the input to the output; may be empty
     * @param activation of the hidden layers
     * @param outputs width of the output
     * @throws IllegalArgumentException if a width is not positive
     */
    public FeedForward(int inputs, List<Integer> hidden, Activation activation, int outputs) {
        this(inputs, hidden, activation, outputs, Activation.IDENTITY);
    }

    /**
     * A network with zero parameters.
     *
     * @param inputs width of the input
     * @param hidden widths of the hidden layers, from the input to the output; may be empty
     * @param activation of the hidden layers
     * @param outputs width of the output
     * @param outputActivation of the last layer
     * @throws IllegalArgumentException if a width is not positive
     */
    public FeedForward(
            int inputs, List<Integer> hidden, Activation activation, int outputs, Activation outputActivation) {
        this.inputs = positive(inputs, "the input");
        this.activation = activation;
        this.outputActivation = outputActivation;
        int below = inputs;
        for (int width : hidden) {
            add(positive(width, "hidden layer " + weights.size()), below);
            below = width;
        }
        add(positive(outputs, "the output"), below);
    }

    private static int positive(int width, String what) {
        if (width < 1) {
            throw new IllegalArgumentException("the width of " + what + " must be positive, not " + width);
        }
        return width;
    }

    private void add(int width, int below) {
        String name = "layers." + weights.size();
        weights.add(new Parameter(name + ".weight", Tensor.zeros(Precision.DOUBLE, width, below)));
        biases.add(new Parameter(name + ".bias", Tensor.zeros(Precision.DOUBLE, width)));
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return weights.get(depth() - 1).rows();
    }

    /** @return number of layers, the last one, which gives the output, included */
    public int depth() {
        return weights.size();
    }

    /** @return the matrices W_i, layer by layer */
    public List<Parameter> weights() {
        return List.copyOf(weights);
    }

    /** @return the vectors b_i, layer by layer */
    public List<Parameter> biases() {
        return List.copyOf(biases);
    }

    /**
     * The nonlinearity of a layer.
     *
     * @param layer counted from 0
     * @return its activation
     */
    public Activation activation(int layer) {
        return layer == depth() - 1 ? outputActivation : activation;
    }

    @Override
    public Map<String, Parameter> namedParameters() {
        Map<String, Parameter> named = new LinkedHashMap<>();
        for (int i = 0; i < depth(); i++) {
            named.put(weights.get(i).name(), weights.get(i));
            named.put(biases.get(i).name(), biases.get(i));
        }
        return named;
    }

    /**
     * Fills all layers as {@code torch.nn.Linear} does: weights and biases from {@code U(−1/√n, 1/√n)}, n the width of the
     * layer below. Other values come from an {@link Initializer} of the {@link #weights()}.
     *
     * @param seed of the random numbers
     */
    public void initialize(long seed) {
        for (int i = 0; i < depth(); i++) {
            Initializer uniform = UniformInitializer.forUnits(weights.get(i).columns());
            uniform.fill(List.of(weights.get(i), biases.get(i)), seed);
        }
    }

    @Override
    public Expr record(Program.Trace trace, Expr x) {
        Expr h = x;
        for (int i = 0; i < depth(); i++) {
            h = activation(i).of(linear(h, weights.get(i)).plus(biases.get(i)));
            h.markLayer(i);
        }
        return h;
    }

    /**
     * Finds the layers in a step into which {@link #record} put this network, for those who want a value or a gradient at
     * each depth. Where it was recorded more than once, these are the layers of the first time.
     *
     * @param pass forwards through the step
     * @return a layer for each of the network's
     * @throws IllegalArgumentException if the network is not in the step, or not as a whole
     */
    public List<Layer> layers(Pass pass) {
        Map<Parameter, Layer> found = new LinkedHashMap<>();
        for (Expr expr : pass.trace()) {
            if (expr.operation() instanceof Activation
                    && expr.input(0).operation() instanceof Sum
                    && expr.input(0).input(0).operation() instanceof Linear linear) {
                found.putIfAbsent(linear.weights().get(0).parameter(), new Layer(expr.input(0), expr));
            }
        }
        if (!found.keySet().containsAll(weights)) {
            throw new IllegalArgumentException("the step does not compute this network");
        }
        return weights.stream().map(found::get).toList();
    }
}
