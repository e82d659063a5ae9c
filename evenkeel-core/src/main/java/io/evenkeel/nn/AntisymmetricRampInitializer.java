package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * An antisymmetric Toeplitz matrix whose elements rise linearly along a chain,
 *
 * <pre>  W_ij = g (i − j) / (n − 1),</pre>
 *
 * <p>from −g to g; nothing is random. It is the start of the sigmoid gates of an LSTM whose cell candidate starts as a
 * {@linkplain ChainInitializer chain} from the first unit to the last; the authors take g = 0.01.
 *
 * <p>A. E. Orhan, X. Pitkow, Improved memory in recurrent neural networks with sequential non-normal dynamics, ICLR 2020
 * ("mixed" initialization).
 *
 * @param gain g; negative for a reversed chain
 */
public record AntisymmetricRampInitializer(double gain) implements Initializer {
    /**
     * Checks the gain.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public AntisymmetricRampInitializer {
        InitialValues.requireFinite(gain, "gain");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the parameter is not a square matrix of two rows or more
     */
    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        int n = InitialValues.square(parameter, 2, "a ramp");
        Tensor value = parameter.value();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                value.set(i * n + j, gain * (i - j) / (n - 1));
            }
        }
    }
}
