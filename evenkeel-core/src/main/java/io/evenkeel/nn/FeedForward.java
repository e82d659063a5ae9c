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
 *
 * <p>With skips every s layers, hidden layers s, 2s, 3s, … add what stood s layers below, behind the activation:
 * {@code h_{i+1} = f(u_i) + h_{i+1−s}} for such i, so that signals and gradients have a short way through a deep network (K. He,
 * X. Zhang, S. Ren, J. Sun, Deep residual learning for image recognition, CVPR 2016, equation 1, which has the addition in front of
 * an activation).
 */
public final class FeedForward implements Model {
    private final int inputs;
    private final Activation activation;
    private final Activation outputActivation;
    private final int skip;
    private final List<Parameter> weights = new ArrayList<>();
    private final List<Parameter> biases = new ArrayList<>();

    /**
     * One layer inside a traced step.
     *
     * @param sum u, what the activation is applied to
     * @param output f(u), before anything is added to it
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
        this(inputs, hidden, activation, outputs, outputActivation, 0);
    }

    /**
     * A residual network with zero parameters.
     *
     * @param inputs width of the input
     * @param hidden widths of the hidden layers, from the input to the output; may be empty
     * @param activation of the hidden layers
     * @param outputs width of the output
     * @param outputActivation of the last layer
     * @param skip hidden layers from one addition to the next, 0 for no additions
     * @throws IllegalArgumentException if a width is not positive, the skip is negative, or layers that are added differ in
     *     width
     */
    public FeedForward(
            int inputs,
            List<Integer> hidden,
            Activation activation,
            int outputs,
            Activation outputActivation,
            int skip) {
        this.inputs = positive(inputs, "the input");
        this.activation = activation;
        this.outputActivation = outputActivation;
        this.skip = skip;
        if (skip < 0) {
            throw new IllegalArgumentException("layers may be skipped every so many, 0 for never, but not " + skip);
        }
        int below = inputs;
        for (int width : hidden) {
            add(positive(width, "hidden layer " + weights.size()), below);
            below = width;
        }
        add(positive(outputs, "the output"), below);
        for (int i = 0; i < hidden.size(); i++) {
            if (hasSkip(i) && !hidden.get(i).equals(hidden.get(i - skip))) {
                throw new IllegalArgumentException("hidden layers " + (i - skip) + " and " + i
                        + " are added, so they must have one width, not " + hidden.get(i - skip) + " and "
                        + hidden.get(i));
            }
        }
    }

    /** Whether what stood some layers below is added to a layer's output. */
    private boolean hasSkip(int layer) {
        return skip > 0 && layer > 0 && layer % skip == 0 && layer < depth() - 1;
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
        Expr skipped = null;
        for (int i = 0; i < depth(); i++) {
            h = activation(i).of(linear(h, weights.get(i)).plus(biases.get(i)));
            if (hasSkip(i)) {
                // With a name it stays a sum of two; as one of all additions so far, sums would grow with depth.
                h = h.plus(skipped).named("residual");
            }
            if (i == 0 || hasSkip(i)) {
                skipped = h;
            }
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
