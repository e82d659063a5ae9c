package io.evenkeel.lab.run;

import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.SideBySide;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How strong mutations should be: evolutions of several intensities and seeds, side by side, each on one thread. J. Lehman, J.
 * Chen, J. Clune, K. O. Stanley, 2018, arXiv 1712.06563, appendix: of six intensities, 8 runs each, the one of the best mean is taken.
 */
public final class IntensitySearch {
    /** The intensities that the paper tries. */
    public static final List<Double> GRID = List.of(1e-1, 5e-2, 1e-2, 5e-3, 1e-3, 1e-4);

    private IntensitySearch() {}

    /**
     * The runs of an intensity.
     *
     * @param intensity m
     * @param runs how many there are
     * @param solved how many of them are solved
     * @param evaluations mean up to the solution; the whole budget where there is none
     * @param fitness median of the best ones
     */
    public record Row(double intensity, int runs, int solved, double evaluations, double fitness) {
        /** @return the row for machines */
        public ObjectNode tree() {
            return Json.object()
                    .put("intensity", intensity)
                    .put("runs", runs)
                    .put("solved", solved)
                    .put("evaluations", evaluations)
                    .put("fitness", fitness);
        }
    }

    private record Case(double intensity, long seed) {}

    /**
     * Makes all runs.
     *
     * @param spec of the runs, but for intensity and seed; its seed is the first
     * @param intensities to try
     * @param seeds runs of each intensity
     * @param threads how many runs go on at once
     * @param progress where it is shown how far the search has come
     * @return a row for each intensity, the best first: fewest evaluations, then fittest
     * @throws io.evenkeel.lab.spec.SpecException if an intensity does not fit the mutation
     */
    public static List<Row> run(
            EvolutionSpec spec, List<Double> intensities, int seeds, int threads, Progress progress) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            for (double intensity : intensities) {
                cases.add(new Case(intensity, spec.seed() + i));
            }
        }
        List<EvolutionResult> results =
                SideBySide.run(threads, progress, cases.size() + " evolutions", cases, each -> evolve(spec, each));
        List<Row> rows = new ArrayList<>();
        for (double intensity : intensities) {
            List<EvolutionResult> own = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                if (cases.get(i).intensity() == intensity) {
                    own.add(results.get(i));
                }
            }
            rows.add(row(intensity, own, spec.evaluations()));
        }
        rows.sort(Comparator.comparingDouble(Row::evaluations)
                .thenComparing(Comparator.comparingDouble(Row::fitness).reversed()));
        return rows;
    }

    private static EvolutionResult evolve(EvolutionSpec spec, Case of) {
        EvolutionSpec own = spec.withIntensity(of.intensity()).withSeed(of.seed());
        try (EvolutionRun run = new EvolutionRun(own, SerialEngine::new, EvolutionListener.NONE)) {
            return run.run();
        }
    }

    private static Row row(double intensity, List<EvolutionResult> runs, long budget) {
        double[] fitness =
                runs.stream().mapToDouble(run -> run.best().fitness()).sorted().toArray();
        double[] evaluations =
                runs.stream().mapToDouble(run -> run.solvedAt().orElse(budget)).toArray();
        int solved =
                (int) runs.stream().filter(run -> run.solvedAt().isPresent()).count();
        double mean = Arrays.stream(evaluations).average().orElseThrow();
        return new Row(intensity, runs.size(), solved, mean, fitness[fitness.length / 2]);
    }

    /**
     * The search for machines.
     *
     * @param rows what was found
     * @return an array of rows
     */
    public static ObjectNode tree(List<Row> rows) {
        ObjectNode tree = Json.object();
        ArrayNode array = tree.putArray("intensities");
        rows.forEach(row -> array.add(row.tree()));
        return tree;
    }
}
