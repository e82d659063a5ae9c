package io.evenkeel.gauge;

/**
 * What a recurrent matrix does to small differences beyond what its eigenvalues say: transient growth and its bound, feed-forward
 * structure, and how much a linear network with these weights could remember.
 *
 * @param growth largest norm of a power
 * @param kreiss lower bound of it from the resolvent
 * @param schur feed-forward structure in the Schur basis
 * @param chain order of the units after a pulse at the network's input
 * @param largestMemory the largest {@linkplain FisherMemory Fisher memory} J_tot of any unit input, 1 to n; NaN where noise
 *     gathers without bound
 */
public record NonNormality(
        TransientGrowth growth, KreissBound kreiss, SchurProfile schur, HiddenChain chain, double largestMemory) {
    /** Powers beyond which growth is not followed. */
    private static final int MOST_STEPS = 200;

    /**
     * Measures.
     *
     * @param w weights, n × n, {@code [to][from]}
     * @param schur their Schur form
     * @param activity of the units that it connects after a pulse, {@code [step][unit]}
     * @param seed of the jitter that breaks ties between units
     * @return the figures
     */
    static NonNormality of(double[][] w, SchurForm schur, double[][] activity, long seed) {
        return new NonNormality(
                TransientGrowth.of(w, MOST_STEPS),
                KreissBound.of(w, schur),
                SchurProfile.of(schur),
                HiddenChain.of(w, activity, seed),
                FisherMemory.find(w).map(FisherMemory::largestTotal).orElse(Double.NaN));
    }
}
