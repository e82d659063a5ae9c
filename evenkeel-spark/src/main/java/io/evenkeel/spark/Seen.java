package io.evenkeel.spark;

import io.evenkeel.evolution.Experiences;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Experiences as they travel: one array, because hundreds of small ones take many times as long to write.
 *
 * @param steps length of each sequence
 * @param everyStep whether the answers at all steps count
 * @param length numbers of each sequence
 * @param numbers of one sequence after another
 */
record Seen(int steps, boolean everyStep, int length, double[] numbers) implements Serializable {
    static Seen of(Experiences experiences) {
        List<double[]> sequences = experiences.sequences();
        int length = sequences.isEmpty() ? 0 : sequences.get(0).length;
        double[] numbers = new double[length * sequences.size()];
        for (int i = 0; i < sequences.size(); i++) {
            System.arraycopy(sequences.get(i), 0, numbers, i * length, length);
        }
        return new Seen(experiences.steps(), experiences.everyStep(), length, numbers);
    }

    Experiences experiences() {
        List<double[]> sequences = new ArrayList<>();
        for (int at = 0; at < numbers.length; at += length) {
            sequences.add(Arrays.copyOfRange(numbers, at, at + length));
        }
        return new Experiences(steps, everyStep, sequences);
    }
}
