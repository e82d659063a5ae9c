package io.evenkeel.spark;

import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.lab.run.EngineProvider;
import io.evenkeel.lab.run.RunEngine;
import io.evenkeel.lab.spec.EvolutionSpec;

/** Opens engines on Spark for the command line. */
public final class SparkProvider implements EngineProvider {
    /** Called by {@link java.util.ServiceLoader}. */
    public SparkProvider() {}

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public EvaluationEngine open(EvolutionSpec spec, String place) {
        return SparkEngine.connect(place, spec);
    }

    @Override
    public RunEngine runs(String place) {
        return SparkRuns.connect(place);
    }
}
