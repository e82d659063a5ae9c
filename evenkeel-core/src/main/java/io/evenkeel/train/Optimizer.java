package io.evenkeel.train;

import java.util.Map;

/**
 * A rule that turns the gradient of a parameter into a direction; the update is {@code θ ← θ − rate · direction}. An
 * optimizer is a description without state; what it remembers about one parameter is a {@link Memory}. Values and memory are
 * in double precision whatever the precision of the sweeps.
 */
public interface Optimizer {

    /** @return the learning rate, before its schedule */
    double rate();

    /** @return factor λ of the weight decay, 0 for none */
    double weightDecay();

    /**
     * How weight decay acts.
     *
     * @return true if {@code θ ← (1 − rate · λ) θ} before the update (AdamW), false if {@code λ θ} is added to the gradient (L2)
     */
    default boolean decoupledDecay() {
        return false;
    }

    /**
     * A fresh memory.
     *
     * @param size numbers in the parameter
     * @return what the rule remembers about it
     */
    Memory memory(int size);

    /** What an optimizer remembers about one parameter. */
    interface Memory {
        /**
         * Turns a gradient into a direction, in place.
         *
         * @param gradient after coupled decay; receives the direction
         */
        void direction(double[] gradient);

        /** @return the remembered numbers by name, shared and not copied, for checkpoints; counters are arrays of one */
        Map<String, double[]> state();
    }
}
