package io.evenkeel.train;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.WeightStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One group of neurons whose weights change at every step, in the very panels that the next step's products read:
 * {@code W_j ← (1 + a_j) W_j + b_j x} is one sweep over them, which also gives the new norms. Everything else is a few
 * element-wise operations on rows of neurons, in the precision of the panels.
 *
 * @param <A> array type
 */
final class OnlineNeurons<A> {
    /** Keeps norms from 0 and rows' padding finite: 10⁻¹² squared. */
    private static final double SMALLEST_SQUARE = 1e-24;

    final NeuronGroup group;

    private final SensitiveNeurons neurons;
    private final SensitivityRule rule;
    private final Kernels<A> kernels;
    private final ActivationSlopes<A> slopes;
    private final boolean straight;
    private final Slab<A> y;
    private final int n;
    private final List<Matrix> matrices = new ArrayList<>();
    private final Optional<Vector> bias;
    private final A ones;
    private final A live;
    private final A phi;
    private final A norms;
    private final A sensitivities;
    private final A averages;
    private final A gates;
    private final A along;
    private final A across;
    private final A scratch;
    private boolean begun;

    OnlineNeurons(SensitiveNeurons neurons, SensitivityRule rule, Replay<A> replay, WeightStore<A> weights) {
        this.neurons = neurons;
        this.group = neurons.group;
        this.rule = rule;
        kernels = replay.kernels();
        slopes = new ActivationSlopes<>(kernels, group.activation(), group.size());
        straight = ActivationSlopes.isStraight(group.activation());
        y = replay.slab(group.y());
        n = y.rowStride();
        neurons.inputs.forEach(input -> matrices.add(new Matrix(input, replay, weights)));
        bias = group.bias().map(b -> new Vector(b, weights));
        ones = row(n);
        live = row(group.size());
        phi = row(0);
        norms = row(0);
        sensitivities = row(0);
        averages = row(0);
        gates = row(0);
        along = row(0);
        across = row(0);
        scratch = row(0);
    }

    /** A row that begins with so many ones. */
    private A row(int count) {
        A row = kernels.allocate(n);
        kernels.fill(row, 0, count, 1);
        return row;
    }

    private void multiply(A a, A b, A result) {
        kernels.multiply(1, n, a, 0, 0, b, 0, 0, result, 0, 0);
    }

    /** What a step changes, after it was computed; gives Σ_j s_j². */
    double learn(int t) {
        slopes.slopes(1, n, y.array(), y.at(t), phi, 0);
        kernels.fill(scratch, 0, n, SMALLEST_SQUARE);
        matrices.forEach(m -> kernels.scaleAdd(n, m.gain * m.gain, m.squares, 0, scratch, 0));
        kernels.sqrt(n, scratch, 0, norms, 0);
        multiply(phi, norms, sensitivities);
        int lost = kernels.firstNonFinite(group.size(), sensitivities, 0);
        if (lost >= 0) {
            throw new ArithmeticException(
                    "the sensitivity of neuron " + lost + " in " + group + " is " + kernels.get(sensitivities, lost));
        }
        average();
        if (rule.gate() != SensitivityRule.Gate.OFF && rule.rate() > 0) {
            change(t);
        }
        return kernels.dot(group.size(), sensitivities, 0, sensitivities, 0);
    }

    private void average() {
        if (begun) {
            kernels.affine(n, rule.averaging(), 0, averages, 0, averages, 0);
            kernels.scaleAdd(n, 1 - rule.averaging(), sensitivities, 0, averages, 0);
        } else {
            kernels.copy(sensitivities, 0, averages, 0, n);
            begun = true;
        }
        if (rule.gate() == SensitivityRule.Gate.OFF) {
            return;
        }
        // The rectifier's slope says which of target − average are positive.
        kernels.affine(n, -1, rule.target(), averages, 0, scratch, 0);
        kernels.reluPullback(1, n, live, 0, 0, scratch, 0, 0, gates, 0, 0);
        if (rule.gate() == SensitivityRule.Gate.ADJUST) {
            kernels.affine(n, -1, 0, scratch, 0, scratch, 0);
            kernels.reluPullback(1, n, live, 0, 0, scratch, 0, 0, scratch, 0, 0);
            kernels.scaleAdd(n, -1, scratch, 0, gates, 0);
        }
    }

    private void change(int t) {
        kernels.divide(1, n, phi, 0, 0, norms, 0, 0, along, 0, 0);
        multiply(along, gates, along);
        if (!straight) {
            slopes.curvatures(n, y.array(), y.at(t), phi, 0, across, 0);
            multiply(across, norms, across);
            multiply(across, gates, across);
        }
        kernels.affine(n, rule.rate(), 0, along, 0, along, 0);
        kernels.affine(n, rule.rate(), 0, across, 0, across, 0);
        if (rule.clip() < Double.POSITIVE_INFINITY) {
            shorten(t);
        }
        matrices.forEach(m -> m.change(t));
        bias.ifPresent(b -> kernels.scaleAdd(n, b.gain, across, 0, b.values, 0));
    }

