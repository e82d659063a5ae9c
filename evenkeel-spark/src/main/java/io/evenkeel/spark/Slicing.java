package io.evenkeel.spark;

/**
 * Into how many tasks a batch is cut: so many that a task takes a tenth of a second, because a task itself costs milliseconds; but
 * no fewer than there are cores. Before births have been timed it is cut finely, because cores may still be on their way. Results
 * do not depend on it.
 */
final class Slicing {
    private static final double TASK_NANOS = 1e8;
    private static final int UNTIMED = 256;
    private static final int MOST = 10_000;

    private double nanosForBirth;

    /** Takes note of how long births took. */
    void learn(long nanos, int births) {
        nanosForBirth = (double) nanos / births;
    }

    int slices(int births, int cores) {
        long wanted = nanosForBirth == 0 ? UNTIMED : Math.round(births * nanosForBirth / TASK_NANOS);
        return (int) Math.min(births, Math.min(MOST, Math.max(cores, wanted)));
    }
}
