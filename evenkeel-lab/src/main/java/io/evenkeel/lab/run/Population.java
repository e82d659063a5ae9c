package io.evenkeel.lab.run;

import io.evenkeel.evolution.Individual;
import java.util.List;

/** Figures of a population. */
final class Population {
    private Population() {}

    /** The fitness that half of the individuals reach: the upper median. */
    static double median(List<Individual> population) {
        double[] sorted =
                population.stream().mapToDouble(Individual::fitness).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
