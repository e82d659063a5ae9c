package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;
import java.util.Arrays;
import java.util.List;

/** Some individuals of a population drawn without replacement. */
final class Tournament {
    private Tournament() {}

    /**
     * Draws places.
     *
     * @param among how many places there are
     * @param size how many are drawn
     * @param stream of random numbers, of which the first {@code size} are used
     */
    static int[] draw(int among, int size, RandomStream stream) {
        int[] drawn = new int[size];
        for (int i = 0; i < size; i++) {
            // The i-th of those that are left: places drawn before count as gone.
            int place = (int) (stream.uniform(i) * (among - i));
            int[] before = Arrays.copyOf(drawn, i);
            Arrays.sort(before);
            for (int gone : before) {
                if (gone <= place) {
                    place++;
                }
            }
            drawn[i] = place;
        }
        return drawn;
    }

    /** The place of the fittest; of equals the one drawn last. */
    static int best(List<Individual> population, int... drawn) {
        int best = drawn[0];
        for (int place : drawn) {
            if (population.get(place).fitness() >= population.get(best).fitness()) {
                best = place;
            }
        }
        return best;
    }

    /** The place of the least fit; of equals the one drawn first. */
    static int worst(List<Individual> population, int... drawn) {
        int worst = drawn[0];
        for (int place : drawn) {
            if (population.get(place).fitness() < population.get(worst).fitness()) {
                worst = place;
            }
        }
        return worst;
    }
}
