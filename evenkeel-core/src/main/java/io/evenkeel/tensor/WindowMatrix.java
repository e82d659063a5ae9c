package io.evenkeel.tensor;

import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Kernels;

/**
 * A matrix {@code [size of a window][positions]} with a column for each place of a window in an image, and an image with its padding
 * around it. Both are used again for each image; of one thread.
 *
 * @param <A> array type
 */
abstract class WindowMatrix<A> {
    final Kernels<A> kernels;
    final ImageWindows windows;
    final A padded;
    final A matrix;
    private final int row;

    WindowMatrix(Kernels<A> kernels, ImageWindows windows) {
        this.kernels = kernels;
        this.windows = windows;
        this.row = kernels.precision().pad(windows.positions());
        this.padded = kernels.allocate(windows.channels() * windows.paddedHeight() * windows.paddedWidth());
        this.matrix = kernels.allocate(windows.size() * row);
    }

    /** @return from one row of the matrix to the next, the padded number of positions */
    public final int row() {
        return row;
    }

    /** How many lines an image has, all channels together. */
    final int lines() {
        return windows.channels() * windows.height();
    }
}
