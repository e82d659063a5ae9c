package io.evenkeel.evolution;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.GradientSite;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.SiteSum;
import io.evenkeel.tensor.SiteSum.Factor;
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
    private final SiteSum<double[]> siteSum;
    private final List<Place> places = new ArrayList<>();
    private final Source left = new Source();
    private final Source right = new Source();
    private final double[] product;

    /** A site, its buffers, and where its parameter begins among the genes. */
    private record Place(GradientSite site, Slab<double[]> left, Slab<double[]> right, int offset) {}

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
        this.siteSum = new SiteSum<>(kernels);
        int largest = 0;
        for (GradientSite site : sites) {
            places.add(new Place(
                    site,
                    replay.slab(site.left()),
                    site.right() == null ? null : replay.slab(site.right()),
                    offsets.get(site.weight().parameter())));
            largest = Math.max(largest, siteSum.size(site.weight()));
        }
        this.product = new double[largest];
    }

    /** Forgets what was copied from buffers; to be called after every sweep. */
    void renew() {
        left.source = null;
        right.source = null;
    }

    /**
     * Adds gradients, for each weight of site factors l and r {@code Σ_t Σ_i l_ti r_ti}, time ascending.
     *
     * @param direction which cotangent, or the number of cotangents for the sum of all
     * @param first the first example i
     * @param count how many examples
     * @param moduli whether |l| and |r| are multiplied, for weights that are used at one position only
     * @param genes receives the sum
     */
    void add(int direction, int first, int count, boolean moduli, double[] genes) {
        for (Place place : places) {
            Factor<double[]> l = left.read(place.left, direction, moduli, first);
            Factor<double[]> r = place.right == null ? null : right.read(place.right, direction, moduli, first);
            Arrays.fill(product, 0, siteSum.size(place.site.weight()), 0);
            siteSum.add(place.site, l, r, count, steps, product, 0);
            addProduct(place, genes);
        }
    }

    private void addProduct(Place place, double[] genes) {
        Weight w = place.site.weight();
        int row = siteSum.row(w);
        int columns = w.parameter().columns();
        for (int i = 0; i < w.rows(); i++) {
            int to = place.offset + (w.firstRow() + i) * columns + w.firstColumn();
            for (int j = 0; j < w.columns(); j++) {
                genes[to + j] += product[i * row + j];
            }
        }
    }

    /** Where the rows of site factors come from: a buffer, or a copy of one. */
    private final class Source {
        private double[] copy = new double[0];
        private Slab<double[]> source;
        private int copied;

        Factor<double[]> read(Slab<double[]> slab, int direction, boolean moduli, int first) {
            int row = slab.rowStride();
            int plane = slab.directional() ? direction : 0;
            boolean all = plane == slab.directions();
            if (!moduli && !all) {
                int at = slab.at(0) + plane * slab.plane() + first * row;
                return new Factor<>(slab.array(), at, slab.timeStride(), row);
            }
            // A matrix and its bias have the same left factor.
            if (source != slab || copied != (moduli ? -1 - plane : plane)) {
                copy(slab, plane, all, moduli);
                source = slab;
                copied = moduli ? -1 - plane : plane;
            }
            return new Factor<>(copy, first * row, slab.plane(), row);
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
