package io.evenkeel.lab.spec;

import io.evenkeel.gauge.GradientByLag;
import io.evenkeel.gauge.JacobianSingularValues;
import io.evenkeel.gauge.LyapunovSpectrum;
import io.evenkeel.gauge.StateSensitivity;
import io.evenkeel.gauge.Trajectory;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/** What is measured on the way, along one held-out sequence. */
public interface GaugeOptions extends Options {
    /**
     * Measures a network as it is.
     *
     * @param trajectory gives the network along its sequence, with buffers for so many directions, all if 0
     * @param result receives the figures, under the keys that a diagnosis uses
     */
    void measure(IntFunction<Trajectory> trajectory, ObjectNode result);

    /** Log-sensitivity, see {@link StateSensitivity}. */
    record Sensitivity() implements GaugeOptions {
        @Override
        public void measure(IntFunction<Trajectory> trajectory, ObjectNode result) {
            result.putObject("sensitivity")
                    .put(
                            "log",
                            StateSensitivity.of(trajectory.apply(0)).measure().log());
        }
    }

    /**
     * The largest Lyapunov exponents, see {@link LyapunovSpectrum}.
     *
     * @param exponents how many
     */
    record Lyapunov(
            @Setting(value = "how many, largest first", standard = "1", least = 1)
            int exponents) implements GaugeOptions {
        @Override
        public void measure(IntFunction<Trajectory> trajectory, ObjectNode result) {
            Trajectory along = trajectory.apply(exponents);
            int k = Math.min(exponents, along.dimension());
            LyapunovSpectrum.Result spectrum =
                    LyapunovSpectrum.of(along).leading(k).measure();
            var values = result.putObject("lyapunov").putArray("exponents");
            for (double exponent : spectrum.exponents()) {
                values.add(exponent);
            }
        }
    }

    /**
     * What is left of a gradient k steps back, see {@link GradientByLag}.
     *
     * @param lags the largest lag
     */
    record Lags(
            @Setting(value = "the largest lag", standard = "100", least = 1)
            int lags) implements GaugeOptions {
        private static final int PROBES = 16;

        @Override
        public void measure(IntFunction<Trajectory> trajectory, ObjectNode result) {
            Trajectory along = trajectory.apply(PROBES);
            int most = Math.min(lags, along.steps());
            double[] curve = GradientByLag.of(along)
                    .lags(most)
                    .discarding(along.steps() - most)
                    .probes(PROBES, 0)
                    .measure()
                    .mean();
            var values = result.putObject("gradient").putArray("rmsByLag");
            for (double value : curve) {
                values.add(value);
            }
        }
    }

    /** Singular values of the one-step Jacobian, see {@link JacobianSingularValues}. */
    record SingularValues() implements GaugeOptions {
        private static final int EVERY = 20;

        @Override
        public void measure(IntFunction<Trajectory> trajectory, ObjectNode result) {
            JacobianSingularValues.Result values =
                    JacobianSingularValues.of(trajectory.apply(0)).every(EVERY).measure();
            result.putObject("jacobian")
                    .putObject("singularValues")
                    .put("min", values.min())
                    .put("median", values.median())
                    .put("max", values.max());
        }
    }
}
