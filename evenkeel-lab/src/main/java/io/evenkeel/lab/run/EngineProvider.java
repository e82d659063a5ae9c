package io.evenkeel.lab.run;

import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Opens engines that need more than this module and its libraries. A module that has one names its provider to {@link
 * ServiceLoader}.
 */
public interface EngineProvider {
    /** @return name of the engine */
    String name();

    /**
     * Opens an engine.
     *
     * @param spec what the evolution is about
     * @param place where individuals are to be judged, in the engine's own words
     * @return an engine, to be closed
     * @throws io.evenkeel.lab.UserError if there is no such place, or it does not answer
     */
    EvaluationEngine open(EvolutionSpec spec, String place);

    /**
     * Opens an engine for whole runs.
     *
     * @param place where runs are to be made, in the engine's own words
     * @return an engine, to be closed
     * @throws io.evenkeel.lab.UserError if there is no such place, or it does not answer
     */
    RunEngine runs(String place);

    /**
     * Looks for a provider on the class path.
     *
     * @param name of the engine
     * @return the provider, empty if there is none
     */
    static Optional<EngineProvider> find(String name) {
        return ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
