package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a network saw while it was judged: sequences of equal length, which are single observations where the network has no
 * state.
 *
 * @param steps length of each sequence
 * @param everyStep whether the answers at all steps count; otherwise only the last
 * @param sequences row-major {@code [steps][inputs]} each; shared, not to be changed
 */
public record Experiences(int steps, boolean everyStep, List<double[]> sequences) implements Serializable {
    /** Nothing was seen. */
    public static final Experiences NONE = new Experiences(1, false, List.of());

    private static final long SMALL = 100_000;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no step, sequences are null, empty or differ in length, or a number is not finite
     */
    public Experiences {
        if (steps < 1) {
            throw new IllegalArgumentException("experiences have 1 step or more, not " + steps);
        }
        if (sequences == null || sequences.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("experiences are sequences, but there is one that is null");
        }
        sequences = List.copyOf(sequences);
        for (double[] sequence : sequences) {
            if (sequence.length == 0) {
                throw new IllegalArgumentException(
                        "an experience has a number for each input, but there is an empty one");
            }
            if (sequence.length != sequences.get(0).length || sequence.length % steps != 0) {
                throw new IllegalArgumentException("experiences are sequences of one length: " + steps
                        + " steps do not fit sequences of " + sequences.get(0).length + " and " + sequence.length
                        + " numbers");
            }
            for (double number : sequence) {
                if (!Double.isFinite(number)) {
                    throw new IllegalArgumentException("an experience has a number that is not finite: " + number);
                }
            }
        }
    }

    /** @return number of sequences */
    public int size() {
        return sequences.size();
    }

    /** @return whether they are few enough to be kept and sent, up to 100,000 numbers; larger ones are shown again when needed */
    public boolean small() {
        return sequences.stream().mapToLong(s -> s.length).sum() <= SMALL;
    }

    /**
     * Some of the sequences.
     *
     * @param count how many are wanted
     * @param replacement whether a sequence may be drawn twice; otherwise at most all are drawn, each once
     * @param stream of random numbers
     * @return the drawn ones, in the order in which they were drawn
     * @throws IllegalArgumentException if there is none
     */
    public Experiences sample(int count, boolean replacement, RandomStream stream) {
        if (size() == 0) {
            throw new IllegalArgumentException("there is no experience to sample");
        }
        int drawn = replacement ? count : Math.min(count, size());
        int[] order = IntStream.range(0, size()).toArray();
        List<double[]> chosen = new ArrayList<>();
        for (int i = 0; i < drawn; i++) {
            int left = replacement ? 0 : i;
            int pick = left + (int) (stream.uniform(i) * (size() - left));
            chosen.add(sequences.get(order[pick]));
            if (!replacement) {
                int kept = order[i];
                order[i] = order[pick];
                order[pick] = kept;
            }
        }
        return new Experiences(steps, everyStep, chosen);
    }
}
