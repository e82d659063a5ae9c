package io.evenkeel.train;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.SummedGradients;
import java.util.ArrayList;
import java.util.List;

/**
 * What sensitivity adjustment needs to know about one group of neurons in one part of a batch: sums over time and examples
 * of f', f'², f'' and f'' x. To give the same bits whatever the number of threads, each shard of
 * {@link SummedGradients#SHARD} examples is summed on its own, time ascending, and shards are added in order.
 *
 * @param <A> array type
 */
final class SlopeStatistics<A> {
    /** Steps whose curvatures are computed together: few enough to stay in the cache. */
    private static final int CHUNK = 8;

    private final Kernels<A> kernels;
    private final ActivationSlopes<A> slopes;
    private final int steps;
    private final int shards;
    private final Slab<A> y;
    private final List<Slab<A>> inputs = new ArrayList<>();
    private final int row;
    private final A phi;
    private final A slopeSums;
    private final A squareSums;
    private final A weights;
    private final A picked;
    private final A curvature;
    private final A curvatureSums;
    private final List<A> products = new ArrayList<>();

    SlopeStatistics(Replay<A> replay, NeuronGroup group, List<NeuronGroup.Input> seen) {
        kernels = replay.kernels();
        slopes = new ActivationSlopes<>(kernels, group.activation(), group.size());
        steps = replay.steps();
        y = replay.slab(group.y());
        row = y.rowStride();
        shards = (replay.examples() + SummedGradients.SHARD - 1) / SummedGradients.SHARD;
        int rows = SummedGradients.SHARD * CHUNK;
        phi = kernels.allocate(rows * row);
        slopeSums = kernels.allocate(shards * row);
        squareSums = kernels.allocate(shards * steps * row);
        weights = kernels.allocate(row);
        boolean straight = ActivationSlopes.isStraight(group.activation());
        picked = kernels.allocate(straight ? 0 : rows * row);
        curvature = kernels.allocate(straight ? 0 : rows * row);
        curvatureSums = kernels.allocate(straight ? 0 : shards * row);
        if (!straight) {
            for (NeuronGroup.Input input : seen) {
                Slab<A> x = replay.slab(input.x());
                inputs.add(x);
                products.add(kernels.allocate(shards * group.size() * x.rowStride()));
            }
        }
    }

    /** Values that must be there for all time steps. */
    static List<Expr> observed(NeuronGroup group, List<NeuronGroup.Input> seen) {
        List<Expr> values = new ArrayList<>(List.of(group.y()));
        if (!ActivationSlopes.isStraight(group.activation())) {
            seen.forEach(input -> values.add(input.x()));
        }
        return values;
    }

    int steps() {
        return steps;
    }

    int examples() {
        return y.examples();
    }

    private int rows(int shard) {
        return Math.min(SummedGradients.SHARD, y.examples() - shard * SummedGradients.SHARD);
    }

    /** Sums f' and f'² after a sweep. */
    void observe() {
        kernels.fill(slopeSums, 0, shards * row, 0);
        kernels.fill(squareSums, 0, shards * steps * row, 0);
        for (int shard = 0; shard < shards; shard++) {
            int rows = rows(shard);
            for (int t = 0; t < steps; t++) {
                slopes.slopes(rows, row, y.array(), at(y, t, shard), phi, 0);
                kernels.accumulateRows(row, 1, rows, phi, 0, 0, row, slopeSums, shard * row);
                int squares = (shard * steps + t) * row;
                kernels.multiplyAdd(rows, row, phi, 0, row, phi, 0, row, squareSums, squares, 0);
            }
        }
    }

    private int at(Slab<A> slab, int t, int shard) {
        return slab.at(t) + shard * SummedGradients.SHARD * slab.rowStride();
    }