    /** Shortens changes that are longer than the clip allows. */
    private void shorten(int t) {
        double[] square = new double[group.size()];
        matrices.forEach(m -> m.addSquaredChange(t, square));
        for (int j = 0; j < square.length; j++) {
            double limit = rule.clip() * kernels.get(norms, j);
            double size = Math.sqrt(square[j]);
            if (size > limit) {
                kernels.set(along, j, kernels.get(along, j) * limit / size);
                kernels.set(across, j, kernels.get(across, j) * limit / size);
            }
        }
    }

    /** Number of neurons whose weights the last step changed. */
    int open() {
        multiply(gates, gates, scratch);
        return (int) kernels.sum(group.size(), scratch, 0);
    }

    /** Number of neurons whose slope was 0 at the last step. */
    int stuck() {
        int count = 0;
        for (int j = 0; j < group.size(); j++) {
            count += kernels.get(phi, j) == 0 ? 1 : 0;
        }
        return count;
    }

    /** Hands what has changed to the parameters. */
    void writeBack() {
        matrices.forEach(Matrix::writeBack);
        bias.ifPresent(Vector::writeBack);
    }

    /** Weights of one input, in panels. */
    private final class Matrix {
        private final NeuronGroup.Input input;
        private final double gain;
        private final Slab<A> x;
        private final A panels;
        private final A written;
        private final A squares = row(0);
        private final A scale = row(0);
        private final A factor = row(0);

        Matrix(NeuronGroup.Input input, Replay<A> replay, WeightStore<A> weights) {
            this.input = input;
            gain = neurons.gain(input.gain());
            x = replay.slab(input.x());
            panels = weights.packed(input.weight(), input.transposed()).values();
            written = kernels.allocate(kernels.length(panels));
            kernels.copy(panels, 0, written, 0, kernels.length(panels));
            // A change by nothing, of a scale that is not 1, to learn the squares.
            kernels.fill(scale, 0, n, -1);
            for (int twice = 0; twice < 2; twice++) {
                kernels.rankOneUpdate(x.width(), group.size(), panels, scale, factor, x.array(), 0, false, squares);
            }
        }

        void change(int t) {
            kernels.affine(n, gain * gain, 1, along, 0, scale, 0);
            kernels.affine(n, gain, 0, across, 0, factor, 0);
            kernels.rankOneUpdate(
                    x.width(), group.size(), panels, scale, factor, x.array(), x.at(t), rule.sparse(), squares);
        }

        /** {@code γ² ‖a γ w + b x‖²}, where a and b are what change adds. */
        void addSquaredChange(int t, double[] square) {
            A product = scratch;
            kernels.multiply(
                    1, n, x.width(), x.array(), x.at(t), x.rowStride(), 1, panels, 0, null, 0, 0, product, 0, n);
            double xx = kernels.dot(x.width(), x.array(), x.at(t), x.array(), x.at(t));
            for (int j = 0; j < square.length; j++) {
                double a = gain * gain * kernels.get(along, j);
                double b = gain * kernels.get(across, j);
                double ww = kernels.get(squares, j);
                square[j] += gain * gain * (a * a * ww + 2 * a * b * kernels.get(product, j) + b * b * xx);
            }
        }

        void writeBack() {
            Parameter p = input.weight().parameter();
            int lanes = kernels.precision().lanes();
            int width = x.width();
            for (int j = 0; j < group.size(); j++) {
                int panel = j / lanes * width * lanes + j % lanes;
                for (int i = 0; i < width; i++) {
                    int at = panel + i * lanes;
                    int index = input.offset() + j * input.neuronStride() + i * input.inputStride();
                    double change = kernels.get(panels, at) - kernels.get(written, at);
                    p.value().set(index, p.value().get(index) + change);
                }
            }
            kernels.copy(panels, 0, written, 0, kernels.length(panels));
            p.changed();
        }
    }

    /** Biases that are added together; the first one takes the change. */
    private final class Vector {
        private final Weight first;
        private final double gain;
        private final A values;
        private final A written;

        Vector(NeuronGroup.Bias bias, WeightStore<A> weights) {
            first = bias.parts().get(0);
            gain = neurons.gain(bias.gain());
            values = weights.sum(bias.parts()).values();
            written = kernels.allocate(n);
            kernels.copy(values, 0, written, 0, n);
        }

        void writeBack() {
            Parameter p = first.parameter();
            for (int j = 0; j < group.size(); j++) {
                int index = NeuronGroup.Bias.offset(first) + j;
                double change = kernels.get(values, j) - kernels.get(written, j);
                p.value().set(index, p.value().get(index) + change);
            }
            kernels.copy(values, 0, written, 0, n);
            p.changed();
        }
    }
}
