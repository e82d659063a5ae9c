package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Policy;
import io.evenkeel.evolution.Trial;
import java.util.stream.IntStream;

/**
 * Recurrent parity of Safe Mutations (J. Lehman, J. Chen, J. Clune, K. O. Stanley, GECCO 2018, arXiv 1712.06563): all 16 sequences
 * of four bits, 0 or 1, the most significant first, one in each step; after the last, two outputs are the probabilities of an
 * even and an odd number of ones.
 *
 * <p>Fitness is the mean of {@code ln p} of the right answer, at most 0; a probability of less than 2⁻¹⁰²² counts as that. Solved if
 * the greater output is right for all sequences; of equal ones the first counts. Behavior is the number of right answers.
 */
public final class RecurrentParity implements Domain {
    private static final int BITS = 4;

    /** How many sequences there are. */
    public static final int PATTERNS = 1 << BITS;

    private static final Experiences SEQUENCES = new Experiences(
            BITS,
            false,
            IntStream.range(0, PATTERNS)
                    .mapToObj(pattern -> IntStream.range(0, BITS)
                            .mapToDouble(t -> pattern >> (BITS - 1 - t) & 1)
                            .toArray())
                    .toList());

    /** The domain. */
    public RecurrentParity() {}

    @Override
    public String name() {
        return "recurrent-parity";
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 2;
    }

    /** @return the 16 sequences, ordered by the number that their bits are */
    public Experiences sequences() {
        return SEQUENCES;
    }

    /** How many sequences are answered rightly, what the paper counts for mutants of a solution; undefined answers are wrong. */
    static int right(double[][] answers) {
        int right = 0;
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            double[] p = answers[pattern];
            boolean defined = !Double.isNaN(p[0]) && !Double.isNaN(p[1]);
            right += defined && Greatest.of(p) == parity(pattern) ? 1 : 0;
        }
        return right;
    }

    private static int parity(int pattern) {
        return Integer.bitCount(pattern) & 1;
    }

    @Override
    public Trial evaluate(Policy policy, long seed) {
        long steps = (long) BITS * PATTERNS;
        double[][] answers = policy.answer(SEQUENCES);
        double logarithms = 0;
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            double[] p = answers[pattern];
            if (!isProbability(p[0]) || !isProbability(p[1])) {
                return Trial.failed(
                        "the answer to sequence " + pattern + " is " + p[0] + " and " + p[1]
                                + ", which are no probabilities",
                        steps);
            }
            logarithms += StrictMath.log(Math.max(p[parity(pattern)], Double.MIN_NORMAL));
        }
        int right = right(answers);
        return Trial.of(logarithms / PATTERNS, right == PATTERNS, steps, new double[] {right}, SEQUENCES);
    }

    private static boolean isProbability(double p) {
        return p >= 0 && p <= 1;
    }
}