    /** Adds Σ f' of every neuron. */
    void addSlopes(double[] sums) {
        for (int shard = 0; shard < shards; shard++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += kernels.get(slopeSums, shard * row + j);
            }
        }
    }

    /** Adds {@code Σ_j (f'_j ‖w_j‖)²} over the examples of every step. */
    void addSquaredSensitivities(double[] norms, double[] sums) {
        for (int j = 0; j < norms.length; j++) {
            kernels.set(weights, j, norms[j] * norms[j]);
        }
        for (int shard = 0; shard < shards; shard++) {
            for (int t = 0; t < steps; t++) {
                sums[t] += kernels.dot(norms.length, squareSums, (shard * steps + t) * row, weights, 0);
            }
        }
    }

    /** Sums f'' and f'' x over the last sweep for some of the neurons. */
    void observeCurvature(int... open) {
        if (inputs.isEmpty()) {
            return;
        }
        int stride = kernels.precision().pad(open.length);
        kernels.fill(curvatureSums, 0, shards * stride, 0);
        for (int k = 0; k < inputs.size(); k++) {
            kernels.fill(
                    products.get(k), 0, shards * open.length * inputs.get(k).rowStride(), 0);
        }
        for (int shard = 0; shard < shards; shard++) {
            int rows = rows(shard);
            for (int t = 0; t < steps; t += CHUNK) {
                int count = Math.min(CHUNK, steps - t);
                curvature(shard, t, count, stride, open);
                kernels.accumulateRows(
                        stride, count, rows, curvature, 0, rows * stride, stride, curvatureSums, shard * stride);
                for (int k = 0; k < inputs.size(); k++) {
                    addProduct(k, shard, t, count, open.length, stride);
                }
            }
        }
    }

    private void curvature(int shard, int t, int count, int stride, int... open) {
        int rows = rows(shard);
        for (int i = 0; i < count; i++) {
            int from = at(y, t + i, shard);
            int to = i * rows * stride;
            if (stride == row) {
                // Nearly all are open: the few that are not cost less than picking the others.
                slopes.curvatures(rows, row, y.array(), from, curvature, to);
            } else {
                kernels.gather(rows, open.length, open, y.array(), from, row, picked, to, stride);
                slopes.curvatures(rows, stride, picked, to, curvature, to);
            }
        }
    }

    private void addProduct(int k, int shard, int t, int count, int open, int stride) {
        Slab<A> x = inputs.get(k);
        int rows = rows(shard);
        kernels.accumulateOuter(
                open,
                x.width(),
                count,
                rows,
                curvature,
                0,
                rows * stride,
                stride,
                x.array(),
                at(x, t, shard),
                x.timeStride(),
                x.rowStride(),
                products.get(k),
                shard * open * x.rowStride(),
                x.rowStride());
    }

    /** Adds Σ f'' of the neurons that were asked for. */
    void addCurvatures(double[] sums) {
        int stride = kernels.precision().pad(sums.length);
        for (int shard = 0; shard < shards && !inputs.isEmpty(); shard++) {
            for (int o = 0; o < sums.length; o++) {
                sums[o] += kernels.get(curvatureSums, shard * stride + o);
            }
        }
    }

    /** Adds Σ f'' x of one input, neuron by neuron. */
    void addProducts(int k, int open, double[] sums) {
        if (inputs.isEmpty()) {
            return;
        }
        Slab<A> x = inputs.get(k);
        for (int shard = 0; shard < shards; shard++) {
            for (int o = 0; o < open; o++) {
                int from = (shard * open + o) * x.rowStride();
                for (int i = 0; i < x.width(); i++) {
                    sums[o * x.width() + i] += kernels.get(products.get(k), from + i);
                }
            }
        }
    }

    /** Throws if y or an input is infinite or not a number; a bounded y that is not a number has slopes that tell. */
    void requireFinite(NeuronGroup group) {
        if (!ActivationSlopes.isBounded(group.activation())) {
            requireFinite(y, "output", group);
        }
        inputs.forEach(x -> requireFinite(x, "input", group));
    }

    private void requireFinite(Slab<A> slab, String what, NeuronGroup group) {
        int at = kernels.firstNonFinite(steps * slab.block(), slab.array(), slab.at(0));
        if (at >= 0) {
            throw new ArithmeticException(what + " " + at % slab.rowStride() + " of " + group + " is "
                    + kernels.get(slab.array(), slab.at(0) + at) + " at step " + at / slab.timeStride());
        }
    }
}
