package io.evenkeel.evolution;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.GradientSite;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.PositionSum;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Gradients of all weights, one behind the other as {@link Layout} says, out of what a sweep backwards left at its gradient
 * sites: of one cotangent or of the sum of all, over any range of examples, and with the moduli of both factors in place of
 * the factors.
 */
final class WeightGradients {
    private final Kernels<double[]> kernels;
    private final int steps;
    private final List<Place> places = new ArrayList<>();
    private final Factor left = new Factor();
    private final Factor right = new Factor();
    private final double[] product;

    /** A site, its buffers, where its parameter begins among the genes, and what sums over positions if it has many. */
    private record Place(
            GradientSite site,
            Slab<double[]> left,
            Slab<double[]> right,
            int offset,
            PositionSum<double[]> positions) {}

    /**
     * Looks the sites' buffers up.
     *
     * @param replay in which the sweep runs
     * @param sites of the sweep
     * @param offsets where each parameter begins
     */
    WeightGradients(Replay<double[]> replay, List<GradientSite> sites, Map<Parameter, Integer> offsets) {
        this.kernels = replay.kernels();
        this.steps = replay.steps();
        int largest = 0;
        for (GradientSite site : sites) {
            Weight w = site.weight();
            places.add(new Place(
                    site,
                    replay.slab(site.left()),
                    site.right() == null ? null : replay.slab(site.right()),
                    offsets.get(w.parameter()),
                    site instanceof GradientSite.Positions many
                            ? new PositionSum<>(kernels, many.windows(), w.rows())
                            : null));
            largest = Math.max(largest, w.rows() * row(w));
        }
        this.product = new double[largest];
    }

    private int row(Weight w) {
        return kernels.precision().pad(w.columns());
    }

    /** Forgets what was copied from buffers; to be called after every sweep. */
    void renew() {
        left.source = null;
        right.source = null;
    }

    /**
     * Adds gradients, for each weight of site factors l and r {@code Σ_t Σ_i l_ti r_ti}.
     *
     * @param direction which cotangent, or the number of cotangents for the sum of all
     * @param first the first example i
     * @param count how many examples
     * @param moduli whether |l| and |r| are multiplied, for weights that are used at one position only
     * @param genes receives the sum
     */
    void add(int direction, int first, int count, boolean moduli, double[] genes) {
        for (Place place : places) {
            left.read(place.left, direction, moduli);
            if (place.right != null) {
                right.read(place.right, direction, moduli);
            }
            multiply(place, first, count);
            addProduct(place, genes);
        }
    }

    private void multiply(Place place, int first, int count) {
        GradientSite site = place.site;
        Weight w = site.weight();
        Arrays.fill(product, 0, w.rows() * row(w), 0);
        int l = left.at + first * left.row;
        int r = right.at + first * right.row;
        if (site instanceof GradientSite.Matrix) {
            kernels.accumulateOuter(
                    w.rows(),
                    w.columns(),
                    steps,
                    count,
                    left.array,
                    l,
                    left.block,
                    left.row,
                    right.array,
                    r,
                    right.block,
                    right.row,
                    product,
                    0,
                    row(w));
        } else if (site instanceof GradientSite.Bias) {
            kernels.accumulateRows(left.row, steps, count, left.array, l, left.block, left.row, product, 0);
        } else if (place.positions != null) {
            place.positions.begin(product, 0, row(w));
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < count; i++) {
                    int image = r + t * right.block + i * right.row;
                    place.positions.add(left.array, l + t * left.block + i * left.row, right.array, image);
                }
            }
            place.positions.end(product, 0, row(w));
        } else {
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < count; i++) {
                    int g = l + t * left.block + i * left.row;
                    int x = r + t * right.block + i * right.row;
                    multiplyRow(site, g, x);
                }
            }
        }
    }

    private void multiplyRow(GradientSite site, int g, int x) {
        boolean gain = site instanceof GradientSite.Gain;
        int to = gain ? 0 : (int) right.array[x] * row(site.weight());
        for (int c = 0; c < site.weight().columns(); c++) {
            product[to + c] += gain ? left.array[g + c] * right.array[x + c] : left.array[g + c];
        }
    }

    private void addProduct(Place place, double[] genes) {
        Weight w = place.site.weight();
        int row = row(w);
        int columns = w.parameter().columns();
        for (int i = 0; i < w.rows(); i++) {
            int to = place.offset + (w.firstRow() + i) * columns + w.firstColumn();
            for (int j = 0; j < w.columns(); j++) {
                genes[to + j] += product[i * row + j];
            }
        }
    }

    /** Rows {@code [time][example]} of a site's factor, seen in its buffer or copied from it. */
    private final class Factor {
        private double[] array;
        private int at;
        private int block;
        private int row;
        private double[] copy = new double[0];
        private Slab<double[]> source;
        private int copied;

        void read(Slab<double[]> slab, int direction, boolean moduli) {
            row = slab.rowStride();
            int plane = slab.directional() ? direction : 0;
            boolean all = plane == slab.directions();
            if (!moduli && !all) {
                array = slab.array();
                at = slab.at(0) + plane * slab.plane();
                block = slab.timeStride();
                return;
            }
            // A matrix and its bias have the same left factor.
            if (source != slab || copied != (moduli ? -1 - plane : plane)) {
                copy(slab, plane, all, moduli);
                source = slab;
                copied = moduli ? -1 - plane : plane;
            }
            array = copy;
            at = 0;
            block = slab.plane();
        }

        private void copy(Slab<double[]> slab, int plane, boolean all, boolean moduli) {
            int size = slab.plane();
            if (copy.length < steps * size) {
                copy = new double[steps * size];
            }
            for (int t = 0; t < steps; t++) {
                int from = slab.at(t) + (all ? 0 : plane * size);
                System.arraycopy(slab.array(), from, copy, t * size, size);
                for (int d = 1; all && d < slab.directions(); d++) {
                    kernels.scaleAdd(size, 1, slab.array(), slab.at(t) + d * size, copy, t * size);
                }
            }
            if (moduli) {
                for (int i = 0; i < steps * size; i++) {
                    copy[i] = Math.abs(copy[i]);
                }
            }
        }
    }
}
