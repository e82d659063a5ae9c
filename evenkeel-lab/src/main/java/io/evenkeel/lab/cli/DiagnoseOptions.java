package io.evenkeel.lab.cli;

import io.evenkeel.kernel.Precision;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.diagnosis.DiagnosisRequest;
import io.evenkeel.lab.diagnosis.ExponentCount;
import io.evenkeel.nn.Networks;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to diagnose, and how. */
final class DiagnoseOptions {
    private static final int MOST_THREADS = 1024;

    @Parameters(paramLabel = "MODEL", arity = "1", description = "Weights as PyTorch names them, a .safetensors file.")
    private String model;

    @Option(
            names = "--input",
            paramLabel = "X.npy",
            description = "Input, an array of steps x width or steps x batch x width.")
    private String input;

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "Input, a text read by the vocabulary in the model's metadata.")
    private String text;

    @Option(names = "--state", paramLabel = "S.npy", description = "Initial state; zero if not given.")
    private String state;

    @Option(names = "--module", paramLabel = "NAME", description = "Recurrent module to judge, if there are several.")
    private String module;

    @Option(
            names = "--cell",
            paramLabel = "KIND",
            description =
                    "tanh, relu, gru, lstm or another cell of `evenkeel list cells`; inferred from the file if not given (tanh"
                            + " where it does not say).")
    private String cell;

    @Option(names = "--length", paramLabel = "N", description = "Steps of input to use. Default: at most 500.")
    private Integer length;

    @Option(
            names = "--transient",
            paramLabel = "N",
            defaultValue = "100",
            description = "Steps at the start left out of averages. Default: ${DEFAULT-VALUE}.")
    private int transientSteps;

    @Option(
            names = "--exponents",
            paramLabel = "N|all",
            description = "Lyapunov exponents, largest first. Default: 16, or as many as there are.")
    private String exponents;

    @Option(
            names = "--lags",
            paramLabel = "N",
            defaultValue = "100",
            description = "Greatest lag of the gradient. Default: ${DEFAULT-VALUE}.")
    private int lags;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "double",
            description = "single or double. Default: ${DEFAULT-VALUE}.")
    private String precision;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; results do not depend on them. Default: all.")
    private Integer threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of random probes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--vanished",
            paramLabel = "X",
            defaultValue = "1e-3",
            description = "A gradient below this has vanished. Default: ${DEFAULT-VALUE}.")
    private double vanished;

    @Option(
            names = "--exploded",
            paramLabel = "X",
            defaultValue = "1e3",
            description = "A gradient above this has exploded. Default: ${DEFAULT-VALUE}.")
    private double exploded;

    @Option(
            names = "--chaotic",
            paramLabel = "X",
            defaultValue = "0.01",
            description = "A largest exponent above this is chaos. Default: ${DEFAULT-VALUE}.")
    private double chaotic;

    /**
     * Checks the options against each other.
     *
     * @throws UserError if one is wrong
     */
    DiagnosisRequest request() {
        require(input == null || text == null, "--input and --text exclude each other; give one");
        require(input != null || text != null, "what drives the network? give --input X.npy or --text FILE");
        Path modelFile = Paths.readable("model", model);
        require(
                cell == null || Networks.kinds().contains(cell),
                "--cell must be one of " + String.join(", ", Networks.kinds()) + ", not \"" + cell + "\"");
        require(length == null || length >= 1, "--length must be at least 1, not " + length);
        require(transientSteps >= 0, "--transient must not be negative: " + transientSteps);
        require(
                length == null || length > transientSteps,
                "--length " + length + " leaves no step after --transient " + transientSteps);
        require(lags >= 1, "--lags must be at least 1, not " + lags);
        require(
                threads == null || (threads >= 1 && threads <= MOST_THREADS),
                "--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        require(vanished > 0 && vanished < 1, "--vanished must lie between 0 and 1, not at " + vanished);
        require(exploded > 1 && exploded < Double.POSITIVE_INFINITY, "--exploded must be over 1, not " + exploded);
        require(Double.isFinite(chaotic) && chaotic >= 0, "--chaotic must be a number from 0, not " + chaotic);
        return new DiagnosisRequest(
                modelFile,
                Optional.ofNullable(input).map(name -> Paths.readable("--input", name)),
                Optional.ofNullable(text).map(name -> Paths.readable("--text", name)),
                Optional.ofNullable(state).map(name -> Paths.readable("--state", name)),
                Optional.ofNullable(module),
                Optional.ofNullable(cell),
                length == null ? OptionalInt.empty() : OptionalInt.of(length),
                transientSteps,
                exponents == null ? ExponentCount.USUAL : ExponentCount.parse(exponents),
                lags,
                precision(),
                threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                seed,
                new DiagnosisRequest.Thresholds(vanished, exploded, chaotic));
    }

    /** Returns the files that a request reads, by what messages call them. */
    Map<String, Path> inputs(DiagnosisRequest request) {
        return Stream.of(Optional.of(request.model()), request.input(), request.text(), request.state())
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(path -> "the input " + path, path -> path, (one, same) -> one));
    }

    private Precision precision() {
        return switch (precision.toLowerCase(Locale.ROOT)) {
            case "single" -> Precision.SINGLE;
            case "double" -> Precision.DOUBLE;
            default -> throw new UserError("--precision must be single or double, not \"" + precision + "\"");
        };
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UserError(message);
        }
    }
}
