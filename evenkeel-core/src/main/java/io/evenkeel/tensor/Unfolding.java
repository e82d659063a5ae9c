package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Windows;

/**
 * Images laid out as matrices {@code [size of a window][positions]}, one image at a time, for products with weights that are
 * the same at all positions (K. Chellapilla, S. Puri, P. Simard, High performance convolutional neural networks for document
 * processing, IWFHR 2006). Its buffers are used again for each image; of one thread.
 *
 * @param <A> array type
 */
public final class Unfolding<A> {
    private final Kernels<A> kernels;
    private final Windows windows;
    private final int row;
    private final A padded;
    private final A matrix;

    /**
     * Buffers.
     *
     * @param kernels arithmetic
     * @param windows where they lie
     */
    public Unfolding(Kernels<A> kernels, Windows windows) {
        this.kernels = kernels;
        this.windows = windows;
        this.row = kernels.precision().pad(windows.positions());
        this.padded = kernels.allocate(windows.channels() * windows.paddedHeight() * windows.paddedWidth());
        this.matrix = kernels.allocate(windows.size() * row);
    }

    /** @return from one row of the matrix to the next, the padded number of positions */
    public int row() {
        return row;
    }

    /** @return the matrix's buffer, for {@link #fold} */
    public A matrix() {
        return matrix;
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
        return unfold(image, at, row, 0, row);
    }

    private A unfold(A image, int at, int stretch, int step, int matrixRow) {
        A source = image;
        int from = at;
        if (windows.padding() > 0) {
            for (int line = 0; line < windows.channels() * windows.height(); line++) {
                kernels.copy(image, at + line * windows.width(), padded, paddedLine(line), windows.width());
            }
            source = padded;
            from = 0;
        }
        kernels.unfold(windows, source, from, matrix, 0, stretch, step, matrixRow);
        return matrix;
    }

    /** Where a line of the image begins in the padded one. */
    private int paddedLine(int line) {
        int y = line / windows.height() * windows.paddedHeight() + windows.padding() + line % windows.height();
        return y * windows.paddedWidth() + windows.padding();
    }

    /**
     * The transpose of unfolding: makes each pixel the sum over all places of the matrix, given row by row in
     * {@link #matrix()}, to which {@link #rows} copies it.
     *
     * @param image receives the sums
     * @param at where it begins
     */
    public void fold(A image, int at) {
        if (windows.padding() == 0) {
            kernels.fill(image, at, windows.image(), 0);
            kernels.fold(windows, matrix, 0, row, image, at);
            return;
        }
        kernels.fill(padded, 0, kernels.length(padded), 0);
        kernels.fold(windows, matrix, 0, row, padded, 0);
        for (int line = 0; line < windows.channels() * windows.height(); line++) {
            kernels.copy(padded, paddedLine(line), image, at + line * windows.width(), windows.width());
        }
        // What is added around the image is nobody's, and unfolding finds zeros there again.
        kernels.fill(padded, 0, kernels.length(padded), 0);
    }
}
