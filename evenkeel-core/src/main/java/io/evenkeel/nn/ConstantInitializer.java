package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * One number everywhere, as zero biases.
 *
 * @param number the number
 */
public record ConstantInitializer(double number) implements Initializer {
    /** Zero everywhere. */
    public static final ConstantInitializer ZERO = new ConstantInitializer(0);

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public ConstantInitializer {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("the number must be finite, not " + number);
        }
    }

    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        Tensor value = parameter.value();
        for (int i = 0; i < value.size(); i++) {
            value.set(i, number);
        }
    }
}
