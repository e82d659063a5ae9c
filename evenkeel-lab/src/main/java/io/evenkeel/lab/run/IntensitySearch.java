package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Quartiles;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How strong mutations should be: evolutions of several intensities and seeds, side by side, each on one thread and in a folder of
 * its own, {@code intensity-M/seed-N}. J. Lehman, J. Chen, J. Clune, K. O. Stanley, 2018, arXiv 1712.06563, appendix: of six
 * intensities, 8 runs each, the one of the best mean is taken.
 *
 * @param spec of the runs, but for intensity and seed
 * @param intensities to try
 * @param seeds of the runs of each intensity
 */
public record IntensitySearch(EvolutionSpec spec, List<Double> intensities, List<Long> seeds) {
    /** The intensities that the paper tries. */
    public static final List<Double> GRID = List.of(1e-1, 5e-2, 1e-2, 5e-3, 1e-3, 1e-4);

    /** Keeps its own copies. */
    public IntensitySearch {
        intensities = List.copyOf(intensities);
        seeds = List.copyOf(seeds);
    }

    /**
     * The runs of an intensity.
     *
     * @param intensity m
     * @param solvedAt evaluations up to the solution, by seed; infinite where there is none
     * @param fitness of the best, by seed
     * @param budget evaluations of a run at most
     */
    public record Row(double intensity, List<Double> solvedAt, List<Double> fitness, long budget) {
        /** @return how many runs are solved */
        public long solved() {
            return solvedAt.stream().filter(Double::isFinite).count();
        }

        /** @return mean up to the solution; the whole budget where there is none */
        public double evaluations() {
            return solvedAt.stream()
                    .mapToDouble(each -> Math.min(each, budget))
                    .average()
                    .orElseThrow();
        }

        /** @return median of the best ones */
        public double medianFitness() {
            return Quartiles.of(
                            fitness.stream().mapToDouble(Double::doubleValue).toArray())
                    .median();
        }

        private ObjectNode tree() {
            ObjectNode tree = Json.object()
                    .put("intensity", intensity)
                    .put("runs", fitness.size())
                    .put("solved", solved())
                    .put("evaluations", evaluations())
                    .put("fitness", medianFitness());
            ArrayNode at = tree.putArray("solvedAt");
            for (double each : solvedAt) {
                if (Double.isFinite(each)) {
                    at.add((long) each);
                } else {
                    at.addNull();
                }
            }
            fitness.forEach(tree.putArray("best")::add);
            return tree;
        }
    }

    /**
     * Makes all runs that have not been made yet.
     *
     * @param grid makes the runs
     * @return a row for each intensity, the best first: fewest evaluations, then fittest
     * @throws io.evenkeel.lab.UserError if there are runs that are to be left alone; nothing has been done then
     * @throws io.evenkeel.lab.spec.SpecException if an intensity does not fit the mutation
     */
    public List<Row> run(RunGrid grid) {
        Map<String, WholeEvolution> runs = new LinkedHashMap<>();
        for (long seed : seeds) {
            for (double intensity : intensities) {
                EvolutionSpec own = spec.withIntensity(intensity).withSeed(seed);
                runs.put("intensity-" + intensity + "/seed-" + seed, new WholeEvolution(own.yaml()));
            }
        }
        List<ObjectNode> results = grid.run(runs.size() + " evolutions", runs);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < intensities.size(); i++) {
            List<Double> solvedAt = new ArrayList<>();
            List<Double> fitness = new ArrayList<>();
            for (int j = 0; j < seeds.size(); j++) {
                ObjectNode result = results.get(j * intensities.size() + i);
                solvedAt.add(result.path("solvedAt").asDouble(Double.POSITIVE_INFINITY));
                fitness.add(result.at("/best/fitness").doubleValue());
            }
            rows.add(new Row(intensities.get(i), solvedAt, fitness, spec.evaluations()));
        }
        rows.sort(Comparator.comparingDouble(Row::evaluations)
                .thenComparing(Comparator.comparingDouble(Row::medianFitness).reversed()));
        return rows;
    }

    /**
     * The search for machines.
     *
     * @param rows what was found
     * @return domain, seeds, budget, and the rows
     */
    public ObjectNode tree(List<Row> rows) {
        ObjectNode tree = Json.object()
                .put("domain", spec.domain().domain().name())
                .put("mutation", spec.mutation().mutation().name())
                .put("planned", spec.evaluations());
        seeds.forEach(tree.putArray("seeds")::add);
        ArrayNode array = tree.putArray("intensities");
        rows.forEach(row -> array.add(row.tree()));
        tree.put("specText", spec.yaml());
        return tree;
    }
}
