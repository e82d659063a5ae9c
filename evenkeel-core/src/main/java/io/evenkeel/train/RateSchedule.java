package io.evenkeel.train;

/** How the learning rate changes over a run: a factor for every update. */
@FunctionalInterface
public interface RateSchedule {
    /** The same rate all along. */
    RateSchedule CONSTANT = update -> 1;

    /**
     * The factor of the rate.
     *
     * @param update counted from 0
     * @return factor, 0 or more
     */
    double factor(long update);
}
