package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Denoise: K symbols are scattered over a long stretch of noise, and are to be given in their order after a marker (L. Jing,
 * C. Gulcehre, J. Peurifoy, Y. Shen, M. Tegmark, M. Soljačić, Y. Bengio, Gated orthogonal recurrent units: on learning to
 * forget, Neural Computation 31, 2019; in this form E. Mucllari, V. Zadorozhnyy, C. Pospisil, D. Nguyen, Q. Ye, Orthogonal
 * gated recurrent unit with Neumann-Cayley transformation, Neural Computation 36, 2024).
 *
 * <p>With symbols {@code d_1 … d_K}, independent and uniform on the classes 1 … S, noise 0 and the marker S + 1:
 *
 * <pre>
 * input   d_1 … d_K in order at K different random places of T + K − 1 steps, marker, K times 0    one-hot, width S + 2
 * target  T + K times 0, d_1 … d_K                                                                class of S + 1
 * </pre>
 *
 * <p>so sequences have T + 2K steps. Cross-entropy is averaged over all of them. Who gives 0 and then guesses uniformly among
 * the symbols scores {@code K ln S / (T + 2K)}.
 */
public final class DenoiseTask extends RecallTask {
    private final Generator generator;

    /** How sequences are drawn. */
    public enum Generator {
        /** Places differ, and the marker is an input of its own. */
        DISTINCT,
        /**
         * As the program of E. Mucllari and others draws them: places may coincide, where the last symbol hides those
         * before; and inputs have width S + 1, where the marker is a row of zeros.
         */
        RELEASED
    }

    /**
     * The usual task: ten of nine symbols.
     *
     * @param delay T, from 1 to 1,000,000
     * @throws IllegalArgumentException if it is another number
     */
    public DenoiseTask(int delay) {
        this(delay, 9, 10, Generator.DISTINCT);
    }

    /**
     * The task with other symbols or another generator.
     *
     * @param delay T, from 1 to 1,000,000
     * @param symbols S, how many different ones there are, from 2 to 1,000,000
     * @param length K, how many are shown, from 1 to 1,000,000
     * @param generator how sequences are drawn
     * @throws IllegalArgumentException if a number is out of its range
     */
    public DenoiseTask(int delay, int symbols, int length, Generator generator) {
        super("denoise", delay, symbols, length);
        this.generator = generator;
    }

    @Override
    public int inputs() {
        return generator == Generator.RELEASED ? marker() : marker() + 1;
    }

    @Override
    void show(RandomStream random, long number, int[] wanted, int[] shown) {
        int markedAt = delay() + length() - 1;
        int[] places = places(random.split("places"), number, markedAt);
        for (int k = 0; k < wanted.length; k++) {
            shown[places[k]] = wanted[k];
        }
        shown[markedAt] = marker();
    }

    /** K places among so many, ascending; different ones by R. Floyd's method (J. Bentley, R. Floyd, CACM 30, 1987). */
    private int[] places(RandomStream random, long number, int among) {
        long first = number * length();
        if (generator == Generator.RELEASED) {
            return IntStream.range(0, length())
                    .map(k -> (int) (random.uniform(first + k) * among))
                    .sorted()
                    .toArray();
        }
        TreeSet<Integer> places = new TreeSet<>();
        for (int k = 0; k < length(); k++) {
            int last = among - length() + k;
            int place = (int) (random.uniform(first + k) * (last + 1));
            places.add(places.contains(place) ? last : place);
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
