package io.evenkeel.lab.reproduce;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A recipe's runs by how their recurrent matrix starts; the names of contenders begin with it. */
final class NonNormalFamilies {
    static final String CHAIN = "chain";
    static final String FEEDBACK = "feedback chain";
    static final String IDENTITY = "identity";
    static final String ORTHOGONAL = "orthogonal";
    static final List<String> NORMAL = List.of(IDENTITY, ORTHOGONAL);
    static final List<String> NON_NORMAL = List.of(CHAIN, FEEDBACK);
    static final List<String> ALL = List.of(CHAIN, FEEDBACK, IDENTITY, ORTHOGONAL);

    private final RecipeRuns runs;

    NonNormalFamilies(RecipeRuns runs) {
        this.runs = runs;
    }

    private List<String> contenders(String family) {
        return runs.contenders().stream()
                .filter(name -> name.equals(family) || name.startsWith(family + " "))
                .toList();
    }

    private List<String> contenders(List<String> families) {
        return families.stream().flatMap(family -> contenders(family).stream()).toList();
    }

    List<RecipeRun> of(String family) {
        return contenders(family).stream()
                .flatMap(name -> runs.of(name).stream())
                .toList();
    }

    /** Runs that met the criterion at any evaluation. */
    List<RecipeRun> successful(String family) {
        return of(family).stream().filter(run -> run.solvedAt().isPresent()).toList();
    }

    private long successes(List<String> families) {
        return families.stream().mapToLong(family -> successful(family).size()).sum();
    }

    private long runs(List<String> families) {
        return families.stream().mapToLong(family -> of(family).size()).sum();
    }

    /** The least median of a figure over seeds, of all contenders of some families. */
    private double least(List<String> families, ToDoubleFunction<RecipeRun> figure) {
        return contenders(families).stream()
                .mapToDouble(name -> Summary.median(runs.values(name, figure)))
                .min()
                .orElseThrow();
    }

    /** Adds how many runs succeed, in each family. */
    void successRows(Outcome outcome, Map<String, String> published) {
        for (String family : ALL) {
            outcome.row(
                    family + ": runs with a loss below half of the trivial one",
                    published.getOrDefault(family, ""),
                    successful(family).size() + " of " + of(family).size(),
                    "at any evaluation");
        }
    }

    void expectNoSuccess(Outcome outcome, String family) {
        runs.check(
                outcome,
                contenders(family),
                family + ": runs that succeed",
                "0",
                "" + successful(family).size(),
                successful(family).isEmpty());
    }

    void expectSuccess(Outcome outcome, String family) {
        outcome.check(
                family + ": runs that succeed",
                "≥ 1",
                "" + successful(family).size(),
                !successful(family).isEmpty());
    }

    /** The share of successful runs is larger among chains than among normal starts. */
    void expectMoreSuccesses(Outcome outcome) {
        long chains = successes(NON_NORMAL);
        long normal = successes(NORMAL);
        runs.check(
                outcome,
                contenders(NORMAL),
                "chains of both kinds succeed more often than identity and orthogonal",
                "> " + normal + " of " + runs(NORMAL),
                chains + " of " + runs(NON_NORMAL),
                chains * runs(NORMAL) > normal * runs(NON_NORMAL));
    }

    /** The best contender of a family has less of a figure than the best one of others. */
    void expectLess(Outcome outcome, String family, List<String> others, String figure) {
        double bound = least(others, run -> run.last(figure));
        double value = least(List.of(family), run -> run.last(figure));
        runs.check(
                outcome,
                Stream.concat(contenders(family).stream(), contenders(others).stream())
                        .toList(),
                family + ": " + figure + " is less than that of " + String.join(", ", others)
                        + " (medians of the best contenders)",
                "< " + Summary.number(bound),
                Summary.number(value),
                value < bound);
    }
}
