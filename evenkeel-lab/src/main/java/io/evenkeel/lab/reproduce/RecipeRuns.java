package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.train.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** All runs of a recipe, contender by contender in its order, each with as many seeds as the recipe has. */
final class RecipeRuns {
    private final Task task;
    private final List<String> contenders;
    private final List<RecipeRun> runs;

    private RecipeRuns(Comparison comparison, List<RecipeRun> runs) {
        this.task = comparison.task();
        this.contenders = List.copyOf(comparison.contenders().keySet());
        this.runs = runs;
    }

    private record Case(String contender, long seed) {}

    /** Runs a recipe with the seeds that follow the conditions' own. */
    static RecipeRuns run(Conditions conditions, Recipe recipe) {
        Comparison comparison = recipe.comparison();
        List<Case> cases = LongStream.range(0, comparison.seeds().size())
                .boxed()
                .flatMap(i -> comparison.contenders().keySet().stream()
                        .map(contender -> new Case(contender, conditions.seed() + i)))
                .toList();
        return new RecipeRuns(
                comparison,
                conditions.each(
                        recipe.name(),
                        cases,
                        c -> RecipeRun.of(
                                c.contender,
                                comparison.contenders().get(c.contender).withSeed(c.seed))));
    }

    Task task() {
        return task;
    }

    List<String> contenders() {
        return contenders;
    }

    List<RecipeRun> of(String contender) {
        List<RecipeRun> found =
                runs.stream().filter(run -> run.contender().equals(contender)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the recipe has no contender " + contender);
        }
        return found;
    }

    double[] values(String contender, ToDoubleFunction<RecipeRun> value) {
        return of(contender).stream().mapToDouble(value).toArray();
    }

    /** Runs that met the task's criterion. */
    long solved(String contender) {
        return of(contender).stream().filter(run -> run.solvedAt().isPresent()).count();
    }

    private long broken(String contender) {
        return of(contender).stream().filter(run -> run.failure().isPresent()).count();
    }

    /** Adds a check of some contenders that no broken run meets. */
    void check(Outcome outcome, List<String> of, String name, String expected, String measured, boolean holds) {
        long broken = of.stream().mapToLong(this::broken).sum();
        outcome.check(
                name, expected, broken == 0 ? measured : measured + "; " + broken + " broke", holds && broken == 0);
    }

    /** The median of updates before the solution, which is infinite where there is none. */
    double medianSolution(String contender) {
        return Summary.median(values(
                contender, run -> run.solvedAt().isPresent() ? run.solvedAt().getAsLong() : Double.POSITIVE_INFINITY));
    }

    /** Adds a row for each contender, those first that solve the task more often, or sooner, or have the better figure. */
    void rows(Outcome outcome, Map<String, String> published, String figure, boolean above) {
        List<String> ranked = new ArrayList<>(contenders);
        ranked.sort(Comparator.comparingDouble((String c) -> -solved(c))
                .thenComparingDouble(this::medianSolution)
                .thenComparingDouble(c ->
                        (above ? -1 : 1) * Summary.median(values(c, run -> worst(run, figure, above)))));
        for (String contender : ranked) {
            outcome.row(
                    contender + ": " + figure + " on held-out examples",
                    published.getOrDefault(contender, ""),
                    Summary.spread(values(contender, run -> run.last(figure))),
                    note(contender));
        }
    }

    private static double worst(RecipeRun run, String figure, boolean above) {
        double value = run.last(figure);
        return Double.isNaN(value) ? (above ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY) : value;
    }

    private String note(String contender) {
        List<RecipeRun> all = of(contender);
        long broken = broken(contender);
        String note = String.format(
                Locale.ROOT,
                "solved by %d of %d%s; %,d parameters",
                solved(contender),
                all.size(),
                solved(contender) == 0
                        ? ""
                        : " after "
                                + Summary.spread(all.stream()
                                        .filter(run -> run.solvedAt().isPresent())
                                        .mapToDouble(run -> run.solvedAt().getAsLong())
                                        .toArray())
                                + " updates",
                all.get(0).model().freedom());
        return broken == 0
                ? note
                : note + "; " + broken + " broke: "
                        + all.stream()
                                .flatMap(run -> run.failure().stream())
                                .findFirst()
                                .orElse("");
    }

    /** The median of a figure over seeds, for each contender. */
    Outcome.Chart chart(String figure, boolean logarithmic) {
        return new Outcome.Chart(
                figure + " on held-out examples, median over seeds",
                "updates",
                figure,
                logarithmic,
                contenders.stream().map(c -> curve(c, figure)).toList());
    }

    private Outcome.Curve curve(String contender, String figure) {
        TreeSet<Long> updates = new TreeSet<>();
        of(contender).forEach(run -> updates.addAll(run.evaluations().keySet()));
        double[] x = updates.stream().mapToDouble(Long::doubleValue).toArray();
        double[] y = updates.stream()
                .mapToDouble(update -> medianAt(contender, figure, update))
                .toArray();
        return new Outcome.Curve(contender, x, y);
    }

    private double medianAt(String contender, String figure, long update) {
        double[] values = of(contender).stream()
                .filter(run -> run.evaluations().containsKey(update))
                .mapToDouble(run -> run.evaluations().get(update).getOrDefault(figure, Double.NaN))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return values.length == 0 ? Double.NaN : Summary.median(values);
    }
}
