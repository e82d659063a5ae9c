package io.evenkeel.train;

/**
 * Schedules of the learning rate by their usual names; k is the number of the update, counted from 0. All are 1 at k = 0,
 * except {@link #warmUp}.
 */
public final class Schedules {
    private Schedules() {}

    /**
     * Step decay {@code γ^⌊k / period⌋}.
     *
     * @param period updates between two drops
     * @param gamma γ, the factor of a drop
     * @return the schedule
     * @throws IllegalArgumentException if the period is less than 1, or γ not a finite number above 0
     */
    public static RateSchedule step(long period, double gamma) {
        Bounds.updates(period, "period of step decay");
        Bounds.positive(gamma, "factor of step decay");
        return update -> StrictMath.pow(gamma, Math.floorDiv(update, period));
    }

    /**
     * Exponential decay {@code γ^k}.
     *
     * @param gamma γ, the factor of an update
     * @return the schedule
     * @throws IllegalArgumentException if γ is not a finite number above 0
     */
    public static RateSchedule exponential(double gamma) {
        Bounds.positive(gamma, "factor of exponential decay");
        return update -> StrictMath.pow(gamma, update);
    }

    /**
     * Linear decay {@code 1 − (1 − end) · min(k / updates, 1)}.
     *
     * @param updates how many updates the decay takes
     * @param end the factor from then on
     * @return the schedule
     * @throws IllegalArgumentException if there is less than one update, or the end is negative or not finite
     */
    public static RateSchedule linear(long updates, double end) {
        Bounds.updates(updates, "duration of linear decay");
        Bounds.notNegative(end, "last factor of linear decay");
        return update -> update >= updates ? end : 1 - (1 - end) * ((double) update / updates);
    }

    /**
     * Cosine annealing {@code end + (1 − end) (1 + cos(π min(k / updates, 1))) / 2}, without restarts.
     *
     * <p>I. Loshchilov and F. Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017, eq. 5. PyTorch's {@code
     * CosineAnnealingLR} rises again after its {@code T_max}; this schedule stays.
     *
     * @param updates how many updates the decay takes, {@code T_max}
     * @param end the factor from then on
     * @return the schedule
     * @throws IllegalArgumentException if there is less than one update, or the end is negative or not finite
     */
    public static RateSchedule cosine(long updates, double end) {
        Bounds.updates(updates, "duration of cosine annealing");
        Bounds.notNegative(end, "last factor of cosine annealing");
        return update -> update >= updates
                ? end
                : end + (1 - end) * (1 + StrictMath.cos(Math.PI * ((double) update / updates))) / 2;
    }

    /**
     * Linear warm-up {@code (k + 1) / updates} of another schedule, which begins with its own update 0 when the warm-up is
     * over.
     *
     * <p>P. Goyal et al., Accurate, large minibatch SGD: training ImageNet in 1 hour, arXiv 1706.02677, 2017, section 2.2.
     *
     * @param updates how many updates the warm-up takes; the last of them has the full rate
     * @param then what follows
     * @return the schedule
     * @throws IllegalArgumentException if there is less than one update
     */
    public static RateSchedule warmUp(long updates, RateSchedule then) {
        Bounds.updates(updates, "duration of the warm-up");
        return update ->
                update < updates ? (double) (update + 1) / updates * then.factor(0) : then.factor(update - updates);
    }
}
