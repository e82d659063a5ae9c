package io.evenkeel.evolution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What a mutation did to the weights.
 *
 * @param norm ‖δ‖₂ of the change δ of all weights
 * @param divergence {@code Div(δ) = (1/n) Σ_i Σ_k (f_k(x_i; w+δ) − f_k(x_i; w))²}, how far the change moves the answers to the
 *     sampled experiences; undefined where they were not asked for
 * @param plainDivergence the same for the change of the same random numbers before it was made safe: for Gaussian noise of the
 *     mutation's intensity or, where a divergence is searched for, for the direction of length 1; undefined likewise
 * @param sensitivities a row for each parameter; empty where they were not asked for
 * @param zero share of weights whose sensitivity is zero
 * @param floored share of weights whose sensitivity is not zero and below the floor
 * @param clipped share of weights whose change was clipped
 * @param undefined how many sensitivities were not a number or infinite
 * @param targetReached false if a search for a divergence ended before it was reached
 * @param fallback whether Gaussian noise stood in for the mutation, because the parent had seen nothing
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
        boolean targetReached,
        boolean fallback)
        implements Serializable {

    /** Copies the list. */
    public MutationDiagnostics {
        sensitivities = List.copyOf(sensitivities);
    }

    /**
     * Sensitivities of the weights of a parameter.
     *
     * @param parameter its name
     * @param least smallest
     * @param median of all, the lower one of two
     * @param greatest largest
     */
    public record Quantiles(String parameter, double least, double median, double greatest) implements Serializable {

        /**
         * The quantiles of each parameter.
         *
         * @param layout where its weights stand
         * @param sensitivities of all weights
         * @return a row for each parameter, in the layout's order
         */
        public static List<Quantiles> of(Layout layout, double[] sensitivities) {
            return layout.segments().stream()
                    .map(segment -> {
                        int end = segment.offset() + segment.size();
                        double[] sorted = Arrays.copyOfRange(sensitivities, segment.offset(), end);
                        Arrays.sort(sorted);
                        return new Quantiles(
                                segment.name(), sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
                    })
                    .toList();
        }
    }

    /** Of a mutation that looks at nothing but random numbers. */
    static MutationDiagnostics plain(double norm, double divergence) {
        return new MutationDiagnostics(norm, divergence, divergence, List.of(), 0, 0, 0, 0, true, false);
    }

    /** The same of noise that stood in for another mutation. */
    MutationDiagnostics asFallback() {
        return new MutationDiagnostics(
                norm,
                divergence,
                plainDivergence,
                sensitivities,
                zero,
                floored,
                clipped,
                undefined,
                targetReached,
                true);
    }
}
