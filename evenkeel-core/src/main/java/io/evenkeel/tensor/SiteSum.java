package io.evenkeel.tensor;

import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Kernels;
import java.util.HashMap;
import java.util.Map;

/**
 * What a {@link GradientSite} adds to its weight's gradient, summed over the time steps of some examples: what sinks are made
 * of. Time goes as the site's factors have it, then examples ascend, then positions; each element is one chain of fused
 * multiply-adds that continues from what the sum was. Sums are matrices {@code [rows][lane-padded columns]} of the weight. Of one
 * thread.
 *
 * @param <A> array type
 */
public final class SiteSum<A> {
    private final Kernels<A> kernels;
    private final Map<Geometry, PositionSum<A>> positionSums = new HashMap<>();

    private record Geometry(ImageWindows windows, int channels) {}

    /**
     * No buffers yet.
     *
     * @param kernels arithmetic
     */
    public SiteSum(Kernels<A> kernels) {
        this.kernels = kernels;
    }

    /**
     * From one row of a weight's sum to the next.
     *
     * @param weight the weight
     * @return its columns, padded to whole lanes
     */
    public int row(Weight weight) {
        return kernels.precision().pad(weight.columns());
    }

    /**
     * The length of a weight's sum.
     *
     * @param weight the weight
     * @return rows times padded columns
     */
    public int size(Weight weight) {
        return weight.rows() * row(weight);
    }

    /**
     * Adds the gradient of some examples, from the last time step on to the first.
     *
     * @param site where the weight receives its gradient
     * @param left the site's left factor at all time steps
     * @param right its right factor, null if it has none
     * @param direction which row of the directions axis, where a factor has one
     * @param first first of the examples
     * @param examples how many
     * @param steps number of time steps
     * @param sum receives the sum, {@link #size} numbers
     * @param at where it begins
     */
    void add(
            GradientSite site,
            Slab<A> left,
            Slab<A> right,
            int direction,
            int first,
            int examples,
            int steps,
            A sum,
            int at) {
        Factor<A> g = Factor.descending(left, direction, first, steps);
        Factor<A> x = right == null ? null : Factor.descending(right, direction, first, steps);
        add(site, g, x, examples, steps, sum, at);
    }

    /**
     * Adds the gradient of some examples in the factors' order of time.
     *
     * @param site where the weight receives its gradient
     * @param g rows of its left factor
     * @param x rows of its right factor, null if it has none
     * @param examples how many
     * @param steps number of time steps
     * @param sum receives the sum, {@link #size} numbers
     * @param at where it begins
     */
    public void add(GradientSite site, Factor<A> g, Factor<A> x, int examples, int steps, A sum, int at) {
        Weight w = site.weight();
        if (site instanceof GradientSite.Bias) {
            kernels.accumulateRows(g.row, steps, examples, g.array, g.at, g.block, g.row, sum, at);
            return;
        }
        if (site instanceof GradientSite.Matrix) {
            kernels.accumulateOuter(
                    w.rows(),
                    w.columns(),
                    steps,
                    examples,
                    g.array,
                    g.at,
                    g.block,
                    g.row,
                    x.array,
                    x.at,
                    x.block,
                    x.row,
                    sum,
                    at,
                    row(w));
        } else if (site instanceof GradientSite.Positions positions) {
            addPositions(positions, g, x, examples, steps, sum, at);
        } else {
            for (int t = 0; t < steps; t++) {
                for (int b = 0; b < examples; b++) {
                    addRow(site, g, g.at(t, b), x, x.at(t, b), sum, at);
                }
            }
        }
    }

    /**
     * Rows of one of the factors of a site.
     *
     * @param array holds element j of example b at time t at {@code at + t · block + b · row + j}
     * @param at where the first row begins
     * @param block from one time step to the next, negative if time descends
     * @param row from one example to the next, the lane-padded width
     * @param <A> array type
     */
    public record Factor<A>(A array, int at, int block, int row) {
        static <A> Factor<A> descending(Slab<A> slab, int direction, int first, int steps) {
            int plane = slab.directional() ? direction * slab.plane() : 0;
            int row = slab.rowStride();
            return new Factor<>(slab.array(), slab.at(steps - 1) + plane + first * row, -slab.timeStride(), row);
        }

        int at(int t, int b) {
            return at + t * block + b * row;
        }
    }

    private void addRow(GradientSite site, Factor<A> g, int gAt, Factor<A> x, int xAt, A sum, int at) {
        if (site instanceof GradientSite.Gain) {
            kernels.multiplyAdd(1, g.row, g.array, gAt, 0, x.array, xAt, 0, sum, at, 0);
        } else {
            int index = (int) kernels.get(x.array, xAt);
            kernels.scaleAdd(g.row, 1, g.array, gAt, sum, at + index * row(site.weight()));
        }
    }

    private void addPositions(
            GradientSite.Positions site, Factor<A> g, Factor<A> x, int examples, int steps, A sum, int at) {
        Weight w = site.weight();
        PositionSum<A> total = positionSums.computeIfAbsent(
                new Geometry(site.windows(), w.rows()),
                geometry -> new PositionSum<>(kernels, geometry.windows, geometry.channels));
        total.begin(sum, at, row(w));
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < examples; b++) {
                total.add(g.array, g.at(t, b), x.array, x.at(t, b));
            }
        }
        total.end(sum, at, row(w));
    }
}
