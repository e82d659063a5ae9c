package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ordinary sink: sums over examples and time. To give the same bits whatever the number of threads, the batch is cut
 * into shards of {@value #SHARD} examples; within a shard time descends, then examples ascend, then an image's positions, as if
 * every step had been added as the sweep came by; the shards' sums are added in order.
 *
 * <p>Where cotangents have directions, there is one gradient for each. Over tangents the directions are summed, too: they
 * are the outermost loop of a shard.
 *
 * @param <A> array type
 */
public final class SummedGradients<A> implements GradientSink<A> {
    /** Examples in a shard. */
    public static final int SHARD = 16;

    private final Kernels<A> kernels;
    private final SiteSum<A> siteSum;
    private final int shards;
    private final int directions;
    private final Map<Weight, A> sums = new LinkedHashMap<>();
    /** Biases that are added where another is, as PyTorch's pairs are: their gradient is the other's. */
    private final Map<Weight, Weight> twins = new HashMap<>();

    /**
     * Zeroed sums for the weights of a backward pass.
     *
     * @param kernels arithmetic
     * @param sites where weights receive gradients
     * @param examples the replay's examples
     * @param directions the cotangents' directions, 1 if they have none
     */
    public SummedGradients(Kernels<A> kernels, List<GradientSite> sites, int examples, int directions) {
        this.kernels = kernels;
        this.siteSum = new SiteSum<>(kernels);
        this.shards = (examples + SHARD - 1) / SHARD;
        this.directions = directions;
        Map<Expr, Weight> first = new IdentityHashMap<>();
        for (GradientSite site : sites) {
            boolean only =
                    sites.stream().filter(s -> s.weight().equals(site.weight())).count() == 1;
            if (site instanceof GradientSite.Bias && only) {
                Weight twin = first.putIfAbsent(site.left(), site.weight());
                if (twin != null) {
                    twins.put(site.weight(), twin);
                }
            }
            sums.computeIfAbsent(site.weight(), w -> kernels.allocate(shards * directions * siteSum.size(w)));
        }
    }

    /** Sets all sums to zero. */
    public void clear() {
        sums.values().forEach(sum -> kernels.fill(sum, 0, kernels.length(sum), 0));
    }

    @Override
    public void receive(GradientSite site, Slab<A> left, Slab<A> right, int steps) {
        Weight twin = twins.get(site.weight());
        if (twin != null) {
            kernels.copy(sums.get(twin), 0, sums.get(site.weight()), 0, kernels.length(sums.get(twin)));
            return;
        }
        boolean summed = right != null && right.directional() && left.directional();
        int all = right == null ? left.directions() : Math.max(left.directions(), right.directions());
        for (int shard = 0; shard < shards; shard++) {
            for (int d = 0; d < all; d++) {
                int part = shard * directions + (summed ? 0 : d);
                int first = shard * SHARD;
                int examples = Math.min(SHARD, left.examples() - first);
                A sum = sums.get(site.weight());
                siteSum.add(site, left, right, d, first, examples, steps, sum, part * siteSum.size(site.weight()));
            }
        }
    }

    /**
     * The gradient of a parameter: the shards' sums added in order. The sums are used up.
     *
     * @param p the parameter
     * @param direction which of the cotangents, 0 if they have no directions
     * @return a tensor of the parameter's shape
     */
    public Tensor of(Parameter p, int direction) {
        Tensor result = Tensor.zeros(kernels.precision(), p.value().shape());
        merge(List.of(this), p, direction, result);
        return result;
    }

    /**
     * Writes the gradient over several parts of a batch, each a multiple of {@value #SHARD} examples but the last. The
     * parts' sums are used up; clear them before the next sweep.
     *
     * @param parts their sums, in the order of the batch
     * @param p the parameter
     * @param direction which of the cotangents
     * @param result receives the gradient, of the parameter's shape
     * @param <A> array type
     */
    public static <A> void merge(List<SummedGradients<A>> parts, Parameter p, int direction, Tensor result) {
        SummedGradients<A> first = parts.get(0);
        Kernels<A> k = first.kernels;
        @SuppressWarnings("unchecked") // a tensor of the kernels' precision holds an A
        A values = (A) result.array();
        boolean[] written = new boolean[result.size()];
        for (Map.Entry<Weight, A> entry : first.sums.entrySet()) {
            Weight w = entry.getKey();
            if (w.parameter() == p) {
                int at = direction * first.siteSum.size(w);
                addShards(parts, w, direction, entry.getValue(), at);
                for (int row = 0; row < w.rows(); row++) {
                    int to = (w.firstRow() + row) * p.columns() + w.firstColumn();
                    place(k, entry.getValue(), at + row * first.siteSum.row(w), values, to, w.columns(), written);
                }
            }
        }
    }

    private static <A> void addShards(List<SummedGradients<A>> parts, Weight w, int direction, A total, int at) {
        SummedGradients<A> first = parts.get(0);
        int size = first.siteSum.size(w);
        for (SummedGradients<A> part : parts) {
            for (int shard = part == first ? 1 : 0; shard < part.shards; shard++) {
                int from = (shard * part.directions + direction) * size;
                first.kernels.scaleAdd(size, 1, part.sums.get(w), from, total, at);
            }
        }
    }

    /** Copies where nothing stands yet, adds where another block of the same parameter has been. */
    private static <A> void place(Kernels<A> k, A from, int at, A to, int offset, int n, boolean[] written) {
        if (!written[offset]) {
            k.copy(from, at, to, offset, n);
        } else {
            for (int i = 0; i < n; i++) {
                k.set(to, offset + i, k.get(to, offset + i) + k.get(from, at + i));
            }
        }
        java.util.Arrays.fill(written, offset, offset + n, true);
    }
}
