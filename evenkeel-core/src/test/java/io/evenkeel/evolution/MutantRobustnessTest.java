package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.tensor.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutantRobustnessTest {
    private static final Experiences NOTHING = new Experiences(1, false, List.of());

    private static Individual parent(EvolutionProblem problem) {
        Evolution evolution = new Evolution(
                new SteadyState(20, 5, SteadyState.Replacement.SAME_TOURNAMENT, 1), new SerialEngine(problem), 3);
        evolution.advance();
        return evolution.best().orElseThrow();
    }

    private static List<Double> fitness(EvaluationEngine engine, Individual parent, int count, long seed) {
        return MutantRobustness.of(engine, parent, count, seed, () -> false).mutants().stream()
                .map(Trial::fitness)
                .toList();
    }

    private static Trial trial(double fitness, boolean solved) {
        return Trial.of(fitness, solved, 1, new double[0], NOTHING);
    }

    @Test
    void mutantsDependOnSeedAndNumberAlone() {
        EvolutionProblem problem = Guessing.problem(true);
        Individual parent = parent(problem);
        List<Double> serial = fitness(new SerialEngine(problem), parent, 150, 1);
        try (ThreadEngine engine = new ThreadEngine(problem, 3)) {
            assertThat(fitness(engine, parent, 150, 1)).isEqualTo(serial);
            assertThat(fitness(engine, parent, 70, 1)).isEqualTo(serial.subList(0, 70));
            assertThat(fitness(engine, parent, 70, 2)).isNotEqualTo(serial.subList(0, 70));
        }
        assertThat(serial).hasSize(150).contains(Trial.FAILURE);
    }

    @Test
    void aMutantIsTheChildOfItsSeed() {
        EvolutionProblem problem = Guessing.problem(false);
        Individual parent = parent(problem);
        MutantRobustness robustness = MutantRobustness.of(new SerialEngine(problem), parent, 3, 5, () -> false);
        Breeder breeder = new Breeder(problem);
        long seed = RandomStream.of(5, "mutants").bits(2);
        double[] genes = breeder.replay(parent.lineage().child(seed));
        assertThat(robustness.mutants().get(2).fitness())
                .isEqualTo(breeder.judge(genes, problem.trialSeed()).fitness());
        assertThat(robustness.parent().fitness()).isEqualTo(parent.fitness());
    }

    @Test
    void endsWhenItIsEnough() {
        EvolutionProblem problem = Guessing.problem(false);
        Individual parent = parent(problem);
        int[] asked = {0};
        MutantRobustness robustness =
                MutantRobustness.of(new SerialEngine(problem), parent, 1000, 1, () -> asked[0]++ == 2);
        assertThat(robustness.mutants()).hasSize(128);
        assertThat(MutantRobustness.of(new SerialEngine(problem), parent, 0, 1, () -> false)
                        .kept())
                .isNaN();
        assertThatThrownBy(() -> MutantRobustness.of(new SerialEngine(problem), parent, -1, 1, () -> false))
                .hasMessage("there are 0 mutants or more, not -1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-200, -1, 40})
    void sharesAreOfAllMutants(double fitness) {
        double size = Math.abs(fitness);
        MutantRobustness robustness = new MutantRobustness(
                trial(fitness, true),
                List.of(
                        trial(fitness + 0.1 * size, true),
                        trial(fitness, true),
                        trial(fitness - 0.04 * size, false),
                        trial(fitness - 0.06 * size, true),
                        Trial.failed("lost", 1)));
        assertThat(robustness.better()).isEqualTo(0.2);
        assertThat(robustness.kept()).isEqualTo(0.6);
        assertThat(robustness.solved()).isEqualTo(0.6);
        assertThat(robustness.failed()).isEqualTo(0.2);
        assertThat(robustness.change(robustness.mutants().get(3))).isEqualTo(-0.06, within(1e-12));
    }

    @Test
    void ofAFitnessOfZeroChangesAreNotRelative() {
        MutantRobustness robustness =
                new MutantRobustness(trial(0, false), List.of(trial(3, false), trial(-0.04, false)));
        assertThat(robustness.change(robustness.mutants().get(0))).isEqualTo(3);
        assertThat(robustness.kept()).isOne();
    }
}
