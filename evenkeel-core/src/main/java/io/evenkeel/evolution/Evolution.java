package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * An evolution, one batch or generation at a time. All that is random is a function of the seed and of individuals' numbers, so
 * that the population and the count are all that it needs to go on, and the same seed gives the same bits in every engine.
 */
public final class Evolution {
    private final EvolutionaryAlgorithm algorithm;
    private final EvaluationEngine engine;
    private final long seed;
    private final RandomStream selection;
    private List<Individual> population;
    private Optional<Individual> best;
    private OptionalLong solvedAt;
    private long evaluations;
    private long failures;
    private String cause;

    /**
     * An evolution that has not begun.
     *
     * @param algorithm who has children, and who stays
     * @param engine where individuals are judged; not closed by this
     * @param seed of all random numbers
     */
    public Evolution(EvolutionaryAlgorithm algorithm, EvaluationEngine engine, long seed) {
        this(algorithm, engine, seed, EvolutionState.NEW);
    }

    /**
     * An evolution that goes on.
     *
     * @param algorithm the same as before
     * @param engine where individuals are judged; not closed by this
     * @param seed the same as before
     * @param state what there was
     */
    public Evolution(EvolutionaryAlgorithm algorithm, EvaluationEngine engine, long seed, EvolutionState state) {
        this.algorithm = algorithm;
        this.engine = engine;
        this.seed = seed;
        this.selection = RandomStream.of(seed, "selection");
        this.population = state.population();
        this.best = state.best();
        this.solvedAt = state.solvedAt();
        this.evaluations = state.evaluations();
        this.failures = state.failures();
        this.cause = state.cause();
    }

    /** @return how many individuals {@link #advance} will have judged: founders, a batch or a generation */
    public int next() {
        return evaluations == 0 ? algorithm.founders() : algorithm.children();
    }

    /**
     * Goes on by the founders, a batch or a generation.
     *
     * @return who was judged, and how it was mutated
     */
    public List<Newborn> advance() {
        return advance(false);
    }

    /**
     * Goes on by the founders, a batch or a generation, and may look closely at one mutation. What happens is the same.
     *
     * @param diagnosed whether the last child's mutation comes with {@linkplain Mutation#diagnosed() all diagnostics}
     * @return who was judged, and how it was mutated
     */
    public List<Newborn> advance(boolean diagnosed) {
        boolean beginning = evaluations == 0;
        int count = next();
        List<Birth> births = beginning ? founders(count) : children(count, diagnosed);
        List<Outcome> outcomes = engine.bear(births);
        List<Newborn> born = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            born.add(newborn(births.get(i), outcomes.get(i)));
        }
        List<Individual> judged = born.stream().map(Newborn::individual).toList();
        population = beginning ? algorithm.first(judged) : algorithm.survivors(population, judged, selection);
        evaluations += count;
        for (Individual each : judged) {
            if (!each.trial().cause().isEmpty()) {
                failures++;
                cause = each.trial().cause();
            }
        }
        judged.forEach(this::compare);
        if (solvedAt.isEmpty()) {
            solvedAt = judged.stream()
                    .filter(each -> each.trial().solved())
                    .mapToLong(each -> each.id() + 1)
                    .findFirst();
        }
        return born;
    }

    /**
     * Who was judged just now.
     *
     * @param individual it
     * @param mutation what is known of its mutation, nothing for founders
     */
    public record Newborn(Individual individual, Optional<MutationDiagnostics> mutation) {}

    private List<Birth> founders(int count) {
        return LongStream.range(evaluations, evaluations + count)
                .mapToObj(id -> new Birth(id, Optional.empty(), seedOf(id), false))
                .toList();
    }

    private List<Birth> children(int count, boolean diagnosed) {
        List<Individual> parents = algorithm.parents(population, evaluations, selection);
        List<Birth> births = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = evaluations + i;
            births.add(new Birth(id, Optional.of(parents.get(i)), seedOf(id), diagnosed && i == count - 1));
        }
        return births;
    }

    private long seedOf(long id) {
        return RandomStream.of(seed, "individual").bits(id);
    }

    private static Newborn newborn(Birth birth, Outcome outcome) {
        Experiences seen = outcome.trial().experiences();
        Individual individual = new Individual(
                birth.id(),
                birth.lineage(),
                outcome.trial(),
                outcome.genes().orElse(null),
                seen.size() > 0 ? seen : null,
                birth.parent().orElse(null));
        return new Newborn(individual, outcome.mutation());
    }

    /** A solution is better than none; then the fitter is; of equals the one that was first. */
    private void compare(Individual challenger) {
        Comparator<Individual> order = Comparator.<Individual, Boolean>comparing(
                        each -> each.trial().solved())
                .thenComparingDouble(Individual::fitness);
        if (best.isEmpty() || order.compare(challenger, best.get()) > 0) {
            best = Optional.of(challenger);
        }
    }

    /** @return who lives, in the algorithm's order */
    public List<Individual> population() {
        return population;
    }

    /** @return the best that ever lived: a solution if there is one, then the fittest; none before the first advance */
    public Optional<Individual> best() {
        return best;
    }

    /** @return whether a solution was found */
    public boolean solved() {
        return solvedAt.isPresent();
    }

    /** @return how many individuals were judged up to the first solution, it included; empty if there is none */
    public OptionalLong solvedAt() {
        return solvedAt;
    }

    /** @return how many individuals were judged */
    public long evaluations() {
        return evaluations;
    }

    /** @return how many of them could not be judged */
    public long failures() {
        return failures;
    }

    /** @return why the last of them could not be judged; empty if there is none */
    public String cause() {
        return cause;
    }

    /** @return what is needed to go on */
    public EvolutionState state() {
        return new EvolutionState(evaluations, failures, cause, solvedAt, population, best);
    }
}
