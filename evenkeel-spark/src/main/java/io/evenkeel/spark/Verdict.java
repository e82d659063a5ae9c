package io.evenkeel.spark;

import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.MutationDiagnostics;
import io.evenkeel.evolution.Outcome;
import io.evenkeel.evolution.Trial;
import java.io.Serializable;
import java.util.Optional;

/**
 * An outcome as it travels.
 *
 * @param trial without experiences
 * @param seen experiences, null if they are large
 * @param genes null if the driver can make them again without judging anyone
 * @param mutation null for founders
 */
record Verdict(Trial trial, Seen seen, double[] genes, MutationDiagnostics mutation) implements Serializable {
    private static final int FEW = 10_000;

    /**
     * Leaves out what is large. Where the driver does not know what a parent saw, its children's genes travel, so that experiences
     * are worth sending while they are no more than those.
     */
    static Verdict of(Outcome outcome, boolean sendGenes) {
        Experiences experiences = outcome.trial().experiences();
        long numbers =
                experiences.sequences().stream().mapToLong(each -> each.length).sum();
        int genes = outcome.genes().map(each -> each.length).orElse(0);
        return new Verdict(
                outcome.trial().withoutExperiences(),
                experiences.small() && numbers <= Math.max(FEW, genes) ? Seen.of(experiences) : null,
                sendGenes ? outcome.genes().orElse(null) : null,
                outcome.mutation().orElse(null));
    }

    Outcome outcome() {
        Trial whole = seen == null
                ? trial
                : new Trial(
                        trial.fitness(),
                        trial.solved(),
                        trial.steps(),
                        trial.behavior(),
                        seen.experiences(),
                        trial.cause());
        return new Outcome(whole, Optional.ofNullable(genes), Optional.ofNullable(mutation));
    }
}
