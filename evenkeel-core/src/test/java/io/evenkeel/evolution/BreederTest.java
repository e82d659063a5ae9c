package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BreederTest {
    private static EvolutionProblem with(Domain domain, Mutation mutation) {
        EvolutionProblem guessing = Guessing.problem(false);
        return new EvolutionProblem(
                domain, guessing.model(), guessing.output(), guessing.founder(), mutation, guessing.trialSeed());
    }

    private static Individual individual(Lineage lineage, Outcome outcome, Individual parent) {
        return new Individual(0, lineage, outcome.trial(), outcome.genes().orElse(null), null, parent);
    }

    @Test
    void aChildOfAParentThatCannotBeMutatedIsAFailureWithItsGenes() {
        EvolutionProblem problem = Guessing.problem(true);
        Breeder breeder = new Breeder(problem);
        long seed = LongStream.range(0, 1000)
                .filter(each -> !breeder.founder(each).trial().cause().isEmpty())
                .findFirst()
                .orElseThrow();
        Outcome failed = breeder.founder(seed);
        Individual parent = individual(Lineage.founder(seed), failed, null);
        Outcome child = breeder.bear(new Birth(1, Optional.of(parent), 99, false));
        assertThat(child.trial().cause()).isEqualTo("nothing was seen");
        assertThat(child.trial().fitness()).isEqualTo(Trial.FAILURE);
        assertThat(child.mutation()).isEmpty();
        assertThat(child.genes().orElseThrow()).isEqualTo(failed.genes().orElseThrow());
        Lineage lineage = parent.lineage().child(99);
        assertThat(new Breeder(problem).replay(lineage))
                .isEqualTo(failed.genes().orElseThrow());
        Individual far = individual(lineage, new Outcome(child.trial(), Optional.empty(), Optional.empty()), parent);
        assertThat(new Breeder(problem).genes(far)).isEqualTo(failed.genes().orElseThrow());
    }

    /** A limit of the program is no property of a parent: the evolution must not go on with failures only. */
    @Test
    void whatElseGoesWrongInAMutationIsNotAFailureOfTheChild() {
        Mutation broken = new Mutation() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Mutant mutate(EvolvingNetwork network, Experiences experiences, long seed) {
                throw new IllegalArgumentException("exceeds one array");
            }
        };
        Breeder breeder = new Breeder(with(new Guessing(false), broken));
        Individual parent = individual(Lineage.founder(1), breeder.founder(1), null);
        assertThatThrownBy(() -> breeder.bear(new Birth(1, Optional.of(parent), 2, false)))
                .hasMessage("exceeds one array");
        assertThatThrownBy(() -> breeder.replay(parent.lineage().child(2))).hasMessage("exceeds one array");
    }

    /** Shows the same for so long that it is too much to be kept, and counts its trials. */
    private static Domain lengthy(AtomicInteger trials) {
        return new Altered(new Guessing(false), trial -> {
            trials.incrementAndGet();
            Experiences all = new Experiences(50_001, false, List.of(new double[100_002]));
            return Trial.of(trial.fitness(), false, 1, trial.behavior(), all);
        });
    }

    @Test
    void largeExperiencesAreShownAgainAndNeverKept() {
        AtomicInteger trials = new AtomicInteger();
        EvolutionProblem problem = with(lengthy(trials), Guessing.problem(false).mutation());
        Evolution evolution = new Evolution(new Truncation(4, 2, 1), new SerialEngine(problem), 1);
        for (int i = 0; i < 3; i++) {
            evolution.advance();
        }
        assertThat(evolution.population()).allMatch(each -> each.experiences().isEmpty());
        Individual best = evolution.best().orElseThrow();
        trials.set(0);
        Breeder breeder = new Breeder(problem);
        assertThat(breeder.experiences(best).sequences().get(0)).hasSize(100_002);
        assertThat(breeder.experiences(best).small()).isFalse();
        assertThat(trials).hasValue(2);
        assertThat(best.experiences()).isEmpty();
    }

    @Test
    void aMutationThatLooksAtNothingIsShownNothing() {
        AtomicInteger trials = new AtomicInteger();
        EvolutionProblem problem = with(lengthy(trials), new GaussianMutation(0.1));
        Evolution evolution = new Evolution(new Truncation(4, 2, 1), new SerialEngine(problem), 1);
        for (int i = 0; i < 3; i++) {
            evolution.advance();
        }
        assertThat(trials).hasValue(12);
        Individual best = evolution.best().orElseThrow();
        assertThat(new Breeder(problem).replay(best.lineage()))
                .isEqualTo(best.genes().orElseThrow());
        assertThat(trials).hasValue(12);
    }

    @Test
    void anExceptionWithoutWordsIsAFailureToo() {
        Domain throwing = new Altered(new Guessing(false), trial -> {
            throw new IllegalStateException(" ");
        });
        Evolution evolution =
                new Evolution(new Truncation(4, 2, 1), new SerialEngine(with(throwing, new GaussianMutation(0.1))), 1);
        evolution.advance();
        assertThat(evolution.failures()).isEqualTo(4);
    }

    /** Judges a founder in a domain where something else comes of a trial. */
    private static Trial judged(UnaryOperator<Trial> outcome) {
        Domain altered = new Altered(new Guessing(false), outcome);
        return new Breeder(with(altered, new GaussianMutation(0.1))).founder(1).trial();
    }

    private static <T extends Throwable> Trial thrown(T fault) throws T {
        throw fault;
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : 1 + endless(depth + 1);
    }

    @Test
    void whatIsThrownIsTheCause() {
        assertFailure(
                judged(trial -> thrown(new IllegalStateException("the pole\n\tis  lost\r\n"))),
                "the domain failed: java.lang.IllegalStateException: the pole is lost",
                0);
        assertFailure(
                judged(trial -> thrown(new AssertionError(3))), "the domain failed: java.lang.AssertionError: 3", 0);
        assertFailure(
                judged(trial -> Trial.of(endless(0), false, 1, new double[0], Experiences.NONE)),
                "the domain failed: java.lang.StackOverflowError",
                0);
    }

    @Test
    void whatConcernsTheProcessIsNotAFailureOfTheIndividual() {
        for (Error error : List.of(
                new OutOfMemoryError("all of it"),
                new InternalError("the machine is broken"),
                new NoClassDefFoundError("com/example/Physics"))) {
            assertThatThrownBy(() -> judged(trial -> thrown(error))).isSameAs(error);
        }
    }

    @Test
    void trialsThatSayNothingAreFailures() {
        assertFailure(judged(trial -> null), "the trial is null", 0);
        assertFailure(
                judged(trial -> Trial.of(1, false, 1, null, trial.experiences())),
                "the domain failed: java.lang.IllegalArgumentException: a trial needs behavior, not null",
                0);
        assertFailure(
                judged(trial -> new Trial(Double.NaN, false, 4, trial.behavior(), trial.experiences(), "")),
                "the fitness is NaN",
                4);
        assertFailure(
                judged(trial -> Trial.of(Double.POSITIVE_INFINITY, true, 4, trial.behavior(), trial.experiences())),
                "the fitness is Infinity",
                4);
        double[] infinite = {1, Double.NEGATIVE_INFINITY};
        assertFailure(
                judged(trial -> Trial.of(1, false, 4, infinite, trial.experiences())),
                "the behavior is -Infinity at number 1",
                4);
        assertFailure(
                judged(trial -> Trial.of(1, false, -1, trial.behavior(), trial.experiences())),
                "the domain failed: java.lang.IllegalArgumentException: a trial has 0 steps or more, not -1",
                0);
        Experiences wide = new Experiences(2, false, List.of(new double[6]));
        assertFailure(
                judged(trial -> Trial.of(1, false, 4, trial.behavior(), wide)),
                "an experience of 2 steps has 6 numbers, where the network has 2 inputs",
                4);
        // Half of a pair cannot be written to a checkpoint.
        assertFailure(judged(trial -> Trial.failed("lost \ud83d here", 3)), "lost here", 3);
    }

    private static void assertFailure(Trial trial, String cause, long steps) {
        assertThat(trial.cause()).isEqualTo(cause);
        assertThat(trial.fitness()).isEqualTo(Trial.FAILURE);
        assertThat(trial.solved()).isFalse();
        assertThat(trial.steps()).isEqualTo(steps);
    }

    @Test
    void threadsMakeTheSameGenesAtOnce() throws Exception {
        EvolutionProblem problem = Guessing.problem(false);
        Breeder first = new Breeder(problem);
        Lineage lineage = Lineage.founder(1);
        for (long seed = 2; seed < 40; seed++) {
            lineage = lineage.child(seed);
        }
        double[] expected = first.replay(lineage);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Breeder> breeders =
                    IntStream.range(0, 4).mapToObj(i -> new Breeder(problem)).toList();
            for (int round = 0; round < 30; round++) {
                Individual last = chain(lineage);
                List<Future<double[]>> found = new ArrayList<>();
                for (Breeder breeder : breeders) {
                    found.add(pool.submit(() -> breeder.genes(last)));
                }
                for (Future<double[]> genes : found) {
                    assertThat(genes.get()).isEqualTo(expected);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Individuals of which nothing was kept. */
    private static Individual chain(Lineage lineage) {
        Individual parent = null;
        Lineage at = null;
        Outcome far =
                new Outcome(Trial.of(0, false, 1, new double[0], Experiences.NONE), Optional.empty(), Optional.empty());
        for (long seed : lineage.seeds()) {
            at = at == null ? Lineage.founder(seed) : at.child(seed);
            parent = individual(at, far, parent);
        }
        return parent;
    }
}
