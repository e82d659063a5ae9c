package io.evenkeel.lab.reproduce;

import io.evenkeel.prune.Grasp;
import io.evenkeel.prune.JacobianSpectrum;
import io.evenkeel.prune.JacobianSpectrum.Normalization;
import io.evenkeel.prune.Magnitude;
import io.evenkeel.prune.PruningCriterion;
import io.evenkeel.prune.RandomChoice;
import io.evenkeel.prune.Snip;
import java.util.Optional;

/**
 * A way of pruning that is compared with others.
 *
 * @param name in tables
 * @param criterion which weights stay; absent for all
 */
record PruningContender(String name, Optional<PruningCriterion> criterion) {
    static final PruningContender DENSE = new PruningContender("dense", Optional.empty());
    static final PruningContender RANDOM = by("random", new RandomChoice());
    static final PruningContender MAGNITUDE = by("magnitude", new Magnitude());
    static final PruningContender SNIP = by("SNIP", new Snip());
    static final PruningContender GRASP = by("GraSP (foresight)", new Grasp());
    static final PruningContender JACOBIAN = jacobian("Jacobian spectrum", Normalization.TENSOR);
    static final PruningContender BY_ELEMENT =
            jacobian("Jacobian spectrum, normalized by element", Normalization.ELEMENT);
    static final PruningContender PLAIN = jacobian("Jacobian spectrum, not normalized", Normalization.NONE);

    private static PruningContender by(String name, PruningCriterion criterion) {
        return new PruningContender(name, Optional.of(criterion));
    }

    private static PruningContender jacobian(String name, Normalization normalization) {
        return by(name, new JacobianSpectrum().normalizedBy(normalization));
    }
}
