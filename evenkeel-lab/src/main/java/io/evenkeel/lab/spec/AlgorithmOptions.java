package io.evenkeel.lab.spec;

import io.evenkeel.evolution.EvolutionaryAlgorithm;

/** Who has children, and who stays. */
public interface AlgorithmOptions extends Options {
    /**
     * Makes the algorithm.
     *
     * @return the algorithm
     * @throws IllegalArgumentException if the numbers do not go together
     */
    EvolutionaryAlgorithm algorithm();

    /**
     * One child or a batch at a time, see {@link io.evenkeel.evolution.SteadyState}.
     *
     * @param population N
     * @param tournament T
     * @param replacement whose worst leaves
     * @param batch B
     */
    record SteadyState(
            @Setting(value = "how many live at once", standard = "250", least = 1)
            int population,

            @Setting(value = "how many are compared to choose a parent", standard = "5", least = 1)
            int tournament,

            @Setting(value = "of which tournament the worst leaves", standard = "same-tournament")
            io.evenkeel.evolution.SteadyState.Replacement replacement,

            @Setting(
                    value = "children born before the population changes; 1 as in the paper",
                    standard = "1",
                    least = 1)
            int batch)
            implements AlgorithmOptions {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a tournament is larger than the population
         */
        public SteadyState {
            new io.evenkeel.evolution.SteadyState(population, tournament, replacement, batch);
        }

        @Override
        public EvolutionaryAlgorithm algorithm() {
            return new io.evenkeel.evolution.SteadyState(population, tournament, replacement, batch);
        }
    }

    /**
     * Generations of which the fittest are parents, see {@link io.evenkeel.evolution.Truncation}.
     *
     * @param population N
     * @param parents T
     * @param elites E
     */
    record Truncation(
            @Setting(value = "children in a generation", standard = "1000", least = 1)
            int population,

            @Setting(value = "how many of a generation have children", standard = "20", least = 1)
            int parents,

            @Setting(value = "how many live on unchanged", standard = "1", least = 0)
            int elites)
            implements AlgorithmOptions {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if there are more parents or elites than individuals
         */
        public Truncation {
            new io.evenkeel.evolution.Truncation(population, parents, elites);
        }

        @Override
        public EvolutionaryAlgorithm algorithm() {
            return new io.evenkeel.evolution.Truncation(population, parents, elites);
        }
    }
}
