package io.evenkeel.spark;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.Experiences;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Those who have children in a batch. Sent to each executor once, where it is shared by the tasks. */
final class Parents implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[][] genes;
    private final Seen[] sent;
    private final transient AtomicReferenceArray<Experiences> known;

    /**
     * Parents in some order.
     *
     * @param genes of each
     * @param sent what each saw, null where that is to be shown again
     */
    Parents(double[][] genes, Seen... sent) {
        this.genes = genes;
        this.sent = sent;
        this.known = new AtomicReferenceArray<>(sent.length);
    }

    private Object readResolve() {
        return new Parents(genes, sent);
    }

    double[] genes(int parent) {
        return genes[parent];
    }

    /** Whether the driver knows what a parent saw. */
    boolean experiencesSent(int parent) {
        return sent[parent] != null;
    }

    /** What a parent saw, which is shown to it again, if need be, once in an executor or in each of its threads at once. */
    Experiences experiences(int parent, Breeder breeder) {
        Experiences found = known.get(parent);
        if (found == null) {
            found = sent[parent] == null ? breeder.experiences(genes[parent]) : sent[parent].experiences();
            known.set(parent, found);
        }
        return found;
    }
}
