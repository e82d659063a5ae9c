package io.evenkeel.lab.cli;

import io.evenkeel.kernel.Precision;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code diagnose} was asked to do, checked as far as that is possible without reading the files.
 *
 * @param model safetensors file
 * @param input array file of inputs, unless text is given
 * @param text text file, unless input is given
 * @param state initial state, zero if absent
 * @param module recurrent module to judge, where the file has several
 * @param cell kind of cell (tanh, relu, gru, lstm), inferred if absent
 * @param length steps of input to use, if absent up to 500
 * @param transientSteps steps left out of averages
 * @param exponents how many Lyapunov exponents
 * @param lags greatest lag of the gradient
 * @param precision of the computation
 * @param threads greatest number of threads
 * @param seed of random probes
 * @param thresholds of the verdict
 */
public record DiagnosisRequest(
        Path model,
        Optional<Path> input,
        Optional<Path> text,
        Optional<Path> state,
        Optional<String> module,
        Optional<String> cell,
        OptionalInt length,
        int transientSteps,
        ExponentCount exponents,
        int lags,
        Precision precision,
        int threads,
        long seed,
        Thresholds thresholds) {
    /** Steps of input that are used where the user names no length. */
    public static final int USUAL_LENGTH = 500;

    /**
     * Where the verdict draws its lines.
     *
     * @param gradientLow a gradient below this share of lag 0 has vanished
     * @param gradientHigh a gradient above this multiple of lag 0 has exploded
     * @param chaoticExponent a largest exponent above this many nats per step is chaos
     */
    public record Thresholds(double gradientLow, double gradientHigh, double chaoticExponent) {}
}
