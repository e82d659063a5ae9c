package io.evenkeel.tasks;

import io.evenkeel.tasks.MnistTask.Presentation;

/**
 * How an image becomes a sequence: its pixels are scaled, put in order, and cut into steps of equal width. Noise may follow.
 *
 * @param presentation how many pixels a step shows
 * @param scale what a pixel's number is
 * @param order which pixel is shown where
 * @param steps of the whole sequence, those of the image and then noise; 0 for no noise
 */
public record ImageSequence(Presentation presentation, Scale scale, PixelOrder order, int steps) {
    /** What a pixel's number is. */
    public enum Scale {
        /** From 0 for black to 1 for white. */
        UNIT,
        /** That minus 0.1307, divided by 0.3081: mean 0 and variance 1 over the training images of MNIST. */
        STANDARDIZED;

        private static final double WHITE = 255;
        private static final double MEAN = 0.1307;
        private static final double DEVIATION = 0.3081;

        double of(int pixel) {
            double unit = pixel / WHITE;
            return this == UNIT ? unit : (unit - MEAN) / DEVIATION;
        }
    }

    /**
     * Checks the steps.
     *
     * @throws IllegalArgumentException if their number is negative
     */
    public ImageSequence {
        Require.atLeast(0, "steps", steps);
    }

    /**
     * Pixels from 0 to 1, row by row, without noise.
     *
     * @param presentation how many pixels a step shows
     * @return the sequence
     */
    public static ImageSequence of(Presentation presentation) {
        return new ImageSequence(presentation, Scale.UNIT, PixelOrder.BY_ROWS, 0);
    }

    /**
     * The same with other numbers.
     *
     * @param newScale what a pixel's number is
     * @return the changed sequence
     */
    public ImageSequence scaled(Scale newScale) {
        return new ImageSequence(presentation, newScale, order, steps);
    }

    /**
     * The same in another order.
     *
     * @param newOrder which pixel is shown where
     * @return the changed sequence
     */
    public ImageSequence permuted(PixelOrder newOrder) {
        return new ImageSequence(presentation, scale, newOrder, steps);
    }

    /**
     * The same with independent standard Gaussian numbers behind the image, so that it has to be remembered (B. Chang, M. Chen,
     * E. Haber, E. H. Chi, AntisymmetricRNN: a dynamical system view on recurrent neural networks, ICLR 2019, section 4.3; for
     * MNIST with 1,000 steps, A. Kag, Z. Zhang, V. Saligrama, RNNs incrementally evolving on an equilibrium manifold, ICLR 2020).
     *
     * @param newSteps of the whole sequence, 0 for no noise
     * @return the changed sequence
     */
    public ImageSequence padded(int newSteps) {
        return new ImageSequence(presentation, scale, order, newSteps);
    }
}
