package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.tensor.RandomStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 1000, 60_000})
    void everyNumberOccursOnce(int size) {
        Permutation permutation = new Permutation(size, RandomStream.of(3, "test"));
        assertThat(IntStream.range(0, size).map(permutation::at).sorted().toArray())
                .isEqualTo(IntStream.range(0, size).toArray());
    }

    /** The number at the first place, over 4,000 seeds: each of 20 has 200 ± 14. */
    @Test
    void everyNumberIsEquallyLikelyAtTheFirstPlace() {
        int[] counts = new int[20];
        for (int seed = 0; seed < 4000; seed++) {
            counts[new Permutation(20, RandomStream.of(seed, "test")).at(0)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(130, 270);
        }
    }

    /** The rank correlation of place and number has standard deviation 0.01. */
    @Test
    void orderAndNumbersAreUnrelated() {
        int size = 10_000;
        Permutation permutation = new Permutation(size, RandomStream.of(9, "test"));
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (i - (size - 1) / 2.0) * (permutation.at(i) - (size - 1) / 2.0);
        }
        assertThat(sum / (size * ((double) size * size - 1) / 12)).isBetween(-0.05, 0.05);
    }
}
