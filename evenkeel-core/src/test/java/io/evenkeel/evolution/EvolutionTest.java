package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.SteadyState.Replacement;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionTest {
    static Stream<EvolutionaryAlgorithm> algorithms() {
        return Stream.of(
                new SteadyState(20, 5, Replacement.SAME_TOURNAMENT, 1),
                new SteadyState(20, 5, Replacement.SAME_TOURNAMENT, 12),
                new SteadyState(20, 5, Replacement.SECOND_TOURNAMENT, 1),
                new SteadyState(20, 20, Replacement.SAME_TOURNAMENT, 30),
                new Truncation(20, 5, 1),
                new Truncation(20, 20, 3));
    }

    private static Evolution run(EvolutionaryAlgorithm algorithm, EvaluationEngine engine, long budget) {
        Evolution evolution = new Evolution(algorithm, engine, 3);
        go(evolution, budget);
        return evolution;
    }

    private static void go(Evolution evolution, long budget) {
        while (evolution.evaluations() + evolution.next() <= budget) {
            evolution.advance();
        }
    }

    private static List<Object> bits(Evolution evolution) {
        List<Object> all = new ArrayList<>();
        Stream.concat(evolution.population().stream(), evolution.best().stream())
                .forEach(each -> {
                    all.add(each.id());
                    all.add(each.fitness());
                    all.add(each.lineage().seeds());
                    for (double gene : each.genes().orElseThrow()) {
                        all.add(gene);
                    }
                });
        all.add(evolution.evaluations());
        all.add(evolution.failures());
        all.add(evolution.cause());
        all.add(evolution.solvedAt());
        return all;
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void sameBitsInEveryEngine(EvolutionaryAlgorithm algorithm) {
        EvolutionProblem problem = Guessing.problem(true);
        List<Object> serial = bits(run(algorithm, new SerialEngine(problem), 203));
        for (int threads = 1; threads <= 3; threads++) {
            try (ThreadEngine engine = new ThreadEngine(problem, threads)) {
                assertThat(bits(run(algorithm, engine, 203))).isEqualTo(serial);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aCloseLookAtMutationsChangesNothing(EvolutionaryAlgorithm algorithm) {
        EvolutionProblem guessing = Guessing.problem(false);
        for (Mutation mutation : List.of(
                new GaussianMutation(0.1),
                SafeMutation.of(Sensitivity.ABS, 0.1).build(),
                RescaledMutation.of(1e-3).build())) {
            EvolutionProblem problem = new EvolutionProblem(
                    guessing.domain(), guessing.model(), guessing.output(), guessing.founder(), mutation, 7);
            Evolution plain = run(algorithm, new SerialEngine(problem), 90);
            Evolution diagnosed = new Evolution(algorithm, new SerialEngine(problem), 3);
            while (diagnosed.evaluations() + diagnosed.next() <= 90) {
                boolean founders = diagnosed.evaluations() == 0;
                List<Optional<MutationDiagnostics>> found = diagnosed.advance(true).stream()
                        .map(Evolution.Newborn::mutation)
                        .toList();
                if (founders) {
                    assertThat(found).allMatch(Optional::isEmpty);
                } else {
                    int last = found.size() - 1;
                    assertThat(found.get(last).orElseThrow().divergence()).isPositive();
                    assertThat(found.subList(0, last))
                            .allMatch(each -> Double.isNaN(each.orElseThrow().divergence()));
                }
            }
            assertThat(bits(diagnosed)).as(mutation.name()).isEqualTo(bits(plain));
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void goesOnFromAState(EvolutionaryAlgorithm algorithm) {
        EvolutionProblem problem = Guessing.problem(true);
        Evolution whole = run(algorithm, new SerialEngine(problem), 203);
        Evolution begun = new Evolution(algorithm, new SerialEngine(problem), 3);
        while (begun.evaluations() < 100) {
            begun.advance();
        }
        Evolution resumed = new Evolution(algorithm, new SerialEngine(problem), 3, forgetful(begun.state()));
        go(resumed, 203);
        assertThat(bits(resumed)).isEqualTo(bits(whole));
    }

    /** Without experiences, as from a file. */
    private static EvolutionState forgetful(EvolutionState state) {
        return new EvolutionState(
                state.evaluations(),
                state.failures(),
                state.cause(),
                state.solvedAt(),
                state.population().stream().map(EvolutionTest::forgetful).toList(),
                state.best().map(EvolutionTest::forgetful));
    }

    private static Individual forgetful(Individual each) {
        return new Individual(
                each.id(), each.lineage(), each.trial(), each.genes().orElseThrow(), null, null);
    }

    /** An engine that keeps neither genes nor experiences, as one far away. */
    private record Distant(SerialEngine engine) implements EvaluationEngine {
        @Override
        public String name() {
            return "distant";
        }

        @Override
        public List<Outcome> bear(List<Birth> births) {
            return engine.bear(births).stream()
                    .map(o -> new Outcome(o.trial().withoutExperiences(), Optional.empty(), o.mutation()))
                    .toList();
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void genesFollowFromParents(int batch) {
        EvolutionProblem problem = Guessing.problem(false);
        EvolutionaryAlgorithm algorithm = new SteadyState(20, 5, Replacement.SAME_TOURNAMENT, batch);
        Evolution near = run(algorithm, new SerialEngine(problem), 150);
        Evolution far = run(algorithm, new Distant(new SerialEngine(problem)), 150);
        Breeder breeder = new Breeder(problem);
        far.population().forEach(breeder::genes);
        breeder.genes(far.best().orElseThrow());
        assertThat(bits(far)).isEqualTo(bits(near));
    }

    @Test
    void whoeverMakesTheDomainThrowIsAFailureAndTheEvolutionGoesOn() {
        EvolutionProblem kind = Guessing.problem(true);
        Domain throwing = new Altered(kind.domain(), trial -> {
            if (!trial.cause().isEmpty()) {
                throw new ArithmeticException(trial.cause());
            }
            return trial;
        });
        EvolutionProblem problem = new EvolutionProblem(
                throwing, kind.model(), kind.output(), kind.founder(), kind.mutation(), kind.trialSeed());
        EvolutionaryAlgorithm algorithm = new SteadyState(20, 5, Replacement.SAME_TOURNAMENT, 12);
        Evolution near = run(algorithm, new SerialEngine(problem), 200);
        assertThat(near.failures()).isPositive();
        List<Object> expected = bits(run(algorithm, new SerialEngine(kind), 200));
        Collections.replaceAll(expected, "bad luck", "the domain failed: java.lang.ArithmeticException: bad luck");
        assertThat(bits(near)).isEqualTo(expected);
        Evolution far = run(algorithm, new Distant(new SerialEngine(problem)), 200);
        Breeder breeder = new Breeder(problem);
        far.population().forEach(breeder::genes);
        breeder.genes(far.best().orElseThrow());
        assertThat(bits(far)).isEqualTo(bits(near));
    }

    @Test
    void lineagesReplayToTheSameBits() {
        EvolutionProblem problem = Guessing.problem(true);
        Evolution evolution = run(new Truncation(20, 5, 1), new SerialEngine(problem), 400);
        Individual best = evolution.best().orElseThrow();
        assertThat(best.lineage().seeds()).hasSizeGreaterThan(3);
        Lineage read = Lineage.of(best.lineage().seeds());
        assertThat(new Breeder(problem).replay(read)).isEqualTo(best.genes().orElseThrow());
        assertThat(read).isEqualTo(best.lineage()).hasSameHashCodeAs(best.lineage());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void populationKeepsItsSizeAndGetsFitter(EvolutionaryAlgorithm algorithm) {
        Evolution evolution = new Evolution(algorithm, new SerialEngine(Guessing.problem(false)), 5);
        evolution.advance();
        assertThat(evolution.evaluations()).isEqualTo(20);
        double before = fittest(evolution);
        double first = before;
        long born = 20;
        int alive = algorithm instanceof Truncation truncation ? 20 + truncation.elites() : 20;
        for (int i = 0; i < 40; i++) {
            born += evolution.advance().size();
            double now = fittest(evolution);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
            assertThat(new HashSet<>(evolution.population())).hasSize(alive).hasSameSizeAs(evolution.population());
        }
        assertThat(evolution.evaluations()).isEqualTo(born);
        assertThat(evolution.best().orElseThrow().fitness()).isGreaterThan(first);
    }

    private static double fittest(Evolution evolution) {
        return evolution.population().stream()
                .mapToDouble(Individual::fitness)
                .max()
                .orElseThrow();
    }

    @Test
    void oneAtATimeIsSolvedSoon() {
        Evolution evolution = run(
                new SteadyState(20, 5, Replacement.SAME_TOURNAMENT, 1),
                new SerialEngine(Guessing.problem(false)),
                3000);
        assertThat(evolution.solved()).isTrue();
        assertThat(evolution.best().orElseThrow().trial().behavior()[0]).isLessThan(0.05);
    }

    @Test
    void firstSolutionIsRememberedWhenBetterOnesFollow() {
        EvolutionaryAlgorithm algorithm = new SteadyState(20, 5, Replacement.SAME_TOURNAMENT, 1);
        Evolution evolution = new Evolution(algorithm, new SerialEngine(Guessing.problem(false)), 3);
        long first = 0;
        while (evolution.evaluations() < 6000) {
            evolution.advance();
            if (first == 0 && evolution.best().orElseThrow().trial().solved()) {
                first = evolution.evaluations();
            }
        }
        assertThat(evolution.best().orElseThrow().id() + 1).isGreaterThan(first);
        assertThat(evolution.solvedAt()).hasValue(first);
        Evolution resumed =
                new Evolution(algorithm, new SerialEngine(Guessing.problem(false)), 3, forgetful(evolution.state()));
        resumed.advance();
        assertThat(resumed.solvedAt()).hasValue(first);
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> new SteadyState(4, 5, Replacement.SAME_TOURNAMENT, 1))
                .hasMessageContaining("a tournament of 5 cannot be drawn from a population of 4");
        assertThatThrownBy(() -> new SteadyState(4, 1, Replacement.SAME_TOURNAMENT, 1))
                .hasMessageContaining("in a tournament of 1 the best would leave as the worst");
        assertThat(new SteadyState(4, 1, Replacement.SECOND_TOURNAMENT, 1).children())
                .isOne();
        assertThatThrownBy(() -> new SteadyState(4, 2, Replacement.SAME_TOURNAMENT, 0))
                .hasMessageContaining("batch");
        assertThatThrownBy(() -> new Truncation(4, 5, 1)).hasMessageContaining("cannot be parents");
        assertThatThrownBy(() -> new Truncation(4, 2, 5)).hasMessageContaining("cannot live on");
        EvolutionProblem problem = Guessing.problem(false);
        assertThatThrownBy(() -> new ThreadEngine(problem, 0)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Breeder(new EvolutionProblem(
                        problem.domain(),
                        () -> new FeedForward(3, List.of(), Activation.TANH, 1),
                        OutputNonlinearity.LINEAR,
                        problem.founder(),
                        problem.mutation(),
                        1)))
                .hasMessageContaining("shows 2 numbers and wants 1; the network has 3 inputs and 1 outputs");
        assertThatThrownBy(() -> Lineage.of(List.of())).hasMessageContaining("founder");
    }
}
