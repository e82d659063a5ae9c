package io.evenkeel.lab.cli;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.Version;
import io.evenkeel.lab.diagnosis.DiagnosisRequest;
import io.evenkeel.lab.diagnosis.DiagnosisRunner;
import io.evenkeel.lab.report.HtmlReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Judges a trained network. */
@Command(
        name = "diagnose",
        description = "Judges a trained recurrent network: where its gradients go, why, and what would help.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "--fail-if compares keys of the JSON result, lambda1, horizon and verdict:",
            "  --fail-if 'lambda1 > 0.2 or verdict == exploding' --fail-if 'horizon < 50'"
        })
final class DiagnoseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final DiagnosisRunner runner;
    private final List<String> words;

    @Mixin
    private DiagnoseOptions options;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the numbers as JSON; - is standard output.")
    private String json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for people, one file with charts.")
    private String html;

    @Option(
            names = "--fail-if",
            paramLabel = "EXPR",
            description = "End with status 1 if this holds; may be given several times.")
    private List<String> failIf = new ArrayList<>();

    @Option(
            names = {"-q", "--quiet"},
            description = "Show neither progress nor the result.")
    private boolean quiet;

    @Mixin
    private CommonOptions common;

    DiagnoseCommand(Terminal terminal, DiagnosisRunner runner, String... words) {
        this.terminal = terminal;
        this.runner = runner;
        this.words = List.of(words);
    }

    @Override
    public Integer call() throws IOException {
        // Everything that can be known to be wrong is said before the work begins.
        List<FailIf> checks = failIf.stream().map(FailIf::parse).toList();
        DiagnosisRequest request = options.request();
        Optional<OutputFile> jsonFile = OutputFile.of("--json", json);
        Optional<OutputFile> htmlFile = OutputFile.of("--html", html);
        boolean onStandardOut = refuseCollisions(request, jsonFile, htmlFile);

        ObjectNode result;
        try (Progress progress = quiet ? Progress.NONE : terminal.progress()) {
            result = runner.run(request, progress);
        }
        if (result.path("settings") instanceof ObjectNode settings) {
            settings.put("version", Version.current());
            settings.put("command", "evenkeel " + ShellWords.join(words));
        }
        List<FailIf> failed =
                checks.stream().filter(check -> check.holds(result)).toList();
        write(result, jsonFile, htmlFile);
        if (!quiet && !onStandardOut) {
            DiagnosisText shown = new DiagnosisText(terminal);
            shown.show(result);
            if (result.path("reverse") instanceof ObjectNode reverse) {
                terminal.line("");
                terminal.line("The second direction, which reads from the end:");
                shown.show(reverse);
            }
            htmlFile.ifPresent(file -> terminal.line("Report: " + html));
        }
        terminal.out().flush();
        for (FailIf check : failed) {
            terminal.error("--fail-if " + check + " holds: " + check.values(result));
        }
        return failed.isEmpty() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
    }

    // An output must not overwrite an input or another output; at most one can be standard output.
    private boolean refuseCollisions(
            DiagnosisRequest request, Optional<OutputFile> jsonFile, Optional<OutputFile> htmlFile) throws IOException {
        Map<String, Optional<OutputFile>> outputs = new LinkedHashMap<>();
        outputs.put("--json", jsonFile);
        outputs.put("--html", htmlFile);
        for (Map.Entry<String, Optional<OutputFile>> output : outputs.entrySet()) {
            for (var input : options.inputs(request)) {
                if (output.getValue().isPresent() && output.getValue().get().same(input)) {
                    throw new UserError(output.getKey() + " would overwrite the input " + input);
                }
            }
        }
        boolean jsonOut = jsonFile.map(OutputFile::standardOutput).orElse(false);
        boolean htmlOut = htmlFile.map(OutputFile::standardOutput).orElse(false);
        boolean both = jsonOut && htmlOut;
        if (both
                || (jsonFile.isPresent()
                        && html != null
                        && !htmlOut
                        && jsonFile.get().same(Paths.of("--html", html)))) {
            throw new UserError("--json and --html name the same file");
        }
        return jsonOut || htmlOut;
    }

    private void write(ObjectNode result, Optional<OutputFile> jsonFile, Optional<OutputFile> htmlFile)
            throws IOException {
        Map<OutputFile, String> texts = new LinkedHashMap<>();
        jsonFile.ifPresent(file -> texts.put(file, Json.text(result)));
        htmlFile.ifPresent(file -> texts.put(file, HtmlReport.render(result)));
        try {
            for (Map.Entry<OutputFile, String> entry : texts.entrySet()) {
                entry.getKey().prepare(entry.getValue());
            }
            for (Map.Entry<OutputFile, String> entry : texts.entrySet()) {
                entry.getKey().commit(entry.getValue(), terminal.out());
            }
        } finally {
            texts.keySet().forEach(OutputFile::discard);
        }
    }
}
