package io.evenkeel.lab.reproduce;

import io.evenkeel.evolution.Individual;
import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.lab.run.EvolutionListener;
import io.evenkeel.lab.run.EvolutionResult;
import io.evenkeel.lab.run.EvolutionRun;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Several mutations, each with several seeds, on one domain; every run has one thread, and runs go side by side. */
final class EvolutionRace {
    private final String common;
    private final Map<String, String> mutations = new LinkedHashMap<>();

    /**
     * A race.
     *
     * @param common a specification but for the mutation, in YAML
     */
    EvolutionRace(String common) {
        this.common = common;
    }

    /** Adds a contender by its mutation, in YAML. */
    EvolutionRace with(String name, String mutation) {
        mutations.put(name, mutation);
        return this;
    }

    /** The contenders in the order in which they were added. */
    List<String> contenders() {
        return List.copyOf(mutations.keySet());
    }

    /**
     * A run.
     *
     * @param contender whose
     * @param seed of the run
     * @param solvedAt evaluations up to the solution, infinite if there is none
     * @param best fitness of the best
     */
    record Run(String contender, long seed, double solvedAt, double best) {}

    private record Case(String contender, long seed) {}

    /**
     * Makes all runs.
     *
     * @param conditions first seed, threads, progress
     * @param seeds runs of each contender
     * @param evaluations budget of each
     * @return runs by contender, in the order of the seeds
     */
    Map<String, List<Run>> run(Conditions conditions, int seeds, long evaluations) {
        List<Case> cases = new ArrayList<>();
        LongStream.range(0, seeds)
                .forEach(i -> contenders().forEach(name -> cases.add(new Case(name, conditions.seed() + i))));
        Map<String, List<Run>> all = new LinkedHashMap<>();
        contenders().forEach(name -> all.put(name, new ArrayList<>()));
        for (Run run : conditions.each("evolutions", cases, each -> evolve(each, evaluations))) {
            all.get(run.contender()).add(run);
        }
        return all;
    }

    /** The specification of a contender. */
    EvolutionSpec spec(String contender, long evaluations) {
        String text = common + "mutation: " + mutations.get(contender) + "\nevaluations: " + evaluations + "\n";
        return SpecFile.parse(contender, text).evolution();
    }

    private Run evolve(Case of, long evaluations) {
        EvolutionSpec spec = spec(of.contender(), evaluations).withSeed(of.seed());
        try (EvolutionRun run = new EvolutionRun(spec, SerialEngine::new, EvolutionListener.NONE)) {
            EvolutionResult result = run.run();
            Individual best = result.best();
            double solvedAt = result.solvedAt().isPresent() ? result.solvedAt().getAsLong() : Double.POSITIVE_INFINITY;
            return new Run(of.contender(), of.seed(), solvedAt, best.fitness());
        }
    }
}
