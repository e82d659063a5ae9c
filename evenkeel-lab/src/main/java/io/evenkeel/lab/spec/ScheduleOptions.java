package io.evenkeel.lab.spec;

import io.evenkeel.train.RateSchedule;
import io.evenkeel.train.Schedules;

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

    /**
     * Drops from time to time, see {@link Schedules#step}.
     *
     * @param period updates between two drops
     * @param gamma factor of a drop
     */
    record Step(
            @Setting(value = "updates between two drops", least = 1)
            long period,

            @Setting(value = "factor of a drop", standard = "0.1", above = 0)
            double gamma)
            implements ScheduleOptions {
        @Override
        public RateSchedule schedule() {
            return Schedules.step(period, gamma);
        }
    }

    /**
     * Exponential decay, see {@link Schedules#exponential}.
     *
     * @param gamma factor of an update
     */
    record Exponential(
            @Setting(value = "factor of an update", above = 0)
            double gamma) implements ScheduleOptions {
        @Override
        public RateSchedule schedule() {
            return Schedules.exponential(gamma);
        }
    }

    /**
     * Linear decay, see {@link Schedules#linear}.
     *
     * @param updates that the decay takes
     * @param end factor from then on
     */
    record Linear(
            @Setting(value = "updates that the decay takes", least = 1)
            long updates,

            @Setting(value = "factor from then on", standard = "0.0", least = 0)
            double end)
            implements ScheduleOptions {
        @Override
        public RateSchedule schedule() {
            return Schedules.linear(updates, end);
        }
    }

    /**
     * Decay along half a cosine, see {@link Schedules#cosine}.
     *
     * @param updates that the decay takes
     * @param end factor from then on
     */
    record Cosine(
            @Setting(value = "updates that the decay takes", least = 1)
            long updates,

            @Setting(value = "factor from then on", standard = "0.0", least = 0)
            double end)
            implements ScheduleOptions {
        @Override
        public RateSchedule schedule() {
            return Schedules.cosine(updates, end);
        }
    }

    /**
     * Linear warm-up, see {@link Schedules#warmUp}.
     *
     * @param updates that the warm-up takes
     * @param then what follows
     */
    record WarmUp(
            @Setting(value = "updates that the warm-up takes", least = 1)
            long updates,

            @Setting(value = "what follows", standard = "constant")
            ScheduleOptions then)
            implements ScheduleOptions {
        @Override
        public RateSchedule schedule() {
            return Schedules.warmUp(updates, then.schedule());
        }
    }
}
