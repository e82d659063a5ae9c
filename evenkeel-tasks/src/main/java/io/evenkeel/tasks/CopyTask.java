package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;

/**
 * Copy memory: K symbols are shown, and after a delay they are to be repeated (S. Hochreiter, J. Schmidhuber, Long
 * short-term memory, Neural Computation 9, 1997; in this form M. Arjovsky, A. Shah, Y. Bengio, Unitary evolution
 * recurrent neural networks, ICML 2016, section 5.1).
 *
 * <p>With symbols {@code d_1 … d_K}, independent and uniform on the classes 1 … S, blanks 0 and the marker S + 1:
 *
 * <pre>
 * input   d_1 … d_K, T − 1 blanks, marker, K blanks     one-hot, width S + 2
 * target  T + K blanks, d_1 … d_K                       class of S + 1
 * </pre>
 *
 * <p>so sequences have T + 2K steps. Cross-entropy is averaged over all of them. Who gives blanks and then guesses
 * uniformly among the symbols scores {@code K ln S / (T + 2K)}.
 */
public final class CopyTask extends RecallTask {
    private final int markedAt;

    /** What T counts, and when the marker is shown. */
    public enum Layout {
        /** One step before the first symbol is due, as M. Arjovsky and others. */
        BEFORE,
        /**
         * In the step in which the first symbol is due, after T blanks, as M. Lezcano-Casado and D. Martínez-Rubio (Cheap
         * orthogonal constraints in neural networks, ICML 2019).
         */
        AT,
        /**
         * As {@link #BEFORE}, but T is the number of all steps, as A. E. Orhan and X. Pitkow (Improved memory in recurrent
         * neural networks with sequential non-normal dynamics, ICLR 2020) name the task: their 500 is 480 of the others.
         */
        TOTAL
    }

    /**
     * The usual task: ten of eight symbols.
     *
     * @param delay T, from 1 to 1,000,000
     * @throws IllegalArgumentException if it is another number
     */
    public CopyTask(int delay) {
        this(delay, 8, 10);
    }

    /**
     * The task with another number of symbols.
     *
     * @param delay T, from 1 to 1,000,000
     * @param symbols S, how many different ones there are, from 2 to 1,000,000
     * @param length K, how many are shown, from 1 to 1,000,000
     * @throws IllegalArgumentException if a number is out of its range
     */
    public CopyTask(int delay, int symbols, int length) {
        this(delay, symbols, length, Layout.BEFORE);
    }

    /**
     * The task as another paper lays it out.
     *
     * @param delay T, from 1 to 1,000,000; with {@link Layout#TOTAL} all steps, more than 2K
     * @param symbols S, how many different ones there are, from 2 to 1,000,000
     * @param length K, how many are shown, from 1 to 1,000,000
     * @param layout what T counts, and when the marker is shown
     * @throws IllegalArgumentException if a number is out of its range
     */
    public CopyTask(int delay, int symbols, int length, Layout layout) {
        super("copy", layout == Layout.TOTAL ? withoutSymbols(delay, length) : delay, symbols, length);
        this.markedAt = delay() + length - (layout == Layout.AT ? 0 : 1);
    }

    private static int withoutSymbols(int total, int length) {
        Require.within(1, LONGEST, "length", length);
        return Require.within(2 * length + 1, LONGEST, "delay with layout total", total) - 2 * length;
    }

    @Override
    public int inputs() {
        return marker() + 1;
    }

    @Override
    void show(RandomStream random, long number, int[] wanted, int[] shown) {
        System.arraycopy(wanted, 0, shown, 0, wanted.length);
        shown[markedAt] = marker();
    }
}
