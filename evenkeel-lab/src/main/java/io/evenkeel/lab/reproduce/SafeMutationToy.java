package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.Citation;
import io.evenkeel.tasks.domain.ConditioningToy.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** E1: two weights of very different sensitivity, and a climber that accepts a child only if it is fitter. */
final class SafeMutationToy implements Experiment {
    private static final int SEEDS = 20;
    private static final int ITERATIONS = 2000;

    @Override
    public String name() {
        return "safe-mutations/e1";
    }

    @Override
    public String title() {
        return "A poorly conditioned function of two weights";
    }

    @Override
    public Citation citation() {
        return SafeMutations.CITATION;
    }

    @Override
    public String published() {
        return "Fig. 1, error after 2,000 iterations, read off logarithmic axes.";
    }

    @Override
    public String configuration(boolean scaled) {
        return "y0 = 100 w0 x0, y1 = 0.1 w1 x1, weights from U(-1, 1), " + ITERATIONS + " children, " + SEEDS
                + " seeds; intensity 0.01 (control) or 0.5, changes of at most 10.";
    }

    @Override
    public Outcome run(Conditions conditions) {
        Outcome outcome = new Outcome();
        for (Variant variant : Variant.values()) {
            Map<String, List<EvolutionRace.Run>> runs = race(variant).run(conditions, SEEDS, 1 + ITERATIONS);
            runs.forEach((mutation, each) -> outcome.row(
                    word(variant) + ", " + mutation + ": error, median (smallest to largest)",
                    published(variant, mutation),
                    Summary.spread(errors(each)),
                    SEEDS + " seeds"));
            check(outcome, variant, runs);
        }
        return outcome;
    }

    private static String word(Variant variant) {
        return variant.name().toLowerCase(Locale.ROOT);
    }

    private static EvolutionRace race(Variant variant) {
        String guided = "intensity: 0.5, clip: 10}";
        return new EvolutionRace("domain: {name: conditioning, variant: " + word(variant) + "}\n"
                        + "algorithm: {name: truncation, population: 1, parents: 1, elites: 1}\nstop: false\n")
                .with("control", "{name: gaussian, intensity: 0.01}")
                .with("sm-r", "{name: sm-r, intensity: 0.5, norm: mean-l2, tolerance: 0.25}")
                .with("sm-g-sum", "{name: sm-g-sum, " + guided)
                .with("sm-g-abs", "{name: sm-g-abs, " + guided)
                .with("sm-g-so", "{name: sm-g-so, " + guided);
    }

    private static double[] errors(List<EvolutionRace.Run> runs) {
        return runs.stream().mapToDouble(run -> -run.best()).toArray();
    }

    private static String published(Variant variant, String mutation) {
        return switch (variant) {
            case EASY -> mutation.equals("control") ? "0.078" : "below 0.0015 within 70 iterations";
            case MEDIUM ->
                switch (mutation) {
                    case "control" -> "1.02";
                    case "sm-r" -> "296";
                    case "sm-g-sum" -> "3e-4";
                    case "sm-g-abs" -> "6e-4";
                    default -> "2e-4";
                };
            case WASHOUT ->
                switch (mutation) {
                    case "control" -> "2.2";
                    case "sm-r" -> "1.9";
                    case "sm-g-sum" -> "1.3";
                    case "sm-g-abs" -> "2e-4";
                    default -> "1e-3";
                };
        };
    }

    private static void check(Outcome outcome, Variant variant, Map<String, List<EvolutionRace.Run>> runs) {
        for (String mutation : List.of("sm-g-sum", "sm-g-abs", "sm-g-so")) {
            double median = Summary.median(errors(runs.get(mutation)));
            boolean cancels = variant == Variant.WASHOUT && mutation.equals("sm-g-sum");
            outcome.check(
                    word(variant) + ", " + mutation + ": median error",
                    cancels ? "> 0.3, as signed gradients cancel" : "< 0.01",
                    Summary.number(median),
                    cancels ? median > 0.3 : median < 0.01);
        }
        if (variant == Variant.MEDIUM) {
            double median = Summary.median(errors(runs.get("control")));
            outcome.check("medium, control: median error", "> 0.5", Summary.number(median), median > 0.5);
        }
    }
}
