package io.evenkeel.lab.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is expected of the runs of a recipe. A run that broke meets no expectation. */
final class RecipeChecks {
    private RecipeChecks() {}

    /** The mean training loss of the last updates. */
    static ToDoubleFunction<RecipeRun> lastLosses(int updates) {
        return run -> run.lastLosses(updates);
    }

    /** A figure of the last evaluation. */
    static ToDoubleFunction<RecipeRun> last(String figure) {
        return run -> run.last(figure);
    }

    /** The largest ‖WᵀW − I‖_F of any matrix at any reading. */
    static ToDoubleFunction<RecipeRun> worstDefect() {
        return run -> run.failure().isPresent() ? Double.NaN : run.worstReading("orthogonality-defect");
    }

    /** With every seed a value is below a bound. */
    static BiConsumer<RecipeRuns, Outcome> below(
            String name, String contender, ToDoubleFunction<RecipeRun> value, double bound) {
        return (runs, outcome) -> {
            double largest = Summary.largest(runs.values(contender, value));
            outcome.check(name + ": largest", "< " + Summary.number(bound), Summary.number(largest), largest < bound);
        };
    }

    /** With every seed a value is above a bound. */
    static BiConsumer<RecipeRuns, Outcome> above(
            String name, String contender, ToDoubleFunction<RecipeRun> value, double bound) {
        return (runs, outcome) -> {
            double smallest = Summary.smallest(runs.values(contender, value));
            outcome.check(
                    name + ": smallest", "> " + Summary.number(bound), Summary.number(smallest), smallest > bound);
        };
    }

    /** With every seed a contender's value is below a share of another's with the same seed. */
    static BiConsumer<RecipeRuns, Outcome> below(
            String name, String contender, String other, ToDoubleFunction<RecipeRun> value, double share) {
        return (runs, outcome) -> {
            double[] ours = runs.values(contender, value);
            double[] theirs = runs.values(other, value);
            double largest = Summary.largest(IntStream.range(0, ours.length)
                    .mapToDouble(i -> ours[i] / theirs[i])
                    .toArray());
            outcome.check(
                    name + ": largest quotient",
                    "< " + Summary.number(share),
                    Summary.number(largest),
                    largest < share);
        };
    }

    /** A contender's value is below another's on the average of the seeds. */
    static BiConsumer<RecipeRuns, Outcome> belowOnAverage(
            String name, String contender, String other, ToDoubleFunction<RecipeRun> value) {
        return (runs, outcome) -> {
            double ours = mean(runs.values(contender, value));
            double theirs = mean(runs.values(other, value));
            outcome.check(name + ": means", "< " + Summary.number(theirs), Summary.number(ours), ours < theirs);
        };
    }

    /** The median of the updates to the solution is less than another's. */
    static BiConsumer<RecipeRuns, Outcome> sooner(String name, String contender, String other) {
        return (runs, outcome) -> {
            double ours = runs.medianSolution(contender);
            double theirs = runs.medianSolution(other);
            runs.check(
                    outcome,
                    List.of(contender, other),
                    name + ": updates to the solution",
                    "< " + Summary.number(theirs),
                    Summary.number(ours),
                    ours < theirs);
        };
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** With every seed the task is solved, or with none. */
    static BiConsumer<RecipeRuns, Outcome> solved(String name, String contender, boolean wanted) {
        return (runs, outcome) -> {
            long solved = runs.solved(contender);
            int all = runs.of(contender).size();
            runs.check(
                    outcome,
                    List.of(contender),
                    name + ": seeds that solve the task",
                    wanted ? all + " of " + all : "0 of " + all,
                    solved + " of " + all,
                    solved == (wanted ? all : 0));
        };
    }

    /** Adds a row with each seed's mean training loss of the last updates beside what was found elsewhere. */
    static BiConsumer<RecipeRuns, Outcome> trainingLoss(String contender, int updates, String elsewhere) {
        return (runs, outcome) -> outcome.row(
                contender + ": training loss, mean of the last " + updates + " updates",
                elsewhere,
                each(runs.values(contender, lastLosses(updates))),
                "");
    }

    /** The same, divided by the loss of the trivial solution. */
    static BiConsumer<RecipeRuns, Outcome> relativeLoss(String contender, int updates, String elsewhere) {
        return (runs, outcome) -> outcome.row(
                contender + ": training loss, mean of the last " + updates + " updates, over the trivial loss",
                elsewhere,
                each(runs.values(
                        contender, run -> run.lastLosses(updates) / runs.task().trivialLoss())),
                "");
    }

    /** Adds a row with each contender's largest ‖WᵀW − I‖_F. */
    static BiConsumer<RecipeRuns, Outcome> defects(List<String> contenders) {
        return (runs, outcome) -> contenders.forEach(contender -> outcome.row(
                contender + ": largest ‖WᵀW − I‖_F at any reading",
                "",
                each(runs.values(contender, worstDefect())),
                ""));
    }

    private static String each(double... values) {
        return Arrays.stream(values).mapToObj(Summary::number).collect(Collectors.joining(", "));
    }
}
