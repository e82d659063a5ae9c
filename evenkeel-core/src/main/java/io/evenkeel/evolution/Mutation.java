package io.evenkeel.evolution;

/** How a child's weights follow from its parent's. A mutation is a value: it has no state, and threads share it. */
public interface Mutation {
    /** @return name as in specs */
    String name();

    /** @return whether it looks at experiences; otherwise any will do */
    default boolean guided() {
        return true;
    }

    /**
     * Draws the weights of a child.
     *
     * @param network of the thread, holding the parent's genes; it holds any genes afterwards
     * @param experiences what the parent saw while it was judged, maybe nothing; any if this is not {@link #guided}
     * @param seed of the child's random numbers
     * @return the child's genes, and what is known of the change
     * @throws MutationException if there is no child of this parent, because its weights or its experiences do not suffice
     */
    Mutant mutate(EvolvingNetwork network, Experiences experiences, long seed);

    /**
     * The same mutation with all diagnostics: the same seed gives the same child, and divergences and quantiles of sensitivities,
     * if there are any, are among what is known of the change. They cost up to three passes forwards, and a trial where
     * the mutation itself looks at nothing and what the parent saw was not kept.
     *
     * @return the mutation; this one if it has no more to say
     */
    default Mutation diagnosed() {
        return this;
    }

    /**
     * A child's genes.
     *
     * @param genes one for each weight
     * @param diagnostics of the change
     */
    record Mutant(double[] genes, MutationDiagnostics diagnostics) {}
}
