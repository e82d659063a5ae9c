package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Windows;

/** Gradients of a matrix that is applied at all positions of an image, with the buffers that they need. */
final class PositionSum<A> {
    private final Kernels<A> kernels;
    private final int channels;
    private final int size;
    private final int positions;
    private final int row;
    private final Unfolding<A> unfolding;
    private final A packed;
    /** The sum's transpose, so that its long side is that of the windows, which need no transposition then. */
    private final A sum;

    PositionSum(Kernels<A> kernels, Windows windows, int channels) {
        this.kernels = kernels;
        this.channels = channels;
        this.size = windows.size();
        this.positions = windows.positions();
        this.row = kernels.precision().pad(channels);
        this.unfolding = new Unfolding<>(kernels, windows);
        this.packed = kernels.allocate(kernels.packedLength(positions, channels));
        this.sum = kernels.allocate(size * row);
    }

    /** Continues from a sum {@code [channels][size]}. */
    void begin(A from, int at, int fromRow) {
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < size; j++) {
                kernels.set(sum, j * row + i, kernels.get(from, at + i * fromRow + j));
            }
        }
    }

    /** Adds {@code Σ_p g[i][p] · window_p(x)[j]}, positions ascending. */
    void add(A g, int gAt, A x, int xAt) {
        kernels.pack(positions, channels, g, gAt, 1, positions, packed, 0);
        A windows = unfolding.rows(x, xAt);
        kernels.multiply(
                size, channels, positions, windows, 0, unfolding.row(), 1, packed, 0, sum, 0, row, sum, 0, row);
    }

    /** Hands the sum over. */
    void end(A to, int at, int toRow) {
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < size; j++) {
                kernels.set(to, at + i * toRow + j, kernels.get(sum, j * row + i));
            }
        }
    }
}
