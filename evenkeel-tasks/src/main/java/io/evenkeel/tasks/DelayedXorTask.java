package io.evenkeel.tasks;

/**
 * Exclusive or over time: A = ±1 is shown in step 0, B = ±1 in step ⌊T/2⌋, each on an input line of its own, and step T
 * asks for +0.8 if they differ, else −0.8. No other step counts. It stands for the task with a lag of 300 steps of
 * K. Shibata, T. Ejima, T. Matsuki, Y. Tokumaru (Sensitivity – local index to control chaoticity or gradient globally,
 * Neural Networks 143, 2021), whose text names the lag.
 */
public final class DelayedXorTask extends PatternTask {
    private static final int MOST_STEPS = 1_000_000;

    private final int lag;

    /**
     * The task with a lag.
     *
     * @param lag T, from A to the answer, from 2 to 1,000,000; sequences have T + 1 steps
     * @throws IllegalArgumentException if it is another number
     */
    public DelayedXorTask(int lag) {
        super("delayed-xor", 2, Require.within(2, MOST_STEPS, "lag", lag) + 1);
        this.lag = lag;
    }

    @Override
    int shown(int bit) {
        return bit == 0 ? 0 : lag / 2;
    }
}
