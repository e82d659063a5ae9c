package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.tensor.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TournamentTest {
    private static List<Individual> of(double... fitness) {
        return DoubleStream.of(fitness)
                .mapToObj(f -> new Individual(
                        0,
                        Lineage.founder(0),
                        Trial.of(f, false, 1, new double[0], new Experiences(1, false, List.of())),
                        new double[0],
                        null,
                        null))
                .toList();
    }

    @Test
    void everyPlaceIsDrawnEquallyOftenAndNoneTwice() {
        int[] counts = new int[7];
        int draws = 7000;
        for (int i = 0; i < draws; i++) {
            int[] drawn = Tournament.draw(7, 3, RandomStream.of(1, "draw " + i));
            assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(3);
            Arrays.stream(drawn).forEach(place -> counts[place]++);
        }
        // Five standard deviations of a binomial count.
        double expected = draws * 3 / 7.0;
        double deviation = Math.sqrt(expected * 4 / 7);
        for (int count : counts) {
            assertThat((double) count).isBetween(expected - 5 * deviation, expected + 5 * deviation);
        }
        assertThat(Tournament.draw(5, 5, RandomStream.of(2, "all"))).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void tiesGoToTheLaterParentAndTheEarlierLeaver() {
        List<Individual> population = of(1, 3, 3, 0, 0);
        assertThat(Tournament.best(population, 1, 0, 2)).isEqualTo(2);
        assertThat(Tournament.best(population, 2, 1)).isEqualTo(1);
        assertThat(Tournament.worst(population, 4, 3, 0)).isEqualTo(4);
        assertThat(Tournament.worst(population, 0, 3, 4)).isEqualTo(3);
    }
}
