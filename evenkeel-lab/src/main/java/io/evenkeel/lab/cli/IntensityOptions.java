package io.evenkeel.lab.cli;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.IntensitySearch;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that make several evolutions of one: one for each intensity and seed. */
final class IntensityOptions {
    private static final String GRID = "grid";
    // As many as the paper makes of each intensity.
    private static final int RUNS = 8;

    @Option(
            names = "--intensities",
            paramLabel = "M",
            description =
                    "Evolve with each of these intensities of the mutation, comma-separated, and rank them; grid: 0.1, 0.05,"
                            + " 0.01, 0.005, 0.001, 0.0001.")
    private String intensities;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            description = "Evolve with each of these seeds, side by side. Default with --intensities: eight.")
    private List<Long> seeds;

    boolean given() {
        return intensities != null || seeds != null;
    }

    /**
     * Checks the options.
     *
     * @return the evolutions to make, empty if the options say nothing
     * @throws UserError if one is no number, repeats, or does not fit the mutation, or if --seed is given as well
     */
    Optional<IntensitySearch> search(EvolutionSpec spec, SeedOption seed) {
        if (!given()) {
            return Optional.empty();
        }
        if (seeds != null && seed.given()) {
            throw new UserError("--seed and --seeds exclude each other; give one");
        }
        List<Double> tried = intensities == null
                ? List.of(spec.mutation().intensity())
                : intensities.equals(GRID)
                        ? IntensitySearch.GRID
                        : Stream.of(intensities.split(",", -1))
                                .map(IntensityOptions::number)
                                .toList();
        List<Long> runs = seeds == null
                ? LongStream.range(spec.seed(), spec.seed() + RUNS).boxed().toList()
                : seeds;
        requireDifferent("--intensities", tried);
        requireDifferent("--seeds", runs);
        // Those that do not fit the mutation are refused before anything runs.
        tried.forEach(intensity -> spec.withIntensity(intensity));
        return Optional.of(new IntensitySearch(spec, tried, runs));
    }

    private static Double number(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new UserError("--intensities takes numbers with commas between them, or grid, not \"" + text + "\"");
        }
    }

    private static void requireDifferent(String option, List<?> values) {
        if (new HashSet<>(values).size() < values.size()) {
            throw new UserError(option + " must be different numbers, not " + values);
        }
    }
}
