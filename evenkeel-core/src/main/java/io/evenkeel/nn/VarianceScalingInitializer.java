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
 * <p>In a convolution a unit has as many inputs as a window has numbers, which are the columns, and is seen by as many units as
 * a window has pixels, in each map, which are the rows times the window's area; {@code torch.nn.init} counts in the same way.
 *
 * @param scale s
 * @param mode what m counts
 * @param distribution of the weights
 * @param area pixels of a convolution's window, 1 for what is no convolution
 */
public record VarianceScalingInitializer(double scale, Mode mode, Distribution distribution, int area)
        implements Initializer {
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
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the scale is negative or not finite, or the area not positive
     */
    public VarianceScalingInitializer {
        if (!(scale >= 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException(
                    "the scale of a variance must be a finite number, 0 or more, not " + scale);
        }
        if (area < 1) {
            throw new IllegalArgumentException("the area of a window must be positive, not " + area);
        }
    }

    /**
     * For matrices that are no convolutions.
     *
     * @param scale s
     * @param mode what m counts
     * @param distribution of the weights
     * @throws IllegalArgumentException if the scale is negative or not finite
     */
    public VarianceScalingInitializer(double scale, Mode mode, Distribution distribution) {
        this(scale, mode, distribution, 1);
    }

    /**
     * The same for the weights of a convolution, {@code [maps][channels · area]}.
     *
     * @param newArea pixels of its windows
     * @return the changed initializer
     * @throws IllegalArgumentException if it is not positive
     */
    public VarianceScalingInitializer forWindows(int newArea) {
        return new VarianceScalingInitializer(scale, mode, distribution, newArea);
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
        double connections = mode == Mode.INPUTS
                ? parameter.columns()
                : ((double) parameter.rows() * area + parameter.columns()) / 2.0;
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
