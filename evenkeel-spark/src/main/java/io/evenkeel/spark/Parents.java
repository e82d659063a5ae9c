package io.evenkeel.spark;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.Experiences;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Those who have children in a batch. Sent to each executor once, where it is shared by the tasks. */
final class Parents implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[][] genes;
    private final boolean[] sent;
    private final AtomicReferenceArray<Experiences> seen;

    /**
     * Parents in some order.
     *
     * @param genes of each
     * @param seen what each saw, null where that is to be shown again
     */
    Parents(List<double[]> genes, List<Experiences> seen) {
        this.genes = genes.toArray(new double[0][]);
        this.seen = new AtomicReferenceArray<>(seen.toArray(new Experiences[0]));
        this.sent = new boolean[genes.size()];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = seen.get(i) != null;
        }
    }

    double[] genes(int parent) {
        return genes[parent];
    }

    /** Whether the driver knows what a parent saw. */
    boolean experiencesSent(int parent) {
        return sent[parent];
    }

    /** What a parent saw, which is shown to it again at most once in an executor, or in each of its threads at once. */
    Experiences experiences(int parent, Breeder breeder) {
        Experiences known = seen.get(parent);
        if (known == null) {
            known = breeder.experiences(genes[parent]);
            seen.set(parent, known);
        }
        return known;
    }
}
