package io.evenkeel.lab.run;

import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import java.util.function.LongConsumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * An evolution on one thread.
 *
 * @param specification of the run, YAML
 */
record WholeEvolution(String specification) implements WholeRun {
    private static final long serialVersionUID = 1L;

    private EvolutionSpec spec() {
        return SpecFile.parse("specification", specification).evolution();
    }

    @Override
    public String digest() {
        return spec().digest();
    }

    @Override
    public long planned() {
        return spec().evaluations();
    }

    @Override
    public ObjectNode make(RunFolder folder, LongConsumer done) {
        EvolutionListener listener = (evolution, total) -> done.accept(evolution.evaluations());
        try (EvolutionRun run = new EvolutionRun(spec(), SerialEngine::new, listener)) {
            run.into(folder);
            return run.run().tree();
        }
    }

    @Override
    public boolean over(ObjectNode result) {
        return result.path("interrupted").isBoolean()
                && !result.path("interrupted").booleanValue();
    }
}
