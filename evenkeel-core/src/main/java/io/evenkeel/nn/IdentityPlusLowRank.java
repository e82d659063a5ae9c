package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.matrix.Matrix;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.List;

/**
 * The identity plus a matrix of low rank,
 *
 * <pre>  W = I + P Q,   ∂L/∂P = G Qᵀ,   ∂L/∂Q = Pᵀ G   with G = ∂L/∂W.</pre>
 *
 * <p>The raw parameters are {@code left}, P [n][k], and {@code right}, Q [k][n], which the initializer fills. Weight decay
 * pulls W to the identity. Frozen, P and Q are drawn once and have no raw parameters, as in the authors' program, which never
 * trains them.
 *
 * <p>Z. Zhang, Y. Yue, G. Wu, Y. Li, H. Zhang, SBO-RNN: reformulating recurrent neural networks via stochastic bilevel
 * optimization, NeurIPS 2021.
 */
public final class IdentityPlusLowRank extends Parametrization {
    private final int n;
    private final int rank;
    private final boolean frozen;
    private final Parameter left;
    private final Parameter right;

    /**
     * A square block.
     *
     * @param block n × n weights
     * @param rank k, 1 to n
     * @param frozen whether W keeps its initial value
     * @throws IllegalArgumentException if the block is not square or the rank is out of its range
     */
    public IdentityPlusLowRank(Block block, int rank, boolean frozen) {
        this(block, rank, frozen, factor("left", block.rows(), rank), factor("right", rank, block.columns()));
    }

    private IdentityPlusLowRank(Block block, int rank, boolean frozen, Parameter left, Parameter right) {
        super(block, frozen ? List.of() : List.of(left, right));
        if (block.rows() != block.columns()) {
            throw new IllegalArgumentException("the identity plus a matrix of low rank is square, not " + block.rows()
                    + " × " + block.columns() + " as the block of " + block.parameter());
        }
        if (rank < 1 || rank > block.rows()) {
            throw new IllegalArgumentException(
                    "the rank of a matrix of " + block.rows() + " rows is 1 to " + block.rows() + ", not " + rank);
        }
        this.n = block.rows();
        this.rank = rank;
        this.frozen = frozen;
        this.left = left;
        this.right = right;
    }

    private static Parameter factor(String name, int rows, int columns) {
        return new Parameter(name, Tensor.zeros(Precision.DOUBLE, Math.max(0, rows), Math.max(0, columns)));
    }

    @Override
    public String name() {
        return "identity-plus-low-rank";
    }

    @Override
    public boolean decays() {
        return true;
    }

    @Override
    protected void initialize(Initializer initializer, RandomStream stream) {
        initializer.fill(left, stream.split(left.name()));
        initializer.fill(right, stream.split(right.name()));
        left.changed();
        right.changed();
        write();
    }

    @Override
    public void renew() {
        if (!frozen) {
            write();
        }
    }

    private void write() {
        block().write(left().times(right()).plusIdentity(1).toArray());
    }

    @Override
    public void pullBack(double[] gradient, List<double[]> rawGradients) {
        if (frozen) {
            return;
        }
        Matrix g = Matrix.of(n, n, gradient);
        System.arraycopy(g.timesTranspose(right()).toArray(), 0, rawGradients.get(0), 0, n * rank);
        System.arraycopy(left().transposeTimes(g).toArray(), 0, rawGradients.get(1), 0, rank * n);
    }

    private Matrix left() {
        return Matrix.of(n, rank, (double[]) left.value().array());
    }

    private Matrix right() {
        return Matrix.of(rank, n, (double[]) right.value().array());
    }
}
