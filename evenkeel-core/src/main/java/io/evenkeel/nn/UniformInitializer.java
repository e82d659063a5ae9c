package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * Independent uniform numbers {@code w ~ U(−b, b)}.
 *
 * @param bound b
 */
public record UniformInitializer(double bound) implements Initializer {
    /**
     * Checks the bound.
     *
     * @throws IllegalArgumentException if the bound is negative or not finite
     */
    public UniformInitializer {
        if (!(bound >= 0) || Double.isInfinite(bound)) {
            throw new IllegalArgumentException("the bound must be a finite number, 0 or more, not " + bound);
        }
    }

    /**
     * What {@code torch.nn.RNN}, {@code LSTM} and {@code GRU} give all of their parameters: {@code b = 1/√units}.
     *
     * @param units of the layer
     * @return the initializer
     * @throws IllegalArgumentException if there is not at least one unit
     */
    public static UniformInitializer forUnits(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("a layer needs at least one unit, not " + units);
        }
        return new UniformInitializer(1 / Math.sqrt(units));
    }

    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        Tensor value = parameter.value();
        for (int i = 0; i < value.size(); i++) {
            value.set(i, bound * (2 * stream.uniform(i) - 1));
        }
    }
}
