package io.evenkeel.evolution;

import java.util.Optional;

/**
 * A network that was judged. Genes and experiences are there if they were kept or sent; otherwise they can be had again from
 * the parent, and from another trial.
 */
public final class Individual {
    private final long id;
    private final Lineage lineage;
    private final Trial trial;
    private volatile double[] genes;
    private volatile Experiences experiences;
    private volatile Individual parent;

    /**
     * An individual.
     *
     * @param id its number: how many were judged before it
     * @param lineage its seeds
     * @param trial how it was judged; its experiences are dropped
     * @param genes its weights, null if they follow from the parent
     * @param experiences what it saw, null if another trial is to show it again; kept if they are small
     * @param parent from which genes follow, null if they are given
     */
    Individual(long id, Lineage lineage, Trial trial, double[] genes, Experiences experiences, Individual parent) {
        this.id = id;
        this.lineage = lineage;
        this.trial = trial.withoutExperiences();
        this.genes = genes;
        this.parent = genes == null ? parent : null;
        this.experiences = small(experiences);
    }

    /** @return how many were judged before it */
    public long id() {
        return id;
    }

    /** @return its seeds */
    public Lineage lineage() {
        return lineage;
    }

    /** @return how it was judged, without experiences */
    public Trial trial() {
        return trial;
    }

    /** @return how it was judged, the larger the better */
    public double fitness() {
        return trial.fitness();
    }

    /** @return its genes, shared, if they are known */
    public Optional<double[]> genes() {
        return Optional.ofNullable(genes);
    }

    /** @return what it saw, if that is known */
    public Optional<Experiences> experiences() {
        return Optional.ofNullable(experiences);
    }

    /** The individual from which genes follow; null if they are known or those of a founder. */
    Individual parent() {
        return parent;
    }

    // Threads learn the same numbers at the same time: whoever finds no parent finds genes.

    void learn(double[] found) {
        genes = found;
        parent = null;
    }

    /** Keeps experiences that are small; larger ones are shown again whenever they are needed. */
    void learn(Experiences found) {
        experiences = small(found);
    }

    private static Experiences small(Experiences found) {
        return found != null && found.small() ? found : null;
    }

    @Override
    public String toString() {
        return "individual " + id + " of fitness " + trial.fitness();
    }
}
