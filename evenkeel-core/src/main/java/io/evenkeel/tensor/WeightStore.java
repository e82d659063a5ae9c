package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights in the forms that kernels read: matrices packed into zero-padded panels, vectors and tables with padded rows.
 * Everything is renewed by {@link #refresh()} when a parameter's version has changed, and shared by all replays of one
 * precision.
 *
 * @param <A> array type
 */
public final class WeightStore<A> {
    private final Kernels<A> kernels;
    private final Map<Object, Packed<A>> packed = new HashMap<>();
    private final Map<Object, Vector<A>> vectors = new HashMap<>();
    private final Map<Parameter, Converted> converted = new HashMap<>();
    private final List<Runnable> renewals = new ArrayList<>();

    /**
     * An empty store.
     *
     * @param kernels arithmetic of the precision
     */
    public WeightStore(Kernels<A> kernels) {
        this.kernels = kernels;
    }

    /**
     * A matrix in panels, as {@link Kernels#pack} writes them.
     *
     * @param <A> array type
     */
    public static final class Packed<A> {
        private final A values;
        private RankOneChange<A> change;

        private Packed(A values) {
            this.values = values;
        }

        /** @return the panels */
        public A values() {
            return values;
        }

        void attach(RankOneChange<A> newChange) {
            change = newChange;
        }

        /**
         * The change that is to be carried out with the next product, if there is one.
         *
         * @return the change, or null
         */
        public RankOneChange<A> pending() {
            return change != null && change.isPending() ? change : null;
        }
    }

    /**
     * A vector, or the rows of a table, padded to whole lanes.
     *
     * @param values row after row
     * @param <A> array type
     */
    public record Vector<A>(A values) {}

    private record Key(Weight weight, boolean transposed) {}

    /** @return arithmetic of the precision */
    public Kernels<A> kernels() {
        return kernels;
    }

    /**
     * A matrix as the right factor of a product.
     *
     * @param weight the matrix
     * @param transposed whether its transpose is the factor
     * @return its panels, renewed in place
     */
    public synchronized Packed<A> packed(Weight weight, boolean transposed) {
        return packed.computeIfAbsent(new Key(weight, transposed), key -> {
            int k = transposed ? weight.columns() : weight.rows();
            int n = transposed ? weight.rows() : weight.columns();
            Packed<A> result = new Packed<>(kernels.allocate(kernels.packedLength(k, n)));
            renewWhenChanged(List.of(weight), () -> {
                int columns = columns(weight);
                int offset = weight.firstRow() * columns + weight.firstColumn();
                A values = values(weight);
                kernels.pack(
                        k, n, values, offset, transposed ? 1 : columns, transposed ? columns : 1, result.values, 0);
            });
            return result;
        });
    }

    /**
     * A vector, or a table of rows.
     *
     * @param weight the vector or table
     * @return its padded rows, renewed in place
     */
    public Vector<A> vector(Weight weight) {
        return sum(List.of(weight));
    }

    /**
     * The sum of vectors, in order.
     *
     * @param weights vectors (or tables) of one shape, at least one
     * @return its padded rows, renewed in place
     */
    public synchronized Vector<A> sum(List<Weight> weights) {
        return vectors.computeIfAbsent(List.copyOf(weights), key -> {
            Weight first = weights.get(0);
            int stride = kernels.precision().pad(first.columns());
            Vector<A> result = new Vector<>(kernels.allocate(first.rows() * stride));
            A scratch = kernels.allocate(stride);
            renewWhenChanged(weights, () -> {
                for (int row = 0; row < first.rows(); row++) {
                    copyRow(first, row, result.values, row * stride);
                    for (Weight weight : weights.subList(1, weights.size())) {
                        copyRow(weight, row, scratch, 0);
                        kernels.scaleAdd(stride, 1, scratch, 0, result.values, row * stride);
                    }
                }
            });
            return result;
        });
    }

    private void copyRow(Weight weight, int row, A to, int offset) {
        int from = (weight.firstRow() + row) * columns(weight) + weight.firstColumn();
        kernels.copy(values(weight), from, to, offset, weight.columns());
    }

    private void renewWhenChanged(List<Weight> weights, Runnable renewal) {
        long[] seen = {-1};
        Runnable checked = () -> {
            long version = 0;
            for (Weight weight : weights) {
                version += weight.parameter().version();
            }
            if (version != seen[0]) {
                renewal.run();
                seen[0] = version;
            }
        };
        renewals.add(checked);
        checked.run();
    }

    /** Renews what changed since the last time. */
    public synchronized void refresh() {
        for (Runnable renewal : renewals) {
            renewal.run();
        }
    }

    /** The parameter's values in this precision; converted once a version, because several blocks may share it. */
    @SuppressWarnings("unchecked") // the array of a tensor of this precision is an A
    private A values(Weight weight) {
        Parameter p = weight.parameter();
        Tensor value = p.value();
        if (value.precision() == kernels.precision()) {
            return (A) value.array();
        }
        Converted last = converted.computeIfAbsent(p, key -> new Converted(kernels.precision(), value.shape()));
        if (last.version != p.version()) {
            value.copyTo(last.value);
            last.version = p.version();
        }
        return (A) last.value.array();
    }

    private static final class Converted {
        private final Tensor value;
        private long version = -1;

        Converted(Precision precision, int... shape) {
            value = Tensor.zeros(precision, shape);
        }
    }

    private static int columns(Weight weight) {
        return weight.parameter().columns();
    }
}
