package io.evenkeel.tensor;

import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Kernels;

/**
 * Images laid out as matrices {@code [size of a window][positions]}, one image at a time, for products with weights that are
 * the same at all positions (K. Chellapilla, S. Puri, P. Simard, High performance convolutional neural networks for document
 * processing, IWFHR 2006). Its buffers are used again for each image; of one thread.
 *
 * @param <A> array type
 */
public final class Unfolding<A> extends WindowMatrix<A> {
    /**
     * Buffers.
     *
     * @param kernels arithmetic
     * @param windows where they lie
     */
    public Unfolding(Kernels<A> kernels, ImageWindows windows) {
        super(kernels, windows);
    }

    /**
     * Unfolds an image as the right factor of a product.
     *
     * @param image channel by channel
     * @param at where it begins
     * @return the matrix in panels, as {@link Kernels#pack} would write it
     */
    public A panels(A image, int at) {
        int lanes = kernels.precision().lanes();
        return unfold(image, at, lanes, windows.size() * lanes, lanes);
    }

    /**
     * Unfolds an image row by row.
     *
     * @param image channel by channel
     * @param at where it begins
     * @return the matrix, element (j, p) at {@code j · row() + p}
     */
    public A rows(A image, int at) {
        return unfold(image, at, row(), 0, row());
    }

    private A unfold(A image, int at, int stretch, int step, int matrixRow) {
        A source = image;
        int from = at;
        if (windows.padding() > 0) {
            for (int line = 0; line < lines(); line++) {
                kernels.copy(image, at + line * windows.width(), padded, windows.paddedLine(line), windows.width());
            }
            source = padded;
            from = 0;
        }
        kernels.unfold(windows, source, from, matrix, 0, stretch, step, matrixRow);
        return matrix;
    }
}
