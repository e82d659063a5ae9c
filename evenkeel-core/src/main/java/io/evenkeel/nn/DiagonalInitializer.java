package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * One number on the main diagonal, which may be that of an oblong matrix, and 0 elsewhere; nothing is random.
 *
 * <p>The identity as recurrent matrix: Q. V. Le, N. Jaitly, G. E. Hinton, A simple way to initialize recurrent networks of
 * rectified linear units, arXiv:1504.00941, 2015. 0.9 on the diagonal of an input matrix, so that inputs enter at the source
 * of a {@linkplain ChainInitializer chain}: A. E. Orhan, X. Pitkow, Improved memory in recurrent neural networks with
 * sequential non-normal dynamics, ICLR 2020.
 *
 * @param gain the number
 */
public record DiagonalInitializer(double gain) implements Initializer {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public DiagonalInitializer {
        InitialValues.requireFinite(gain, "gain");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the parameter is a vector
     */
    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        if (parameter.value().rank() != 2) {
            throw new IllegalArgumentException("only a matrix has a diagonal, not " + parameter);
        }
        Tensor value = parameter.value();
        for (int i = 0; i < value.size(); i++) {
            value.set(i, i / parameter.columns() == i % parameter.columns() ? gain : 0);
        }
    }
}
