package io.evenkeel.lab.run;

import io.evenkeel.evolution.Evolution;

/** Is told how an evolution goes on. */
@FunctionalInterface
public interface EvolutionListener {
    /** Listens to nothing. */
    EvolutionListener NONE = (evolution, total) -> {};

    /**
     * Founders, a batch or a generation were judged, or the evolution begins or goes on.
     *
     * @param evolution how it stands
     * @param total how many individuals are to be judged at most
     */
    void advanced(Evolution evolution, long total);
}
