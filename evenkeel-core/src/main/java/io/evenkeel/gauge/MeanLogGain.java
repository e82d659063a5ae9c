package io.evenkeel.gauge;

/**
 * The mean logarithmic gain of perturbations along a trajectory: the largest Lyapunov exponent, from a few tangent
 * vectors only.
 *
 * <p>This is the cheap figure by which counterfactual linearizations are compared: the contribution of a factor is λ₁
 * minus the mean log gain with that factor's derivative made neutral, {@link BlameFactor}. Compare figures with the same number of vectors
 * only: over a finite trajectory they depend on it a little.
 *
 * <p>Equation and source: {@link LyapunovSpectrum}.
 */
public final class MeanLogGain {
    /** More than one vector, because a single one may start in an invariant subspace that does not lead. */
    private static final int VECTORS = 4;

    private MeanLogGain() {}

    /**
     * Measures the gain with four tangent vectors (fewer in fewer dimensions).
     *
     * @param dynamics Jacobians along the trajectory
     * @param transientSteps first steps left out of the average
     * @return nats per step; {@code -Infinity} where perturbations die in finite time
     * @throws IllegalArgumentException if no step is left after the transient
     */
    public static double of(TangentDynamics dynamics, int transientSteps) {
        return of(dynamics, transientSteps, Math.min(VECTORS, dynamics.dimension()));
    }

    /**
     * Measures the gain with k tangent vectors, which start along the first k state variables.
     *
     * @param dynamics Jacobians along the trajectory
     * @param transientSteps first steps left out of the average
     * @param k number of vectors, 1 ≤ k ≤ dimension
     * @return nats per step; {@code -Infinity} where perturbations die in finite time
     * @throws IllegalArgumentException if no step is left after the transient
     */
    public static double of(TangentDynamics dynamics, int transientSteps, int k) {
        return LyapunovSpectrum.of(dynamics)
                .discarding(transientSteps)
                .leading(k)
                .every(1)
                .exponents()[0];
    }
}
