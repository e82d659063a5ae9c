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
     * Makes an individual and has it judged.
     *
     * @param birth of whom
     * @return what came of it
     */
    public Outcome bear(Birth birth) {
        return birth.parent()
                .map(parent -> child(genes(parent), experiences(parent), birth.seed()))
                .orElseGet(() -> founder(birth.seed()));
    }

    /**
     * Makes a founder and has it judged.
     *
     * @param seed of its random numbers
     * @return what came of it
     */
    public Outcome founder(long seed) {
        double[] genes = founderGenes(seed);
        return new Outcome(judge(genes, problem.trialSeed()), Optional.of(genes), Optional.empty());
    }

    /**
     * Makes a child and has it judged. A child that cannot be made, for want of experiences for instance, is a failure that has
     * its parent's genes.
     *
     * @param parent genes of its parent
     * @param seen what its parent saw
     * @param seed of its random numbers
     * @return what came of it
     */
    public Outcome child(double[] parent, Experiences seen, long seed) {
        Mutation.Mutant mutant;
        try {
            mutant = mutate(parent, seen, seed);
        } catch (IllegalArgumentException e) {
            return new Outcome(Trial.failed(e.getMessage(), 0), Optional.of(parent), Optional.empty());
        }
        Trial trial = judge(mutant.genes(), problem.trialSeed());
        return new Outcome(trial, Optional.of(mutant.genes()), Optional.of(mutant.diagnostics()));
    }

    /**
     * Judges genes. Those that make the domain throw are a failure, so that one of them does not end a long evolution.
     *
     * @param genes a number for each weight
     * @param seed of whatever is random in the domain
     * @return how it went
     */
    public Trial judge(double[] genes, long seed) {
        try {
            network.become(genes);
            return problem.domain().evaluate(network, seed);
        } catch (RuntimeException e) {
            return Trial.failed(e.getMessage() == null ? e.toString() : e.getMessage(), 0);
        }
    }

    /**
     * What genes see while they are judged.
     *
     * @param genes a number for each weight
     * @return experiences, none if they fail
     */
    public Experiences experiences(double[] genes) {
        return judge(genes, problem.trialSeed()).experiences();
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
            known.learn(founderGenes(known.lineage().seed()));
        }
        for (Individual each : missing) {
            Individual parent = each.parent();
            if (parent != null) {
                each.learn(childGenes(
                        genes(parent), experiences(parent), each.lineage().seed()));
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
            individual.learn(experiences(genes(individual)));
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
            genes = genes == null ? founderGenes(seed) : childGenes(genes, experiences(genes), seed);
        }
        return genes;
    }

    private double[] founderGenes(long seed) {
        problem.founder().accept(network.model(), seed);
        double[] genes = network.layout().read(network.model());
        network.become(genes);
        return genes;
    }

    private double[] childGenes(double[] parent, Experiences seen, long seed) {
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
