package io.evenkeel.gauge;

/**
 * What one factor of the one-step Jacobian contributes to the leading Lyapunov exponent, found counterfactually: λ₁
 * minus the {@linkplain MeanLogGain mean log gain} along the same trajectory with that factor's derivative made neutral.
 * Negative where the factor shrinks perturbations, positive where it stretches them.
 *
 * @param factor name for people, for instance {@code "layer 0 activation slope"}
 * @param kind what the factor is
 * @param contribution nats per step
 */
public record BlameFactor(String factor, Kind kind, double contribution) {

    /** Kinds of factor, each with its neutral counterpart. */
    public enum Kind {
        /** Slope of an activation function; neutral is 1. */
        ACTIVATION,
        /** A gate; neutral is passing. */
        GATE,
        /** A recurrent matrix; neutral is the {@linkplain PolarDecomposition orthogonal polar factor}. */
        RECURRENT_MATRIX,
        /** What the factors do only together: the remainder. */
        INTERACTION
    }
}
