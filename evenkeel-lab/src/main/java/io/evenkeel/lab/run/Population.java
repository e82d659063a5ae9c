package io.evenkeel.lab.run;

import io.evenkeel.evolution.Individual;
import io.evenkeel.lab.Quartiles;
import java.util.List;

/** Figures of a population. */
public final class Population {
    private Population() {}

    /**
     * The fitness in the middle.
     *
     * @param population of one individual or more
     * @return the median, {@link Quartiles interpolated} between the middle two of an even number
     */
    public static double median(List<Individual> population) {
        return Quartiles.of(population.stream().mapToDouble(Individual::fitness).toArray())
                .median();
    }
}
