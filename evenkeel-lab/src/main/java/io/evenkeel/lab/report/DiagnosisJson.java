package io.evenkeel.lab.report;

import io.evenkeel.gauge.BlameFactor;
import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Diagnosis;
import io.evenkeel.gauge.Eigenvalue;
import io.evenkeel.gauge.Horizon;
import io.evenkeel.gauge.JacobianSingularValues;
import io.evenkeel.gauge.Judgment;
import io.evenkeel.gauge.LyapunovSpectrum;
import io.evenkeel.gauge.Remedy;
import io.evenkeel.gauge.VerdictThresholds;
import io.evenkeel.gauge.WeightFigures;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A diagnosis as a tree of JSON. The keys are a contract: keys are added, never renamed. Infinite numbers are the strings
 * {@code "Infinity"} and {@code "-Infinity"}; a number that is undefined is null.
 */
public final class DiagnosisJson {
    /** Exponents whose convergence is shown. */
    private static final int CONVERGING = 4;

    private DiagnosisJson() {}

    /**
     * Writes a diagnosis with its judgment.
     *
     * @param diagnosis what was measured
     * @param judgment what it means
     * @return a new tree
     */
    public static ObjectNode of(Diagnosis diagnosis, Judgment judgment) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("verdict", judgment.verdict().label());
        root.put("reason", judgment.reason());
        lyapunov(root.putObject("lyapunov"), diagnosis.spectrum());
        gradient(root.putObject("gradient"), diagnosis, judgment.horizon());
        jacobian(root.putObject("jacobian"), diagnosis.singularValues());
        growth(root.putObject("finiteTimeGrowth"), diagnosis);
        ObjectNode sensitivity = root.putObject("sensitivity");
        JsonNumbers.append(
                sensitivity.putArray("perNeuron"), diagnosis.sensitivity().perNeuron());
        JsonNumbers.put(sensitivity, "log", diagnosis.sensitivity().log());
        diagnosis.matrices().forEach(m -> weights(root.withArray("weights").addObject(), m));
        diagnosis
                .saturations()
                .forEach(f -> saturation(root.withArray("saturation").addObject(), f));
        diagnosis
                .lossGradient()
                .ifPresent(curve ->
                        JsonNumbers.append(root.putObject("lossGradient").putArray("normByLag"), curve.mean()));
        MemoryJson.network(root, diagnosis);
        for (BlameFactor factor : diagnosis.blame()) {
            ObjectNode node = root.withArray("blame").addObject();
            node.put("factor", factor.factor());
            node.put(
                    "kind",
                    factor.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
            JsonNumbers.put(node, "contribution", factor.contribution());
        }
        thresholds(root.putObject("thresholds"), judgment.thresholds());
        ArrayNode remedies = root.putArray("remedies");
        judgment.remedies().forEach(remedy -> remedy(remedies.addObject(), remedy));
        ArrayNode citations = root.putArray("citations");
        Cited.by(diagnosis, judgment).stream().map(Citation::text).forEach(citations::add);
        return root;
    }

    private static void lyapunov(ObjectNode node, LyapunovSpectrum.Result spectrum) {
        JsonNumbers.append(node.putArray("exponents"), spectrum.exponents());
        JsonNumbers.append(node.putArray("standardError"), spectrum.standardError());
        JsonNumbers.put(node, "kaplanYorke", spectrum.kaplanYorke());
        JsonNumbers.put(node, "entropy", spectrum.entropy());
        ObjectNode convergence = node.putObject("convergence");
        ArrayNode steps = convergence.putArray("steps");
        Arrays.stream(spectrum.convergenceSteps()).forEach(steps::add);
        ArrayNode exponents = convergence.putArray("exponents");
        int shown = Math.min(CONVERGING, spectrum.exponents().length);
        for (int i = 0; i < shown; i++) {
            int index = i;
            JsonNumbers.append(
                    exponents.addArray(),
                    Arrays.stream(spectrum.convergence())
                            .mapToDouble(point -> point[index])
                            .toArray());
        }
    }

