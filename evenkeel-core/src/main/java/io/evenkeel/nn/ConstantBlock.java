package io.evenkeel.nn;

import io.evenkeel.tensor.RandomStream;
import java.util.Arrays;
import java.util.List;

/** A block that is not trained: all its elements stay at one number, whatever the initializer says. */
public final class ConstantBlock extends Parametrization {
    private final double number;

    /**
     * A block.
     *
     * @param block any block
     * @param number value of all its elements
     * @throws IllegalArgumentException if it is not finite
     */
    public ConstantBlock(Block block, double number) {
        super(block, List.of());
        InitialValues.requireFinite(number, "constant in " + block.parameter());
        this.number = number;
    }

    @Override
    public String name() {
        return "constant";
    }

    @Override
    protected void initialize(Initializer initializer, RandomStream stream) {
        renew();
    }

    @Override
    public void renew() {
        double[] values = new double[block().size()];
        Arrays.fill(values, number);
        block().write(values);
    }

    @Override
    public void pullBack(double[] gradient, List<double[]> rawGradients) {
        // nothing depends on raw parameters, for there are none
    }
}
