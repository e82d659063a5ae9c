package io.evenkeel.train;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RankOneChange;
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
    private final A live;
    private final A phi;
    private final A curvature;
    private final A squares;
    private final A sensitivities;
    private A averages;
    private A newAverages;
    private final A gates;
    private final A along;
    private final A across;
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
        live = row(group.size());
        phi = row(0);
        curvature = row(0);
        squares = row(0);
        newAverages = row(0);
        sensitivities = row(0);
        averages = row(0);
        gates = row(0);
        along = row(0);
        across = row(0);
    }

    /** A row that begins with so many ones. */
    private A row(int count) {
        A row = kernels.allocate(n);
        kernels.fill(row, 0, count, 1);
        return row;
    }

    /** What a step changes, after it was computed; gives Σ_j s_j². */
    double learn(int t) {
        slopes.slopes(1, n, y.array(), y.at(t), phi, 0);
        if (!straight) {
            slopes.curvatures(1, n, y.array(), y.at(t), curvature, 0);
        }
        double floor = SMALLEST_SQUARE;
        for (Matrix m : matrices) {
            if (floor > 0) {
                kernels.affine(n, m.gain * m.gain, floor, m.change.squares(), 0, squares, 0);
                floor = 0;
            } else {
                kernels.scaleAdd(n, m.gain * m.gain, m.change.squares(), 0, squares, 0);
            }
        }
        boolean off = rule.gate() == SensitivityRule.Gate.OFF;
        kernels.adjustSensitivity(
                n,
                begun ? rule.averaging() : 0,
                off ? Double.NEGATIVE_INFINITY : rule.target(),
                rule.gate() == SensitivityRule.Gate.ADJUST ? -1 : 0,
                rule.rate(),
                phi,
                curvature,
                squares,
                live,
                averages,
                sensitivities,
                newAverages,
                gates,
                along,
                across);
        requireFinite();
        A old = averages;
        averages = newAverages;
        newAverages = old;
        begun = true;
        if (!off && rule.rate() > 0) {
            change(t);
        }
        return kernels.dot(group.size(), sensitivities, 0, sensitivities, 0);
    }

    private void requireFinite() {
        int lost = kernels.firstNonFinite(group.size(), sensitivities, 0);
        if (lost >= 0) {
            throw new ArithmeticException(
                    "the sensitivity of neuron " + lost + " in " + group + " is " + kernels.get(sensitivities, lost));
        }
    }

    private void change(int t) {
        if (kernels.dot(group.size(), gates, 0, gates, 0) == 0) {
            return;
        }
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
            double limit = rule.clip() * Math.sqrt(kernels.get(squares, j));
            double size = Math.sqrt(square[j]);
            if (size > limit) {
                kernels.set(along, j, kernels.get(along, j) * limit / size);
                kernels.set(across, j, kernels.get(across, j) * limit / size);
            }
        }
    }

    /** Number of neurons whose weights the last step changed. */
    int open() {
        return (int) kernels.dot(group.size(), gates, 0, gates, 0);
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
        private final RankOneChange<A> change;

        Matrix(NeuronGroup.Input input, Replay<A> replay, WeightStore<A> weights) {
            this.input = input;
            gain = neurons.gain(input.gain());
            x = replay.slab(input.x());
            WeightStore.Packed<A> packed = weights.packed(input.weight(), input.transposed());
            panels = packed.values();
            written = kernels.allocate(kernels.length(panels));
            kernels.copy(panels, 0, written, 0, kernels.length(panels));
            change = new RankOneChange<>(kernels, packed, x.width(), group.size());
        }

        void change(int t) {
            kernels.affine(n, gain * gain, 1, along, 0, change.scale(), 0);
            kernels.affine(n, gain, 0, across, 0, change.factor(), 0);
            kernels.copy(x.array(), x.at(t), change.x(), 0, x.width());
            if (rule.sparse()) {
                change.carryOut(true);
            } else {
                change.announce();
            }
        }

        /** {@code γ² ‖a γ w + b x‖²}, where a and b are what change adds. */
        void addSquaredChange(int t, double[] square) {
            A product = kernels.allocate(n);
            kernels.multiply(
                    1, n, x.width(), x.array(), x.at(t), x.rowStride(), 1, panels, 0, null, 0, 0, product, 0, n);
            double xx = kernels.dot(x.width(), x.array(), x.at(t), x.array(), x.at(t));
            for (int j = 0; j < square.length; j++) {
                double a = gain * gain * kernels.get(along, j);
                double b = gain * kernels.get(across, j);
                double ww = kernels.get(change.squares(), j);
                square[j] += gain * gain * (a * a * ww + 2 * a * b * kernels.get(product, j) + b * b * xx);
            }
        }

        void writeBack() {
            if (change.isPending()) {
                change.carryOut(false);
            }
            Parameter p = input.weight().parameter();
            int lanes = kernels.precision().lanes();
            int width = x.width();
            for (int j = 0; j < group.size(); j++) {
                int panel = j / lanes * width * lanes + j % lanes;
                for (int i = 0; i < width; i++) {
                    int at = panel + i * lanes;
                    int index = input.offset() + j * input.neuronStride() + i * input.inputStride();
                    double difference = kernels.get(panels, at) - kernels.get(written, at);
                    p.value().set(index, p.value().get(index) + difference);
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
