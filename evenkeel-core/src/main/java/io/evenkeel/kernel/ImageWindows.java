package io.evenkeel.kernel;

/**
 * Where the windows of a convolution lie in images that stand in rows channel by channel, {@code [channel][y][x]}, PyTorch's
 * order. Window (oy, ox) covers {@code windowHeight × windowWidth} pixels of each channel from
 * {@code (oy · stride − padding, ox · stride − padding)} on; around the image there are zeros. Only windows that lie within the
 * padded image count.
 *
 * @param channels of the image
 * @param height of the image
 * @param width of the image
 * @param windowHeight of a window
 * @param windowWidth of a window
 * @param stride from one window to the next, in both directions
 * @param padding zeros on each side of the image
 */
public record ImageWindows(
        int channels, int height, int width, int windowHeight, int windowWidth, int stride, int padding) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if an extent or the stride is not positive, the padding is negative, or not even one
     *     window fits
     */
    public ImageWindows {
        if (channels < 1 || height < 1 || width < 1 || windowHeight < 1 || windowWidth < 1 || stride < 1) {
            throw new IllegalArgumentException("channels, heights, widths and strides must be positive, not " + channels
                    + " × " + height + " × " + width + ", windows " + windowHeight + " × " + windowWidth + ", stride "
                    + stride);
        }
        if (padding < 0) {
            throw new IllegalArgumentException("the padding of an image must be 0 or more, not " + padding);
        }
        if (windowHeight > height + 2 * padding || windowWidth > width + 2 * padding) {
            throw new IllegalArgumentException("a window of " + windowHeight + " × " + windowWidth
                    + " does not fit an image of " + height + " × " + width + " with padding " + padding);
        }
    }

    /**
     * Square windows, the same stride both ways.
     *
     * @param channels of the image
     * @param height of the image
     * @param width of the image
     * @param side of a window
     * @param stride from one window to the next
     * @param padding zeros on each side
     * @return the windows
     * @throws IllegalArgumentException as the constructor
     */
    public static ImageWindows square(int channels, int height, int width, int side, int stride, int padding) {
        return new ImageWindows(channels, height, width, side, side, stride, padding);
    }

    /** @return windows above each other, {@code ⌊(height + 2 padding − windowHeight) / stride⌋ + 1} */
    public int down() {
        return (height + 2 * padding - windowHeight) / stride + 1;
    }

    /** @return windows beside each other */
    public int across() {
        return (width + 2 * padding - windowWidth) / stride + 1;
    }

    /** @return number of windows */
    public int positions() {
        return down() * across();
    }

    /** @return numbers in a window, those of all channels */
    public int size() {
        return channels * windowHeight * windowWidth;
    }

    /** @return numbers in an image */
    public int image() {
        return channels * height * width;
    }

    /** @return height of the image with its zeros */
    public int paddedHeight() {
        return height + 2 * padding;
    }

    /** @return width of the image with its zeros */
    public int paddedWidth() {
        return width + 2 * padding;
    }

    /**
     * Where a line of the image begins in the padded image.
     *
     * @param line channel · height + y
     * @return place of its first pixel
     */
    public int paddedLine(int line) {
        int y = line / height * paddedHeight() + padding + line % height;
        return y * paddedWidth() + padding;
    }
}
