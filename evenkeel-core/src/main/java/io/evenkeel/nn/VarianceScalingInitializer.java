package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * Independent weights of mean 0 and variance {@code s / m} where m counts the connections of a unit: its inputs (columns)
 * or the mean of inputs and outputs (columns and rows). The number of rows is that of the whole parameter, so stacked gates
 * are to be filled one by one, as {@link Initialization} does.
 *
 * <p>Glorot: s = 1, mean of inputs and outputs (X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward
 * neural networks, AISTATS 2010). He: s = 2, inputs (K. He, X. Zhang, S. Ren, J. Sun, Delving deep into rectifiers, ICCV 2015).
 * Normal numbers are not truncated.
 *
 * @param scale s
 * @param mode what m counts
 * @param distribution of the weights
 */
public record VarianceScalingInitializer(double scale, Mode mode, Distribution distribution) implements Initializer {
    /** Which connections count. */
    public enum Mode {
        /** Inputs of a unit. */
        INPUTS,
        /** Mean of a unit's inputs and outputs. */
        AVERAGE
    }

    /** Shape of the distribution. */
    public enum Distribution {
        /** Uniform in {@code (−√(3 s / m), √(3 s / m))}. */
        UNIFORM,
        /** Gaussian. */
        NORMAL
    }

    /**
     * Checks the scale.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public VarianceScalingInitializer {
        if (!(scale >= 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException(
                    "the scale of a variance must be a finite number, 0 or more, not " + scale);
        }
    }

    /** @return uniform in {@code ±√(6 / (inputs + outputs))} */
    public static VarianceScalingInitializer glorotUniform() {
        return new VarianceScalingInitializer(1, Mode.AVERAGE, Distribution.UNIFORM);
    }

    /** @return variance {@code 2 / (inputs + outputs)} */
    public static VarianceScalingInitializer glorotNormal() {
        return new VarianceScalingInitializer(1, Mode.AVERAGE, Distribution.NORMAL);
    }

    /** @return uniform in {@code ±√(6 / inputs)} */
    public static VarianceScalingInitializer heUniform() {
        return new VarianceScalingInitializer(2, Mode.INPUTS, Distribution.UNIFORM);
    }

    /** @return variance {@code 2 / inputs} */
    public static VarianceScalingInitializer heNormal() {
        return new VarianceScalingInitializer(2, Mode.INPUTS, Distribution.NORMAL);
    }

    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        double connections = mode == Mode.INPUTS ? parameter.columns() : (parameter.rows() + parameter.columns()) / 2.0;
        double deviation = Math.sqrt(scale / connections);
        double bound = Math.sqrt(3 * scale / connections);
        Tensor value = parameter.value();
        for (int i = 0; i < value.size(); i++) {
            value.set(
                    i,
                    distribution == Distribution.NORMAL
                            ? deviation * stream.gaussian(i)
                            : bound * (2 * stream.uniform(i) - 1));
        }
    }
}
