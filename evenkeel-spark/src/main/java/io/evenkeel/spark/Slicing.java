package io.evenkeel.spark;

/**
 * Into how many tasks a batch is cut: so many that a task takes a tenth of a second, because a task itself costs milliseconds; but
 * no fewer than there are cores, and no more than four for each, which is enough to even out long ones. Results do not depend on it.
 */
final class Slicing {
    private static final double TASK_NANOS = 1e8;
    private static final int MOST_FOR_A_CORE = 4;

    private double nanosForBirth;

    /** Takes note of how long births took. */
    void learn(long nanos, int births) {
        nanosForBirth = (double) nanos / births;
    }

    int slices(int births, int cores) {
        long wanted = Math.round(births * nanosForBirth / TASK_NANOS);
        long fitting = Math.max(cores, Math.min(wanted, (long) MOST_FOR_A_CORE * cores));
        return (int) Math.min(births, fitting);
    }
}
