package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * Independent Gaussians {@code w_ij ~ N(0, g²/n)}, n the number of columns (of a vector: its length). A large square
 * matrix has spectral radius g, the edge of chaos of a linear or tanh network at g = 1 (H. Sompolinsky, A. Crisanti, H. J.
 * Sommers, Chaos in random neural networks, Physical Review Letters 61, 1988).
 *
 * @param scale g
 */
public record NormalInitializer(double scale) implements Initializer {
    /**
     * Checks the scale.
     *
     * @throws IllegalArgumentException if the scale is negative or not finite
     */
    public NormalInitializer {
        if (!(scale >= 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("the scale must be a finite number, 0 or more, not " + scale);
        }
    }

    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        Tensor value = parameter.value();
        double deviation = scale / Math.sqrt(parameter.columns());
        for (int i = 0; i < value.size(); i++) {
            value.set(i, deviation * stream.gaussian(i));
        }
    }
}