    private static void gradient(ObjectNode node, Diagnosis diagnosis, Horizon horizon) {
        JsonNumbers.append(node.putArray("rmsByLag"), diagnosis.gradient().mean());
        ArrayNode ends = node.putArray("lagEndPoints");
        Arrays.stream(diagnosis.gradient().endPoints()).forEach(ends::add);
        if (horizon.exit() == Horizon.Exit.NONE) {
            node.put("horizon", horizon.toString());
        } else {
            node.put("horizon", horizon.lag());
        }
        JsonNumbers.append(node.putArray("lowByLag"), diagnosis.gradient().quantile(0.1));
        JsonNumbers.append(node.putArray("highByLag"), diagnosis.gradient().quantile(0.9));
    }

    private static void jacobian(ObjectNode node, JacobianSingularValues.Result values) {
        ObjectNode all = node.putObject("singularValues");
        JsonNumbers.put(all, "min", values.min());
        JsonNumbers.put(all, "median", values.median());
        JsonNumbers.put(all, "max", values.max());
        ObjectNode series = node.putObject("series");
        ArrayNode steps = series.putArray("steps");
        Arrays.stream(values.steps()).forEach(steps::add);
        JsonNumbers.append(series.putArray("min"), values.minOverTime());
        JsonNumbers.append(series.putArray("median"), values.medianOverTime());
        JsonNumbers.append(series.putArray("max"), values.maxOverTime());
    }

    private static void growth(ObjectNode node, Diagnosis diagnosis) {
        double[] growth = diagnosis.growth().growth();
        node.put("window", diagnosis.growth().window());
        double mean = DoubleStream.of(growth).average().orElse(Double.NaN);
        double variance = DoubleStream.of(growth)
                .map(g -> (g - mean) * (g - mean))
                .average()
                .orElse(Double.NaN);
        JsonNumbers.put(node, "mean", mean);
        JsonNumbers.put(node, "standardDeviation", Math.sqrt(variance));
        JsonNumbers.put(node, "min", DoubleStream.of(growth).min().orElse(Double.NaN));
        JsonNumbers.put(node, "max", DoubleStream.of(growth).max().orElse(Double.NaN));
    }

    private static void weights(ObjectNode node, Diagnosis.Matrix matrix) {
        WeightFigures f = matrix.figures();
        node.put("layer", matrix.layer());
        node.put("gate", matrix.gate());
        node.put("name", matrix.name());
        JsonNumbers.put(node, "spectralRadius", f.spectralRadius());
        JsonNumbers.put(node, "spectralNorm", f.spectralNorm());
        JsonNumbers.put(node, "departureFromNormality", f.departureFromNormality());
        JsonNumbers.put(node, "henrici", f.henrici());
        JsonNumbers.put(node, "eigenvalueCondition", f.eigenvalueCondition());
        JsonNumbers.put(node, "numericalAbscissa", f.numericalAbscissa());
        node.put("reliable", f.eigenvaluesReliable());
        ArrayNode eigenvalues = node.putArray("eigenvalues");
        for (Eigenvalue e : f.eigenvalues()) {
            JsonNumbers.append(eigenvalues.addArray(), e.real(), e.imaginary());
        }
        MemoryJson.weights(node, matrix.nonNormality());
    }

    private static void saturation(ObjectNode node, Diagnosis.Flatness flatness) {
        node.put("layer", Math.max(flatness.layer(), 0));
        node.put("activation", flatness.name());
        JsonNumbers.put(node, "saturated", flatness.saturation().fraction());
        node.put("dead", flatness.saturation().deadUnits());
    }

    private static void thresholds(ObjectNode node, VerdictThresholds t) {
        node.put("gradientLow", t.low());
        node.put("gradientHigh", t.high());
        node.put("chaoticExponent", t.chaos());
        node.put("standardErrors", t.standardErrors());
        node.put("wantedLags", t.wantedLags());
    }

    private static void remedy(ObjectNode node, Remedy remedy) {
        node.put("name", remedy.ingredient());
        node.put("kind", remedy.kind());
        node.put("why", remedy.why());
        node.put("citation", remedy.citation().text());
        node.put("available", remedy.available());
        if (!remedy.available()) {
            node.put("arrivesWith", remedy.arrivesWith());
        }
    }
}
