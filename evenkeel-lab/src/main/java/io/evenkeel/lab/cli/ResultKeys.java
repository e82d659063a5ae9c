package io.evenkeel.lab.cli;

import io.evenkeel.lab.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The keys of a result that a condition may name, with their type; {@code []} stands for an index. */
final class ResultKeys {
    /** Short names and what they stand for. */
    static final Map<String, String> SHORT = Map.of("lambda1", "lyapunov.exponents[0]", "horizon", "gradient.horizon");

    /** The second direction of a bidirectional layer has the same keys below this one. */
    private static final String REVERSE = "reverse.";

    static final Set<String> VERDICTS = Set.of("vanishing", "healthy", "exploding", "chaotic");

    private static final List<String> NUMBERS = List.of(
            "lyapunov.exponents[]",
            "lyapunov.standardError[]",
            "lyapunov.kaplanYorke",
            "lyapunov.entropy",
            "lyapunov.convergence.steps[]",
            "lyapunov.convergence.exponents[][]",
            "gradient.rmsByLag[]",
            "gradient.lowByLag[]",
            "gradient.highByLag[]",
            "gradient.lagEndPoints[]",
            "gradient.horizon",
            "jacobian.singularValues.min",
            "jacobian.singularValues.median",
            "jacobian.singularValues.max",
            "jacobian.series.steps[]",
            "jacobian.series.min[]",
            "jacobian.series.median[]",
            "jacobian.series.max[]",
            "sensitivity.perNeuron[]",
            "sensitivity.log",
            "weights[].layer",
            "weights[].gate",
            "weights[].spectralRadius",
            "weights[].spectralNorm",
            "weights[].departureFromNormality",
            "weights[].henrici",
            "weights[].eigenvalueCondition",
            "weights[].numericalAbscissa",
            "weights[].eigenvalues[][]",
            "weights[].transientGrowth.max",
            "weights[].transientGrowth.step",
            "weights[].transientGrowth.normByStep[]",
            "weights[].kreissBound",
            "weights[].largestMemory",
            "weights[].schur.feedForward",
            "weights[].schur.chain",
            "weights[].schur.superdiagonals[]",
            "weights[].hiddenChain.sequentiality",
            "weights[].hiddenChain.profile[]",
            "weights[].hiddenChain.order[]",
            "memory[].spectralRadius",
            "memory[].total",
            "memory[].largestTotal",
            "memory[].length",
            "memory[].reach",
            "memory[].reachFraction",
            "memory[].byLag[]",
            "propagator.steps[]",
            "propagator.norm[]",
            "propagator.condition[]",
            "propagator.lowerBound[]",
            "propagator.upperBound[]",
            "lossGradient.normByLag[]",
            "blame[].contribution",
            "finiteTimeGrowth.mean",
            "finiteTimeGrowth.standardDeviation",
            "finiteTimeGrowth.min",
            "finiteTimeGrowth.max",
            "saturation[].layer",
            "saturation[].saturated",
            "saturation[].dead",
            "model.layers",
            "model.units",
            "model.stateDimension",
            "model.parameters",
            "input.steps",
            "input.transient",
            "input.sequences");
    private static final List<String> TEXTS = List.of(
            "verdict",
            "reason",
            "model.file",
            "model.module",
            "model.cell",
            "weights[].name",
            "weights[].reliable",
            "weights[].transientGrowth.complete",
            "memory[].point",
            "blame[].factor",
            "saturation[].activation",
            "remedies[].name");
    private static final Map<String, Boolean> NUMERIC = new TreeMap<>();

    static {
        NUMBERS.forEach(key -> NUMERIC.put(key, true));
        TEXTS.forEach(key -> NUMERIC.put(key, false));
    }

    private ResultKeys() {}

    /** Says whether a key can be in a result. */
    static boolean known(String key) {
        return SHORT.containsKey(key) || NUMERIC.containsKey(pattern(key));
    }

    /** Says whether a known key stands for a number. */
    static boolean numeric(String key) {
        return SHORT.containsKey(key) || NUMERIC.get(pattern(key));
    }

    /** Returns the place in the result for which a known key stands. */
    static ResultPath path(String key) {
        return ResultPath.of(SHORT.getOrDefault(key, key));
    }

    /** Says why a word is no key. */
    static String unknown(String word) {
        String bare = bare(word);
        for (String key : NUMERIC.keySet()) {
            if (bare(key).equals(bare)) {
                String example = key.replace("[]", "[0]");
                return key.indexOf('[') >= 0
                        ? "\"" + word + "\" is in a list: give an index, as in " + example
                        : "\"" + word + "\" is no list; write " + example;
            }
        }
        List<String> names = new ArrayList<>(SHORT.keySet());
        NUMERIC.keySet().forEach(key -> names.add(key.replace("[]", "[0]")));
        return "unknown key \"" + word + "\"" + Nearest.hint(word, names);
    }

    private static String pattern(String key) {
        String forward = key.startsWith(REVERSE) ? key.substring(REVERSE.length()) : key;
        return forward.replaceAll("\\[\\d{1,9}]", "[]");
    }

    private static String bare(String key) {
        return key.replaceAll("\\[\\d*]", "");
    }
}
