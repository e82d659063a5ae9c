package io.evenkeel.nn;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * Random orthogonal matrices times a gain: {@code W Wᵀ = g² I} where there are no more rows than columns, else {@code Wᵀ W
 * = g² I}. W is the Q of a Gaussian matrix's QR decomposition with positive diagonal of R, which makes it uniform over
 * all such matrices (Haar measure; F. Mezzadri, How to generate random matrices from the classical compact groups,
 * Notices of the AMS 54, 2007). Use in networks: A. M. Saxe, J. L. McClelland, S. Ganguli, Exact solutions to the
 * nonlinear dynamics of learning in deep linear neural networks, ICLR 2014. A vector becomes one of length g, uniform over
 * directions.
 *
 * @param gain g
 * @param blocks number of blocks of rows that are orthogonal each by itself, as the gates of an LSTM (4) or a GRU (3); 1
 *     takes the matrix as a whole
 */
public record OrthogonalInitializer(double gain, int blocks) implements Initializer {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the gain is not finite or there is not at least one block
     */
    public OrthogonalInitializer {
        if (!Double.isFinite(gain)) {
            throw new IllegalArgumentException("the gain must be a finite number, not " + gain);
        }
        if (blocks < 1) {
            throw new IllegalArgumentException("a matrix has at least one block of rows, not " + blocks);
        }
    }

    /**
     * Matrices that are orthogonal as a whole.
     *
     * @param gain g
     */
    public OrthogonalInitializer(double gain) {
        this(gain, 1);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the rows are not a multiple of the blocks
     */
    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        if (parameter.rows() % blocks != 0) {
            throw new IllegalArgumentException(
                    "the " + parameter.rows() + " rows of " + parameter.name() + " do not make " + blocks + " blocks");
        }
        int rows = parameter.rows() / blocks;
        int columns = parameter.columns();
        for (int block = 0; block < blocks; block++) {
            fill(parameter.value(), block * rows * columns, rows, columns, stream);
        }
    }

    private void fill(Tensor value, int offset, int rows, int columns, RandomStream stream) {
        boolean wide = rows <= columns;
        int k = Math.min(rows, columns);
        int n = Math.max(rows, columns);
        // Always in double, so that single-precision weights are the rounded double-precision ones.
        double[] q = orthonormal(k, n, stream, offset);
        int stride = Precision.DOUBLE.pad(n);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = wide ? row * stride + column : column * stride + row;
                value.set(offset + row * columns + column, gain * q[at]);
            }
        }
    }

    /** Rows of the QR decomposition's Q, one after the other, each padded to whole lanes. */
    private static double[] orthonormal(int k, int n, RandomStream stream, int from) {
        int stride = Precision.DOUBLE.pad(n);
        double[] q = new double[k * stride];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                q[i * stride + j] = stream.gaussian((long) from + i * n + j);
            }
        }
        @SuppressWarnings("unchecked") // double precision is arithmetic over double[]
        Kernels<double[]> kernels = (Kernels<double[]>) Kernels.of(Precision.DOUBLE);
        kernels.orthonormalize(k, n, q, 0, stride, new double[k]);
        return q;
    }
}
