package io.evenkeel.train;

import io.evenkeel.tensor.Parameter;
import java.util.List;

/**
 * One update of the parameters on its way from gradient to step, as {@link Controller controllers} see it. Arrays are in
 * double precision, row-major, in the order of {@link #parameters()}; what they hold depends on the {@link Point}.
 */
public interface Update {

    /** Where controllers may act. */
    enum Point {
        /** The gradient as backpropagation left it. */
        GRADIENT,
        /** The gradient after coupled weight decay was added, before the optimizer. */
        DECAYED_GRADIENT,
        /** The optimizer's direction d, before {@code θ ← θ − rate · d}. */
        DIRECTION
    }

    /** @return number of the update, counted from 0 */
    long number();

    /** @return loss of the examples that the gradient is from, before the update */
    double loss();

    /** @return all parameters of the model */
    List<Parameter> parameters();

    /**
     * Numbers of a parameter at the present point, to be read or changed in place.
     *
     * @param parameter its index in {@link #parameters()}
     * @return gradient or direction, of the parameter's size
     */
    double[] values(int parameter);

    /**
     * The rate that the parameter's optimizer uses in this update.
     *
     * @param parameter its index
     * @return rate times the schedule's factor
     */
    double rate(int parameter);

    /**
     * Leaves out the gradient step of this update: optimizers are not asked, and their memory stays. For controllers that
     * train alone for a while. May be called before the first point only.
     */
    void skipGradientStep();
}
