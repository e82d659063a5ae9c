package io.evenkeel.lab.spec;

import io.evenkeel.train.RateSchedule;

/** How the learning rate changes over a run. */
public interface ScheduleOptions extends Options {
    /** @return the factor of every update */
    RateSchedule schedule();

    /** The same rate all along. */
    record Constant() implements ScheduleOptions {
        @Override
        public RateSchedule schedule() {
            return RateSchedule.CONSTANT;
        }
    }
}
