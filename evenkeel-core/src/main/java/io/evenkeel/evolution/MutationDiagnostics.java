package io.evenkeel.evolution;

import java.util.List;

/**
 * What a mutation did to the weights.
 *
 * @param norm ‖δ‖₂ of the change δ of all weights
 * @param divergence {@code Div(δ) = (1/n) Σ_i Σ_k (f_k(x_i; w+δ) − f_k(x_i; w))²}, how far the change moves the answers to the
 *     sampled experiences; undefined where they were not asked for
 * @param plainDivergence the same for Gaussian noise of the same random numbers before it was made safe; undefined likewise
 * @param sensitivities a row for each parameter; empty for mutations that do not look at sensitivities
 * @param zero share of weights whose sensitivity is zero
 * @param floored share of weights whose sensitivity is not zero and below the floor
 * @param clipped share of weights whose change was clipped
 * @param undefined how many sensitivities were not a number or infinite
 * @param targetReached false if a search for a divergence ended before it was reached
 */
public record MutationDiagnostics(
        double norm,
        double divergence,
        double plainDivergence,
        List<Quantiles> sensitivities,
        double zero,
        double floored,
        double clipped,
        int undefined,
        boolean targetReached) {

    /**
     * Sensitivities of the weights of a parameter.
     *
     * @param parameter its name
     * @param least smallest
     * @param median of all
     * @param greatest largest
     */
    public record Quantiles(String parameter, double least, double median, double greatest) {}

    /**
     * Of a mutation that looks at nothing but random numbers.
     *
     * @param norm ‖δ‖₂
     * @return the diagnostics
     */
    public static MutationDiagnostics plain(double norm) {
        return new MutationDiagnostics(norm, Double.NaN, Double.NaN, List.of(), 0, 0, 0, 0, true);
    }
}
