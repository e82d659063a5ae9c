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
                .map(parent -> {
                    Mutation mutation = mutation(birth.diagnosed());
                    return child(mutation, genes(parent), guide(mutation, parent), birth.seed());
                })
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
     * @param diagnosed whether {@linkplain Mutation#diagnosed() all diagnostics} of its mutation are wanted
     * @return what came of it
     */
    public Outcome child(double[] parent, Experiences seen, long seed, boolean diagnosed) {
        return child(mutation(diagnosed), parent, seen, seed);
    }

    private Mutation mutation(boolean diagnosed) {
        return diagnosed ? problem.mutation().diagnosed() : problem.mutation();
    }

    private Outcome child(Mutation mutation, double[] parent, Experiences seen, long seed) {
        Conception child = conceive(mutation, parent, seen, seed);
        Trial trial =
                child.refusal.isEmpty() ? judge(child.genes, problem.trialSeed()) : Trial.failed(child.refusal, 0);
        return new Outcome(trial, Optional.of(child.genes), child.mutation);
    }

    /** A child's genes, which are its parent's where that could not be mutated, for a reason. */
    private record Conception(double[] genes, Optional<MutationDiagnostics> mutation, String refusal) {}

    private Conception conceive(Mutation mutation, double[] parent, Experiences seen, long seed) {
        network.become(parent);
        try {
            Mutation.Mutant mutant = mutation.mutate(network, seen, seed);
            return new Conception(mutant.genes(), Optional.of(mutant.diagnostics()), "");
        } catch (MutationException e) {
            return new Conception(parent, Optional.empty(), e.getMessage());
        }
    }

    /**
     * Judges genes. Those that make the domain throw, or give a trial that is null or has numbers that are not finite, are a
     * failure, so that one of them does not end a long evolution. So are those whose experiences do not fit the network.
     *
     * @param genes a number for each weight
     * @param seed of whatever is random in the domain
     * @return how it went
     */
    public Trial judge(double[] genes, long seed) {
        network.become(genes);
        try {
            return sound(problem.domain().evaluate(network, seed));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            // Other errors tell of the process and not of the individual: memory that is used up, a class that is
            // missing.
            return Trial.failed("the domain failed: " + e, 0);
        }
    }

    private Trial sound(Trial trial) {
        if (trial == null) {
            return Trial.failed("the trial is null", 0);
        }
        if (!Double.isFinite(trial.fitness())) {
            return Trial.failed("the fitness is " + trial.fitness(), trial.steps());
        }
        double[] behavior = trial.behavior();
        for (int i = 0; i < behavior.length; i++) {
            if (!Double.isFinite(behavior[i])) {
                return Trial.failed("the behavior is " + behavior[i] + " at number " + i, trial.steps());
            }
        }
        Experiences seen = trial.experiences();
        int inputs = network.inputs();
        if (seen.size() > 0 && seen.sequences().get(0).length != seen.steps() * inputs) {
            return Trial.failed(
                    "an experience of " + seen.steps() + " steps has "
                            + seen.sequences().get(0).length + " numbers, where the network has " + inputs + " inputs",
                    trial.steps());
        }
        return trial;
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
        for (Individual at = individual; at != null && at.genes().isEmpty(); at = at.parent()) {
            missing.push(at);
        }
        for (Individual each : missing) {
            // The parent first: another thread may be about to make the same genes, and then forgets it.
            Individual parent = each.parent();
            if (each.genes().isEmpty()) {
                long seed = each.lineage().seed();
                each.learn(parent == null ? founderGenes(seed) : again(parent, seed));
            }
        }
        return individual.genes().orElseThrow();
    }

    private double[] again(Individual parent, long seed) {
        Mutation mutation = problem.mutation();
        return conceive(mutation, genes(parent), guide(mutation, parent), seed).genes;
    }

    /** What a mutation looks at; not shown again in vain. */
    private Experiences guide(Mutation mutation, Individual parent) {
        return mutation.guided() ? experiences(parent) : Experiences.NONE;
    }

    /**
     * What an individual saw, shown to it again if that was not kept.
     *
     * @param individual who
     * @return its experiences
     */
    public Experiences experiences(Individual individual) {
        return individual.experiences().orElseGet(() -> {
            Experiences shown = experiences(genes(individual));
            individual.learn(shown);
            return shown;
        });
    }

    /**
     * Makes the genes of a lineage again.
     *
     * @param lineage seeds
     * @return a number for each weight, the same bits as the first time
     */
    public double[] replay(Lineage lineage) {
        Mutation mutation = problem.mutation();
        double[] genes = null;
        for (long seed : lineage.seeds()) {
            if (genes == null) {
                genes = founderGenes(seed);
            } else {
                Experiences seen = mutation.guided() ? experiences(genes) : Experiences.NONE;
                genes = conceive(mutation, genes, seen, seed).genes;
            }
        }
        return genes;
    }

    private double[] founderGenes(long seed) {
        problem.founder().accept(network.model(), seed);
        double[] genes = network.layout().read(network.model());
        network.become(genes);
        return genes;
    }
}
