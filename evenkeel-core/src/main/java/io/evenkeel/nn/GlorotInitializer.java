package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;

/**
 * Independent uniform numbers {@code w ~ U(−b, b)} with {@code b = g √(6 / (rows + columns))}, so that with g = 1 a matrix
 * changes the variance neither of what it multiplies nor, on the way back, of gradients, as far as one bound can do both. A
 * vector counts as one row.
 *
 * <p>Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010,
 * equation 16.
 *
 * @param gain g
 */
public record GlorotInitializer(double gain) implements Initializer {
    /**
     * Checks the gain.
     *
     * @throws IllegalArgumentException if the gain is negative or not finite
     */
    public GlorotInitializer {
        if (!(gain >= 0) || Double.isInfinite(gain)) {
            throw new IllegalArgumentException("the gain must be a finite number, 0 or more, not " + gain);
        }
    }

    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        double bound = gain * Math.sqrt(6.0 / (parameter.rows() + parameter.columns()));
        new UniformInitializer(bound).fill(parameter, stream);
    }
}
