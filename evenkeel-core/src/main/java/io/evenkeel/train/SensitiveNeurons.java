package io.evenkeel.train;

import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.nn.Parametrization;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;

/**
 * One group of neurons under a {@link SensitivityRule}: norms of the weights, averages of the sensitivities, and the change
 * of weights and biases that follows from means over what was presented. Weights count with their gain, {@code v = γ w}:
 * γ = α for one step, α / (1 − κ) for the steady state of leaky neurons, so that {@code s = f' ‖v‖} and
 *
 * <pre>  ∇_w s = γ ( f' v / ‖v‖ + ‖v‖ f'' x ),   ∂s/∂θ = γ ‖v‖ f''. </pre>
 */
final class SensitiveNeurons {
    private static final double SMALLEST_NORM = 1e-12;

    final NeuronGroup group;
    final List<NeuronGroup.Input> inputs;
    final double[] norms;
    final double[] sensitivities;
    final int[] directions;
    double[] averages;

    private final SensitivityRule rule;
    private int[] open = {};
    private final double[][] changes;
    private final double[] biasChanges;
    private final List<Double> held = new ArrayList<>();

    SensitiveNeurons(NeuronGroup group, SensitivityRule rule) {
        this.group = group;
        this.rule = rule;
        this.inputs = group.inputs().stream()
                .filter(input -> rule.scope() == SensitivityRule.Scope.ALL_INPUTS || input.recurrent())
                .toList();
        int n = group.size();
        norms = new double[n];
        sensitivities = new double[n];
        directions = new int[n];
        changes =
                inputs.stream().map(input -> new double[n * input.x().width()]).toArray(double[][]::new);
        biasChanges = new double[n];
        if (!group.activation().differentiable()) {
            throw new IllegalArgumentException("sensitivity adjustment of " + group + ": the activation "
                    + group.activation().title() + " has no derivative to adjust; use a smooth one, or leave it out");
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("sensitivity adjustment of " + group
                    + ": its neurons have no recurrent inputs; use the scope of all inputs, or leave them out");
        }
        measureNorms();
        for (int j = 0; j < n; j++) {
            if (norms[j] == 0) {
                throw new IllegalArgumentException("sensitivity adjustment of " + group + ": all weights of neuron " + j
                        + " are 0, so that its sensitivity has no direction; draw small random weights");
            }
        }
    }

