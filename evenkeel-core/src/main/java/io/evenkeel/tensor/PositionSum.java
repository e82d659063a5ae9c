package io.evenkeel.tensor;

import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Kernels;

/**
 * Sums what images add to the gradient of a matrix that is applied at all their positions, {@code G[i][j] = Σ_images Σ_p g[i][p] ·
 * window_p(x)[j]}: images as they come, positions ascending, each element one chain of fused multiply-adds. See {@link
 * GradientSite.Positions}. Its buffers are used again for each sum; of one thread.
 *
 * @param <A> array type
 */
public final class PositionSum<A> {
    private final Kernels<A> kernels;
    private final int channels;
    private final int size;
    private final int positions;
    private final int row;
    private final Unfolding<A> unfolding;
    private final A packed;
    /** The sum's transpose, so that its long side is that of the windows, which need no transposition then. */
    private final A sum;

    /**
     * Buffers.
     *
     * @param kernels arithmetic
     * @param windows where the windows lie
     * @param channels rows of the matrix
     */
    public PositionSum(Kernels<A> kernels, ImageWindows windows, int channels) {
        this.kernels = kernels;
        this.channels = channels;
        this.size = windows.size();
        this.positions = windows.positions();
        this.row = kernels.precision().pad(channels);
        this.unfolding = new Unfolding<>(kernels, windows);
        this.packed = kernels.allocate(kernels.packedLength(positions, channels));
        this.sum = kernels.allocate(size * row);
    }

    /**
     * Begins a sum.
     *
     * @param from matrix {@code [channels][size of a window]} from which it continues
     * @param at where that begins
     * @param fromRow from one row of it to the next
     */
    public void begin(A from, int at, int fromRow) {
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < size; j++) {
                kernels.set(sum, j * row + i, kernels.get(from, at + i * fromRow + j));
            }
        }
    }

    /**
     * Adds an image.
     *
     * @param g cotangent {@code [channels][positions]}
     * @param gAt where it begins
     * @param x the image
     * @param xAt where it begins
     */
    public void add(A g, int gAt, A x, int xAt) {
        kernels.pack(positions, channels, g, gAt, 1, positions, packed, 0);
        A windows = unfolding.rows(x, xAt);
        kernels.multiply(
                size, channels, positions, windows, 0, unfolding.row(), 1, packed, 0, sum, 0, row, sum, 0, row);
    }

    /**
     * Hands the sum over.
     *
     * @param to receives the matrix
     * @param at where it begins
     * @param toRow from one row of it to the next
     */
    public void end(A to, int at, int toRow) {
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < size; j++) {
                kernels.set(to, at + i * toRow + j, kernels.get(sum, j * row + i));
            }
        }
    }
}
