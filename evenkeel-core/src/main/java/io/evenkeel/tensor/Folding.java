package io.evenkeel.tensor;

import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Kernels;

/**
 * The transpose of {@link Unfolding}: matrices {@code [size of a window][positions]} added up to images, one image at a time. Its
 * buffers are used again for each image; of one thread.
 *
 * @param <A> array type
 */
public final class Folding<A> extends WindowMatrix<A> {
    /**
     * Buffers.
     *
     * @param kernels arithmetic
     * @param windows where they lie
     */
    public Folding(Kernels<A> kernels, ImageWindows windows) {
        super(kernels, windows);
    }

    /** @return the matrix's buffer, element (j, p) at {@code j · row() + p} */
    public A matrix() {
        return matrix;
    }

    /**
     * Makes each pixel the sum over all places of {@link #matrix()} to which {@link Unfolding#rows} copies it.
     *
     * @param image receives the sums, channel by channel
     * @param at where it begins
     */
    public void fold(A image, int at) {
        if (windows.padding() == 0) {
            kernels.fill(image, at, windows.image(), 0);
            kernels.fold(windows, matrix, 0, row(), image, at);
            return;
        }
        kernels.fill(padded, 0, kernels.length(padded), 0);
        kernels.fold(windows, matrix, 0, row(), padded, 0);
        for (int line = 0; line < lines(); line++) {
            kernels.copy(padded, windows.paddedLine(line), image, at + line * windows.width(), windows.width());
        }
    }
}
