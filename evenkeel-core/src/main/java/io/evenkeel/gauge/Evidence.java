package io.evenkeel.gauge;

import java.util.List;

/**
 * The measurements on which a verdict rests. Start with {@link #of} and add what else is known.
 *
 * @param lambda1 largest Lyapunov exponent, nats per step
 * @param standardError its standard error, nats per step
 * @param rmsByLag {@linkplain GradientByLag gradient by lag}, lags 0, 1, …
 * @param cell kind of cell as {@code diagnose} names it: {@code tanh}, {@code relu}, {@code gru}, {@code lstm}; empty if
 *     it is none of these
 * @param boundedState whether the activation functions bound the state, so that growth means chaos and not divergence
 * @param saturatedFraction fraction of activations that are {@linkplain Saturation saturated}; NaN if unknown
 * @param deadFraction fraction of units that are dead; NaN if unknown
 * @param blame contributions to λ₁; empty if unknown
 */
public record Evidence(
        double lambda1,
        double standardError,
        double[] rmsByLag,
        String cell,
        boolean boundedState,
        double saturatedFraction,
        double deadFraction,
        List<BlameFactor> blame) {

    /**
     * Copies the list.
     *
     * @param lambda1 largest Lyapunov exponent, nats per step
     * @param standardError its standard error, nats per step
     * @param rmsByLag {@linkplain GradientByLag gradient by lag}, lags 0, 1, …
     * @param cell kind of cell as {@code diagnose} names it: {@code tanh}, {@code relu}, {@code gru}, {@code lstm}; empty if it is none of these
     * @param boundedState whether the activation functions bound the state, so that growth means chaos and not divergence
     * @param saturatedFraction fraction of activations that are {@linkplain Saturation saturated}; NaN if unknown
     * @param deadFraction fraction of units that are dead; NaN if unknown
     * @param blame contributions to λ₁; empty if unknown
     */
    public Evidence {
        blame = List.copyOf(blame);
    }

    /**
     * The least that a verdict needs, for a network with a bounded state.
     *
     * @param lambda1 largest Lyapunov exponent, nats per step
     * @param standardError its standard error
     * @param rmsByLag gradient by lag
     * @return the evidence
     */
    public static Evidence of(double lambda1, double standardError, double[] rmsByLag) {
        return new Evidence(lambda1, standardError, rmsByLag, "", true, Double.NaN, Double.NaN, List.of());
    }

    /**
     * Adds the kind of cell.
     *
     * @param kind of cell; the state of {@code relu} cells is unbounded
     * @return new evidence
     */
    public Evidence cell(String kind) {
        return new Evidence(
                lambda1, standardError, rmsByLag, kind, !kind.equals("relu"), saturatedFraction, deadFraction, blame);
    }

    /**
     * Adds whether the state is bounded.
     *
     * @param bounded whether activation functions bound it
     * @return new evidence
     */
    public Evidence boundedState(boolean bounded) {
        return new Evidence(lambda1, standardError, rmsByLag, cell, bounded, saturatedFraction, deadFraction, blame);
    }

    /**
     * Adds saturation.
     *
     * @param saturated fraction of saturated activations
     * @param dead fraction of dead units
     * @return new evidence
     */
    public Evidence saturation(double saturated, double dead) {
        return new Evidence(lambda1, standardError, rmsByLag, cell, boundedState, saturated, dead, blame);
    }

    /**
     * Adds blame.
     *
     * @param factors contributions to λ₁
     * @return new evidence
     */
    public Evidence blame(List<BlameFactor> factors) {
        return new Evidence(
                lambda1, standardError, rmsByLag, cell, boundedState, saturatedFraction, deadFraction, factors);
    }
}
