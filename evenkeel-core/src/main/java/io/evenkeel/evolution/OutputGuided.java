package io.evenkeel.evolution;

/**
 * What mutations have in common that look at the answers of a network to what its parent saw.
 *
 * @param sampling which experiences
 * @param fallback what happens where there are none, null to refuse
 * @param diagnosed whether divergences and quantiles of sensitivities are among the diagnostics
 */
record OutputGuided(ExperienceSampling sampling, GaussianMutation fallback, boolean diagnosed) {
    /** A mutation for sampled experiences, of which there is at least one. */
    @FunctionalInterface
    interface Operator {
        Mutation.Mutant mutate(Experiences sample);
    }

    OutputGuided withDiagnosis() {
        return new OutputGuided(sampling, fallback, true);
    }

    Mutation.Mutant mutate(
            String name, EvolvingNetwork network, Experiences experiences, long seed, Operator operator) {
        WeightChange.finite(network.genes());
        if (experiences.size() > 0) {
            return operator.mutate(sampling.draw(experiences, seed));
        }
        if (fallback == null) {
            throw new MutationException(
                    name
                            + " needs something that the parent saw, but there is no experience; give a fallback to plain noise");
        }
        Mutation.Mutant mutant = fallback.mutate(network, experiences, seed);
        return new Mutation.Mutant(mutant.genes(), mutant.diagnostics().asFallback());
    }
}
