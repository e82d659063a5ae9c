package io.evenkeel.lab.diagnosis;

import io.evenkeel.gauge.Diagnoser;
import io.evenkeel.gauge.Diagnosis;
import io.evenkeel.gauge.Judgment;
import io.evenkeel.gauge.VerdictThresholds;
import io.evenkeel.kernel.KernelSelection;
import io.evenkeel.lab.cli.DiagnosisRequest;
import io.evenkeel.lab.cli.Progress;
import io.evenkeel.lab.cli.UserError;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.Networks;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Reads a network and its input, measures, judges, and writes down what was found. */
public final class NetworkDiagnosis {
    private final DiagnosisRequest request;
    private final Progress progress;

    private NetworkDiagnosis(DiagnosisRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Runs a diagnosis.
     *
     * @param request what to do
     * @param progress told how far the run has come
     * @return the result; for a bidirectional module the forward direction's, with the other under {@code reverse}
     * @throws IllegalArgumentException if a file or an option is wrong
     * @throws IOException if a file cannot be read
     */
    public static ObjectNode run(DiagnosisRequest request, Progress progress) throws IOException {
        return new NetworkDiagnosis(request, progress).run();
    }

    private ObjectNode run() throws IOException {
        progress.stage("reading");
        List<Network> directions = Networks.read(
                request.model(), request.module().orElse(null), request.cell().orElse(null));
        Network forward = directions.get(0);
        Drive drive = drive(forward);
        int dimension = forward.stack().program().stateDimension();
        int exponents = request.exponents().of(dimension);
        int lags = lags(drive);
        ObjectNode result = direction(forward, drive, exponents, lags);
        if (directions.size() > 1) {
            result.set("reverse", direction(directions.get(1), drive.reversed(), exponents, lags));
        }
        return result;
    }

    private Drive drive(Network network) throws IOException {
        int length = request.length().orElse(DiagnosisRequest.USUAL_LENGTH);
        Drive drive = request.text().isPresent()
                ? TextInput.read(request.text().get(), network, length)
                : ArrayInput.read(request.input().orElseThrow(), network, length);
        if (request.length().isPresent() && drive.steps() < length) {
            throw new UserError("--length " + length + " is more than the input's " + drive.steps() + " steps");
        }
        return drive;
    }

    private int lags(Drive drive) {
        int left = drive.steps() - request.transientSteps();
        if (left < 1) {
            throw new UserError("the input has " + drive.steps() + " steps, which leaves none after --transient "
                    + request.transientSteps());
        }
        return Math.min(request.lags(), left);
    }

    private ObjectNode direction(Network network, Drive drive, int exponents, int lags) {
        progress.stage(network.reversed() ? "measuring backwards" : "measuring");
        Diagnoser diagnoser = Diagnosis.of(network)
                .drivenBy(drive.inputs())
                .targets(drive.targets())
                .precision(request.precision())
                .discarding(request.transientSteps())
                .lags(lags)
                .exponents(exponents)
                .threads(request.threads())
                .seed(request.seed())
                .reporting(progress::at);
        request.state()
                .ifPresent(file -> diagnoser.from(
                        ArrayInput.state(file, network.stack().program().stateDimension())));
        Diagnosis diagnosis = diagnoser.run();
        DiagnosisRequest.Thresholds lines = request.thresholds();
        VerdictThresholds thresholds =
                new VerdictThresholds(lines.gradientLow(), lines.gradientHigh(), lags, lines.chaoticExponent(), 2);
        Judgment judgment = diagnosis.judgment(thresholds);
        ObjectNode measured = DiagnosisJson.of(diagnosis, judgment);
        return described(network, drive, exponents, lags).setAll(measured);
    }

    private ObjectNode described(Network network, Drive drive, int exponents, int lags) {
        ObjectNode root = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        ObjectNode model = root.putObject("model");
        model.put("file", request.model().getFileName().toString());
        model.put("module", network.module());
        model.put("cell", network.kind());
        if (network.kind().equals("tanh") && request.cell().isEmpty()) {
            model.put("note", "tanh is assumed; give --cell relu if the module was trained with relu");
        }
        model.put("layers", network.stack().layers().size());
        model.put("units", network.stack().outputs());
        model.put("stateDimension", network.stack().program().stateDimension());
        model.put(
                "parameters",
                network.parameters().stream().mapToLong(p -> p.value().size()).sum());
        ObjectNode input = root.putObject("input");
        input.put(
                "source",
                request.text().or(request::input).orElseThrow().getFileName().toString());
        input.put("steps", drive.steps());
        input.put("transient", request.transientSteps());
        input.put("sequences", drive.sequences());
        ObjectNode settings = root.putObject("settings");
        settings.put("precision", request.precision().name().toLowerCase(Locale.ROOT));
        settings.put("threads", request.threads());
        settings.put("kernels", KernelSelection.reason());
        settings.put("seed", request.seed());
        settings.put("exponents", exponents);
        settings.put("lags", lags);
        settings.put("java", System.getProperty("java.version"));
        return root;
    }
}
