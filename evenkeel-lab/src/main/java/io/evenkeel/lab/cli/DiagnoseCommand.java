package io.evenkeel.lab.cli;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.Version;
import io.evenkeel.lab.diagnosis.DiagnosisRequest;
import io.evenkeel.lab.diagnosis.DiagnosisRunner;
import io.evenkeel.lab.report.HtmlReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    @Option(
            names = "--fail-if",
            paramLabel = "EXPR",
            description = "End with status 1 if this holds; may be given several times.")
    private List<String> failIf = new ArrayList<>();

    @Mixin
    private OutputOptions output;

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
        OutputFiles files = output.files(options.inputs(request));

        ObjectNode result;
        try (Progress progress = output.progress(terminal)) {
            result = runner.run(request, progress);
        }
        if (result.path("settings") instanceof ObjectNode settings) {
            settings.put("version", Version.current());
            settings.put("command", "evenkeel " + ShellWords.join(words));
        }
        List<FailIf> failed =
                checks.stream().filter(check -> check.holds(result)).toList();
        files.write(result, () -> HtmlReport.render(result), terminal.out());
        if (!output.quiet() && !files.onStandardOut()) {
            DiagnosisText shown = new DiagnosisText(terminal);
            shown.show(result);
            if (result.path("reverse") instanceof ObjectNode reverse) {
                terminal.line("");
                terminal.line("The second direction, which reads from the end:");
                shown.show(reverse);
            }
            files.html().ifPresent(file -> terminal.line("Report: " + file));
        }
        terminal.out().flush();
        for (FailIf check : failed) {
            terminal.error("--fail-if " + check + " holds: " + check.values(result));
        }
        return failed.isEmpty() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
    }
}
