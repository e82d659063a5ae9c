package io.evenkeel.evolution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Makes individuals and has them judged. Of one thread. */
public final class Breeder {
    private final EvolutionProblem problem;
    private final EvolvingNetwork network;

    /**
     * A breeder with a network of its own.
     *
     * @param problem what the evolution is about
     * @throws IllegalArgumentException if the model does not fit the domain
     */
    public Breeder(EvolutionProblem problem) {
        this.problem = problem;
        this.network = problem.network();
    }

    /** @return the network, with the genes of whoever was there last */
    public EvolvingNetwork network() {
        return network;
    }

    /**
     * Makes an individual and has it judged. A child that cannot be made, for want of experiences for instance, is a failure that
     * has its parent's genes.
     *
     * @param birth of whom
     * @return what came of it
     */
    public Outcome bear(Birth birth) {
        if (birth.parent().isEmpty()) {
            double[] genes = founder(birth.seed());
            return new Outcome(judge(genes, problem.trialSeed()), Optional.of(genes), Optional.empty());
        }
        Individual parent = birth.parent().get();
        double[] before = genes(parent);
        Experiences seen = experiences(parent);
        try {
            Mutation.Mutant mutant = mutate(before, seen, birth.seed());
            Trial trial = judge(mutant.genes(), problem.trialSeed());
            return new Outcome(trial, Optional.of(mutant.genes()), Optional.of(mutant.diagnostics()));
        } catch (IllegalArgumentException e) {
            return new Outcome(Trial.failed(e.getMessage(), 0), Optional.of(before), Optional.empty());
        }
    }

    /**
     * Judges genes.
     *
     * @param genes a number for each weight
     * @param seed of whatever is random in the domain
     * @return how it went
     */
    public Trial judge(double[] genes, long seed) {
        network.become(genes);
        return problem.domain().evaluate(network, seed);
    }

    /**
     * The genes of an individual, made again from its parent's if they were not kept.
     *
     * @param individual whose
     * @return a number for each weight, shared
     */
    public double[] genes(Individual individual) {
        Deque<Individual> missing = new ArrayDeque<>();
        Individual known = individual;
        for (; known.genes().isEmpty() && known.parent() != null; known = known.parent()) {
            missing.push(known);
        }
        if (known.genes().isEmpty()) {
            known.learn(founder(known.lineage().seed()));
        }
        for (Individual each : missing) {
            Individual parent = each.parent();
            if (parent != null) {
                each.learn(
                        child(genes(parent), experiences(parent), each.lineage().seed()));
            }
        }
        return individual.genes().orElseThrow();
    }

    /**
     * What an individual saw, shown to it again if that was not kept.
     *
     * @param individual who
     * @return its experiences
     */
    public Experiences experiences(Individual individual) {
        if (individual.experiences().isEmpty()) {
            individual.learn(judge(genes(individual), problem.trialSeed()).experiences());
        }
        return individual.experiences().orElseThrow();
    }

    /**
     * Makes the genes of a lineage again.
     *
     * @param lineage seeds
     * @return a number for each weight, the same bits as the first time
     */
    public double[] replay(Lineage lineage) {
        double[] genes = null;
        for (long seed : lineage.seeds()) {
            genes = genes == null
                    ? founder(seed)
                    : child(genes, judge(genes, problem.trialSeed()).experiences(), seed);
        }
        return genes;
    }

    private double[] founder(long seed) {
        problem.founder().accept(network.model(), seed);
        double[] genes = network.layout().read(network.model());
        network.become(genes);
        return genes;
    }

    private double[] child(double[] parent, Experiences seen, long seed) {
        try {
            return mutate(parent, seen, seed).genes();
        } catch (IllegalArgumentException e) {
            return parent;
        }
    }

    private Mutation.Mutant mutate(double[] parent, Experiences seen, long seed) {
        network.become(parent);
        return problem.mutation().mutate(network, seen, seed);
    }
}
