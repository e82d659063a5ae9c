package io.evenkeel.tasks;

/**
 * Parity of a few signs shown at once, for feed-forward networks: two are exclusive or. Inputs are ±1, the target is
 * +0.8 if an odd number of them is +1, else −0.8. It stands for the task of the 300-layer network of K. Shibata,
 * T. Ejima, T. Matsuki, Y. Tokumaru (Sensitivity – local index to control chaoticity or gradient globally, Neural
 * Networks 143, 2021), whose text names the depth.
 */
public final class ParityTask extends PatternTask {
    private static final int MOST_BITS = 10;

    /**
     * The task for a number of signs.
     *
     * @param bits from 2 to 10; a batch holds 2 to the power of it
     * @throws IllegalArgumentException if it is another number
     */
    public ParityTask(int bits) {
        super("parity", Require.within(2, MOST_BITS, "bits", bits), 1);
    }

    @Override
    int shown(int bit) {
        return 0;
    }
}
