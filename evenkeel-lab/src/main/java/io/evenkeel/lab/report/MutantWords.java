package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.ReportInput.text;

import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.databind.JsonNode;

/** Says how the mutants of the best network do. */
public final class MutantWords {
    private static final int PERCENT = 100;
    private static final int DIGITS = 3;

    private MutantWords() {}

    /**
     * Puts shares into words.
     *
     * @param mutants {@code count}, {@code tolerance}, {@code solved}, {@code failed}, and maybe {@code kept}, {@code medianFitness}
     *     and a {@code figure}
     * @return for instance {@code 99.2 % have 14 or more of 16 right patterns; 61 % lose at most 5 % of the fitness}, or where
     *     nothing can be said to be kept {@code the median fitness is -163; 0 % are fitter}
     */
    public static String of(JsonNode mutants) {
        StringBuilder words = new StringBuilder();
        JsonNode figure = mutants.path("figure");
        if (figure.has("share")) {
            words.append(percent(figure.path("share")))
                    .append(" have ")
                    .append(text(figure.path("enough")))
                    .append(" or more of ")
                    .append(text(figure.path("most")))
                    .append(' ')
                    .append(text(figure.path("name")))
                    .append("; ");
        }
        if (mutants.has("kept")) {
            words.append(percent(mutants.path("kept")))
                    .append(" lose at most ")
                    .append(percent(mutants.path("tolerance")))
                    .append(" of the fitness, ");
        } else if (mutants.has("medianFitness")) {
            words.append("the median fitness is ")
                    .append(ReportInput.rounded(mutants.path("medianFitness")))
                    .append("; ");
        }
        words.append(percent(mutants.path("better")))
                .append(" are fitter, ")
                .append(percent(mutants.path("solved")))
                .append(" are solutions");
        if (JsonNumbers.value(mutants.path("failed")) > 0) {
            words.append(", ").append(percent(mutants.path("failed"))).append(" could not be judged");
        }
        return words.toString();
    }

    private static String percent(JsonNode share) {
        return percent(JsonNumbers.value(share));
    }

    static String percent(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value * PERCENT)
                                .round(new MathContext(DIGITS))
                                .stripTrailingZeros()
                                .toPlainString()
                        + " %"
                : "unknown";
    }
}
