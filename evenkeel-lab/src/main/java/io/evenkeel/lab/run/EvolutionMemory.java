package io.evenkeel.lab.run;

import io.evenkeel.evolution.EvolutionaryAlgorithm;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecException;

/** The memory that an evolution needs for genes: those of all who live and of the children, and a copy in each checkpoint. */
final class EvolutionMemory {
    /** A checkpoint holds all genes in one array. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private static final double MEBIBYTE = 1 << 20;

    private EvolutionMemory() {}

    /**
     * Refuses a population that does not fit.
     *
     * @param spec of the evolution
     * @param weights of a network
     * @param heap bytes that there are
     * @throws SpecException if it needs more, or more than an array holds
     */
    static void require(EvolutionSpec spec, int weights, long heap) {
        EvolutionaryAlgorithm algorithm = spec.evolutionaryAlgorithm();
        long population = algorithm.size(spec.evaluations());
        long saved = (population + 1) * weights;
        long held = (population + algorithm.children()) * weights;
        double needed = (double) Double.BYTES * (saved + held);
        String what = population + " networks of " + weights + " weights need "
                + mebibytes(Math.ceil(needed / MEBIBYTE)) + " of memory";
        if (saved > LONGEST) {
            throw new SpecException(
                    "algorithm.population",
                    what + ", and a checkpoint cannot hold more than " + (LONGEST / weights - 1) + " of them");
        }
        if (needed > heap) {
            throw new SpecException(
                    "algorithm.population",
                    what + ", but Java has " + mebibytes(Math.floor(heap / MEBIBYTE))
                            + "; give it more with EVENKEEL_JAVA_OPTS=-Xmx" + (long) Math.ceil(2 * needed / MEBIBYTE)
                            + "m, or choose a smaller population");
        }
    }

    private static String mebibytes(double count) {
        return (long) count + " MiB";
    }
}