    /** The selected groups of a program. */
    static List<SensitiveNeurons> of(Program program, Predicate<NeuronGroup> selection, SensitivityRule rule) {
        List<NeuronGroup> found = NeuronGroup.find(program);
        List<NeuronGroup> selected = found.stream().filter(selection).toList();
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("sensitivity adjustment: "
                    + (found.isEmpty()
                            ? "the model has no neurons, that is no activation of a sum of weighted inputs"
                            : "no neurons are selected among " + found));
        }
        return selected.stream().map(group -> new SensitiveNeurons(group, rule)).toList();
    }

    /** Refuses neurons whose weights are not free to be changed. */
    static void requireFree(List<SensitiveNeurons> groups, Collection<Parametrization> parametrizations) {
        for (SensitiveNeurons neurons : groups) {
            for (NeuronGroup.Input input : neurons.inputs) {
                for (Parametrization each : parametrizations) {
                    if (each.block().parameter() == input.weight().parameter()) {
                        throw new IllegalArgumentException("sensitivity adjustment of " + neurons.group + ": "
                                + input.weight().parameter().name() + " cannot be changed directly, because "
                                + each.name() + " determines it; leave one of the two out");
                    }
                }
            }
        }
    }

    /** γ of an input or bias. */
    double gain(double alpha) {
        return rule.leakyGain() == SensitivityRule.LeakyGain.ONE_STEP ? alpha : alpha / (1 - group.leak());
    }

    void measureNorms() {
        Arrays.fill(norms, 0);
        for (NeuronGroup.Input input : inputs) {
            Tensor w = input.weight().parameter().value();
            double gain = gain(input.gain());
            for (int j = 0; j < norms.length; j++) {
                int at = input.offset() + j * input.neuronStride();
                double sum = 0;
                for (int i = 0; i < input.x().width(); i++) {
                    double value = w.get(at + i * input.inputStride());
                    sum += value * value;
                }
                norms[j] += gain * gain * sum;
            }
        }
        for (int j = 0; j < norms.length; j++) {
            norms[j] = Math.sqrt(norms[j]);
        }
    }

    /** Takes in mean slopes, and says what is to be done. Nothing is taken in if a sensitivity is not finite. */
    void present(double[] meanSlopes) {
        for (int j = 0; j < norms.length; j++) {
            sensitivities[j] = meanSlopes[j] * norms[j];
            requireFinite(sensitivities[j], j, "sensitivity");
        }
        if (averages == null) {
            averages = sensitivities.clone();
        }
        for (int j = 0; j < norms.length; j++) {
            averages[j] = rule.averaging() * averages[j] + (1 - rule.averaging()) * sensitivities[j];
            directions[j] = rule.direction(averages[j]);
        }
    }

    private void requireFinite(double value, int neuron, String what) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("the " + what + " of neuron " + neuron + " in " + group + " is " + value);
        }
    }

    /** The neurons whose weights are to change. */
    int[] open() {
        int[] result = new int[directions.length];
        int count = 0;
        for (int j = 0; j < directions.length; j++) {
            if (directions[j] != 0) {
                result[count++] = j;
            }
        }
        return Arrays.copyOf(result, count);
    }

    /**
     * Computes the changes from the present weights.
     *
     * @param neurons whose, ascending
     * @param meanSlopes of all neurons
     * @param meanCurvatures of these neurons
     * @param meanProducts of curvatures and inputs, for each input, of these neurons; receive the changes
     */
    void plan(int[] neurons, double[] meanSlopes, double[] meanCurvatures, double[][] meanProducts) {
        open = neurons;
        for (int o = 0; o < open.length; o++) {
            int j = open[o];
            double norm = Math.max(norms[j], SMALLEST_NORM);
            double rate = rule.rate() * directions[j];
            double along = norms[j] < SMALLEST_NORM ? 0 : meanSlopes[j] / norm;
            double square = 0;
            for (int k = 0; k < inputs.size(); k++) {
                square += planInput(inputs.get(k), j, o, rate, along, norm, meanProducts[k], changes[k]);
            }
            double size = Math.sqrt(square);
            requireFinite(size, j, "change of the weights");
            double shrink = size > rule.clip() * norm ? rule.clip() * norm / size : 1;
            biasChanges[o] =
                    group.bias().map(b -> gain(b.gain())).orElse(0.0) * rate * norm * meanCurvatures[o] * shrink;
            for (int k = 0; shrink < 1 && k < inputs.size(); k++) {
                int width = inputs.get(k).x().width();
                for (int i = o * width; i < (o + 1) * width; i++) {
                    changes[k][i] *= shrink;
                }
            }
        }
    }

    /** The changes of one neuron's weights of one input, and the square of their length, with the gain. */
    private double planInput(
            NeuronGroup.Input input,
            int j,
            int o,
            double rate,
            double along,
            double norm,
            double[] products,
            double[] change) {
        Tensor w = input.weight().parameter().value();
        double gain = gain(input.gain());
        int width = input.x().width();
        int at = input.offset() + j * input.neuronStride();
        double square = 0;
        for (int i = 0; i < width; i++) {
            double value = w.get(at + i * input.inputStride());
            double slope = along * gain * value + norm * products[o * width + i];
            double delta = rule.sparse() && value == 0 ? 0 : rate * gain * slope;
            change[o * width + i] = delta;
            square += gain * gain * delta * delta;
        }
        return square;
    }

    /**
     * Takes the neurons whose weights change out of an update, with all their weights and biases, and remembers what those
     * are, because decoupled weight decay changes them whatever the direction.
     */
    void holdOpen(Update update) {
        held.clear();
        eachOpen((parameter, at) -> {
            update.values(update.parameters().indexOf(parameter))[at] = 0;
            held.add(parameter.value().get(at));
        });
    }

    private void letGo() {
        if (!held.isEmpty()) {
            Iterator<Double> values = held.iterator();
            eachOpen((parameter, at) -> parameter.value().set(at, values.next()));
            held.clear();
        }
    }

    private void eachOpen(ObjIntConsumer<Parameter> action) {
        for (NeuronGroup.Input input : group.inputs()) {
            for (int j : open) {
                int at = input.offset() + j * input.neuronStride();
                for (int i = 0; i < input.x().width(); i++) {
                    action.accept(input.weight().parameter(), at + i * input.inputStride());
                }
            }
        }
        for (NeuronGroup.Bias bias : group.biases()) {
            for (Weight part : bias.parts()) {
                for (int j : open) {
                    action.accept(part.parameter(), NeuronGroup.Bias.offset(part) + j);
                }
            }
        }
    }

    /** Adds the planned changes. Of several biases only the first changes, so that θ changes once. */
    void apply() {
        if (open.length == 0) {
            return;
        }
        letGo();
        for (int k = 0; k < inputs.size(); k++) {
            NeuronGroup.Input input = inputs.get(k);
            Parameter p = input.weight().parameter();
            int width = input.x().width();
            for (int o = 0; o < open.length; o++) {
                int at = input.offset() + open[o] * input.neuronStride();
                for (int i = 0; i < width; i++) {
                    int index = at + i * input.inputStride();
                    p.value().set(index, p.value().get(index) + changes[k][o * width + i]);
                }
            }
            p.changed();
        }
        group.bias().map(bias -> bias.parts().get(0)).ifPresent(bias -> {
            Tensor value = bias.parameter().value();
            int first = NeuronGroup.Bias.offset(bias);
            for (int o = 0; o < open.length; o++) {
                value.set(first + open[o], value.get(first + open[o]) + biasChanges[o]);
            }
            bias.parameter().changed();
        });
        open = new int[0];
    }
}
