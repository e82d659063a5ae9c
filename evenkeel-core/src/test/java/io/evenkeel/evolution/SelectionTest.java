package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.evolution.SteadyState.Replacement;
import io.evenkeel.tensor.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    /** Individuals of given fitness, numbered from a number on. */
    private static List<Individual> individuals(long first, double... fitness) {
        return IntStream.range(0, fitness.length)
                .mapToObj(i -> new Individual(
                        first + i,
                        Lineage.founder(first + i),
                        Trial.of(fitness[i], false, 1, new double[0], Experiences.NONE),
                        new double[0],
                        null,
                        null))
                .toList();
    }

    private static RandomStream stream(long seed) {
        return RandomStream.of(seed, "selection");
    }

    private static List<Double> fitness(List<Individual> population) {
        return population.stream().map(Individual::fitness).toList();
    }

    @Test
    void truncationTakesItsParentsFromTheFittest() {
        Truncation algorithm = new Truncation(6, 3, 0);
        List<Individual> generation = algorithm.first(individuals(0, 2, 6, 1, 5, 3, 4));
        assertThat(fitness(generation)).containsExactly(6.0, 5.0, 4.0, 3.0, 2.0, 1.0);
        List<Individual> chosen = new ArrayList<>();
        for (long first = 6; first < 66; first += 6) {
            List<Individual> parents = algorithm.parents(generation, first, stream(1));
            assertThat(parents).hasSize(6);
            chosen.addAll(parents);
        }
        assertThat(chosen).containsOnly(generation.subList(0, 3).toArray(Individual[]::new));
    }

    @Test
    void elitesLiveOnWithTheChildren() {
        Truncation algorithm = new Truncation(4, 2, 2);
        List<Individual> generation = algorithm.first(individuals(0, 1, 9, 3, 7));
        List<Individual> children = individuals(4, 2, 8, 0, 7);
        List<Individual> next = algorithm.survivors(generation, children, stream(1));
        assertThat(fitness(next)).containsExactly(9.0, 8.0, 7.0, 7.0, 2.0, 0.0);
        assertThat(next).containsAll(children).containsAll(generation.subList(0, 2));
        assertThat(next.get(2).id()).as("of equals the older").isEqualTo(3);
    }

    @Test
    void theSameTournamentsWorstLeavesAndItsBestHasTheChild() {
        SteadyState algorithm = new SteadyState(6, 3, Replacement.SAME_TOURNAMENT, 1);
        List<Individual> members = individuals(0, 2, 6, 1, 5, 3, 4);
        List<Integer> leaving = new ArrayList<>();
        for (long id = 6; id < 206; id++) {
            RandomStream stream = stream(2);
            List<Double> drawn = IntStream.of(Tournament.draw(6, 3, stream.split("parent of " + id)))
                    .mapToObj(place -> members.get(place).fitness())
                    .sorted()
                    .toList();
            List<Individual> child = individuals(id, 0);
            List<Individual> next = algorithm.survivors(members, child, stream);
            assertThat(fitness(algorithm.parents(members, id, stream))).containsExactly(drawn.get(2));
            List<Individual> gone = new ArrayList<>(members);
            gone.removeAll(next);
            assertThat(fitness(gone)).as("child " + id).containsExactly(drawn.get(0));
            assertThat(next).hasSize(6).endsWith(child.get(0));
            leaving.add((int) gone.get(0).fitness());
        }
        assertThat(leaving).contains(1, 2, 3, 4).doesNotContain(5, 6);
    }

    @Test
    void aSecondTournamentMayRemoveTheChild() {
        SteadyState algorithm = new SteadyState(4, 4, Replacement.SECOND_TOURNAMENT, 1);
        List<Individual> members = individuals(0, 3, 1, 4, 2);
        List<List<Double>> left = new ArrayList<>();
        for (long id = 4; id < 104; id++) {
            left.add(fitness(algorithm.survivors(members, individuals(id, 0), stream(3))));
        }
        // Four of five are drawn: the child leaves, unless it is the one that was not drawn.
        assertThat(left).containsOnly(List.of(3.0, 1.0, 4.0, 2.0), List.of(3.0, 4.0, 2.0, 0.0));
    }

    /** Two are the best of all. In a batch one has a child and the other leaves; then it is the first one's turn to leave. */
    @Test
    void theHighestFitnessStaysThroughTiesInABatch() {
        for (Replacement replacement : Replacement.values()) {
            SteadyState algorithm = new SteadyState(4, 2, replacement, 6);
            List<Individual> members = individuals(0, 5, 1, 5, 2);
            List<Individual> children = individuals(4, 0, 0, 0, 0, 0, 0);
            for (long seed = 0; seed < 300; seed++) {
                List<Individual> next = algorithm.survivors(members, children, stream(seed));
                assertThat(next).as(replacement + ", seed " + seed).hasSize(4);
                assertThat(fitness(next)).as(replacement + ", seed " + seed).contains(5.0);
            }
        }
    }
}
