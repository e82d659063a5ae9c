package io.evenkeel.lab.run;

import io.evenkeel.evolution.Individual;
import java.util.List;

/** Figures of a population. */
public final class Population {
    private Population() {}

    /**
     * The fitness that half of the individuals reach.
     *
     * @param population of one individual or more
     * @return the upper median
     */
    public static double median(List<Individual> population) {
        double[] sorted =
                population.stream().mapToDouble(Individual::fitness).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
