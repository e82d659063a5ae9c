package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * A Gaussian matrix scaled so that the root mean square of its rows' norms is exactly c: {@code ‖W‖_F = c √rows}. At zero
 * potentials a layer of such weights has the log-sensitivity ln c (K. Shibata, T. Ejima, Y. Tokumaru, T. Matsuki,
 * Sensitivity – local index to control chaoticity or gradient globally, Neural Networks 143, 2021). A vector is one row.
 *
 * @param norm c
 */
public record RowNormInitializer(double norm) implements Initializer {
    /**
     * Checks the norm.
     *
     * @throws IllegalArgumentException if the norm is negative or not finite
     */
    public RowNormInitializer {
        if (!(norm >= 0) || Double.isInfinite(norm)) {
            throw new IllegalArgumentException("the norm must be a finite number, 0 or more, not " + norm);
        }
    }

    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        Tensor value = parameter.value();
        double squares = 0;
        for (int i = 0; i < value.size(); i++) {
            double gaussian = stream.gaussian(i);
            squares += gaussian * gaussian;
        }
        double factor = norm * Math.sqrt(parameter.rows() / squares);
        for (int i = 0; i < value.size(); i++) {
            value.set(i, factor * stream.gaussian(i));
        }
    }
}
