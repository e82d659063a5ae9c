package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.HiddenChain;
import io.evenkeel.gauge.PulseResponse;
import io.evenkeel.gauge.RecurrentMatrix;
import io.evenkeel.gauge.WeightFigures;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How non-normal a simple recurrent network has become by its training, and the chain that is hidden in it.
 *
 * @param departure √(‖W‖_F² − Σ |λ_i|²)
 * @param reliable whether eigenvalues, and with them the departure, can be read
 * @param chain units in the order of their activity after a pulse
 */
record NonNormalStructure(double departure, boolean reliable, HiddenChain chain) {
    /** Distances in the order of activity up to which the profile is drawn. */
    private static final int DRAWN = 30;

    static NonNormalStructure of(RecipeRun run) {
        Cell cell = ((Network) run.model()).stack();
        RecurrentMatrix matrix = RecurrentMatrix.of(cell.program()).get(0);
        double[][] w = matrix.values();
        WeightFigures figures =
                WeightFigures.of(w, matrix.weight().parameter().value().precision());
        double[][] activity = PulseResponse.of(cell, HiddenChain.FREE_STEPS).of(matrix.state());
        return new NonNormalStructure(
                figures.departureFromNormality(),
                figures.eigenvaluesReliable(),
                HiddenChain.of(w, activity, run.seed()));
    }

    /** Adds rows for the successful runs of each family, as the paper counts, and a chart of their profiles. */
    static void measure(RecipeRuns runs, Outcome outcome, Map<String, String> published) {
        NonNormalFamilies families = new NonNormalFamilies(runs);
        List<Outcome.Curve> curves = new ArrayList<>();
        for (String family : NonNormalFamilies.ALL) {
            List<NonNormalStructure> measured = families.successful(family).stream()
                    .map(NonNormalStructure::of)
                    .toList();
            row(outcome, family, measured, published.getOrDefault(family, ""));
            if (!measured.isEmpty()) {
                curves.add(profile(family, measured));
            }
        }
        if (!curves.isEmpty()) {
            outcome.chart(new Outcome.Chart(
                    "Hidden chain of successful runs: mean weight, units by the time of their largest activity",
                    "distance, positive from earlier to later units",
                    "mean weight",
                    false,
                    curves));
        }
    }

    private static void row(Outcome outcome, String family, List<NonNormalStructure> measured, String published) {
        String quantity = family + ": departure from normality of successful runs";
        if (measured.isEmpty()) {
            outcome.row(quantity, published, "no run succeeded", "");
            return;
        }
        outcome.row(
                quantity,
                published,
                Summary.spread(measured.stream()
                        .mapToDouble(NonNormalStructure::departure)
                        .toArray()),
                "sequentiality of the hidden chain "
                        + Summary.spread(measured.stream()
                                .mapToDouble(each -> each.chain.sequentiality())
                                .toArray())
                        + (measured.stream().allMatch(NonNormalStructure::reliable)
                                ? ""
                                : "; eigenvalues cannot be read reliably, nor the departure"));
    }

    private static Outcome.Curve profile(String family, List<NonNormalStructure> measured) {
        int units = measured.get(0).chain.order().length;
        int most = Math.min(DRAWN, units - 1);
        int[] distances = IntStream.rangeClosed(-most, most).toArray();
        return new Outcome.Curve(
                family,
                IntStream.of(distances).asDoubleStream().toArray(),
                IntStream.of(distances)
                        .mapToDouble(distance -> measured.stream()
                                .mapToDouble(each -> each.chain.at(distance))
                                .average()
                                .orElseThrow())
                        .toArray());
    }
}
