package io.evenkeel.spark;

import io.evenkeel.evolution.MutationDiagnostics;
import io.evenkeel.evolution.Outcome;
import io.evenkeel.evolution.Trial;
import java.io.Serializable;
import java.util.Optional;

/**
 * An outcome as it travels.
 *
 * @param trial with experiences if they are small
 * @param genes null if the driver can make them again without judging anyone
 * @param mutation null for founders
 */
record Verdict(Trial trial, double[] genes, MutationDiagnostics mutation) implements Serializable {

    /** Leaves out what is large. */
    static Verdict of(Outcome outcome, boolean sendGenes) {
        Trial trial = outcome.trial();
        return new Verdict(
                trial.experiences().small() ? trial : trial.withoutExperiences(),
                sendGenes ? outcome.genes().orElse(null) : null,
                outcome.mutation().orElse(null));
    }

    Outcome outcome() {
        return new Outcome(trial, Optional.ofNullable(genes), Optional.ofNullable(mutation));
    }
}
