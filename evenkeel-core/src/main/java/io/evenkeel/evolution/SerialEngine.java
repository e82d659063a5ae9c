package io.evenkeel.evolution;

import java.util.List;

/** One individual after another, in the caller's thread. */
public final class SerialEngine implements EvaluationEngine {
    private final Breeder breeder;

    /**
     * An engine.
     *
     * @param problem what the evolution is about
     * @throws IllegalArgumentException if the model does not fit the domain
     */
    public SerialEngine(EvolutionProblem problem) {
        this.breeder = new Breeder(problem);
    }

    @Override
    public String name() {
        return "serial";
    }

    @Override
    public List<Outcome> bear(List<Birth> births) {
        return births.stream().map(breeder::bear).toList();
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
