package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.Set;

/** Gauges of a recurrent network along one sequence of its task. */
final class NetworkReadings {
    private static final int LONGEST_TRANSIENT = 100;
    private static final int MOST_LAGS = 100;

    private final Network network;
    private final Set<String> wanted;
    private final SequenceGauges gauges;

    NetworkReadings(Network network, Tensor sequence, Set<String> wanted, long seed) {
        this.network = network;
        this.wanted = wanted;
        int steps = sequence.extent(0);
        int transientSteps = Math.min(LONGEST_TRANSIENT, steps / 4);
        int lags = Math.max(1, Math.min(MOST_LAGS, steps - transientSteps - 1));
        this.gauges = new SequenceGauges(
                new SequenceGauges.Options(
                        network.program(),
                        network.stack(),
                        network.head().orElse(null),
                        Precision.DOUBLE,
                        null,
                        transientSteps,
                        lags,
                        wanted.contains("lyapunov-spectrum") ? Integer.MAX_VALUE : 1,
                        Math.max(1, Math.min(20, (steps - transientSteps) / 4)),
                        seed),
                sequence,
                null);
    }

    void read(TrainingGauges.Readings to) {
        if (wanted.contains("lyapunov") || wanted.contains("lyapunov-spectrum")) {
            double[] exponents = gauges.spectrum().exponents();
            to.figures().put("lyapunov", exponents[0]);
            if (wanted.contains("lyapunov-spectrum")) {
                to.curves().put("lyapunov-spectrum", exponents);
                to.figures().put("kaplan-yorke", KaplanYorke.dimension(exponents));
                to.figures().put("entropy", MetricEntropy.of(exponents));
            }
        }
        if (wanted.contains("saturation")) {
            List<Diagnosis.Flatness> all = gauges.saturations();
            to.figures()
                    .put(
                            "saturation",
                            all.stream()
                                    .mapToDouble(f -> f.saturation().fraction())
                                    .average()
                                    .orElse(Double.NaN));
        }
        if (wanted.contains("weights")) {
            weights(to);
        }
        if (wanted.contains("gradient-by-lag")) {
            to.curves().put("gradient-by-lag", gauges.gradient().mean());
        }
        if (wanted.contains("loss-gradient-by-lag") && network.head().isPresent()) {
            to.curves().put("loss-gradient-by-lag", gauges.lossGradient().mean());
        }
        if (wanted.contains("singular-values")) {
            JacobianSingularValues.Result values = gauges.singularValues();
            to.figures().put("singular-value-largest", values.max());
            to.figures().put("singular-value-median", values.median());
            to.figures().put("singular-value-smallest", values.min());
        }
        if (wanted.contains("finite-time-growth")) {
            to.curves().put("finite-time-growth", gauges.growth().growth());
        }
        if (wanted.contains("blame")) {
            gauges.blame().forEach(factor -> to.figures().put("blame: " + factor.factor(), factor.contribution()));
        }
    }

    private void weights(TrainingGauges.Readings to) {
        boolean stacked = network.stack().layers().size() > 1;
        for (RecurrentMatrix m : RecurrentMatrix.of(network.program())) {
            WeightFigures figures =
                    WeightFigures.of(m.values(), m.weight().parameter().value().precision());
            // Matrices of different layers have the same title.
            String which = (stacked ? "layer " + m.layer() + ", " : "") + m.title();
            to.figures().put("spectral-radius: " + which, figures.spectralRadius());
            to.figures().put("spectral-norm: " + which, figures.spectralNorm());
            to.figures().put("departure-from-normality: " + which, figures.departureFromNormality());
        }
    }
}
