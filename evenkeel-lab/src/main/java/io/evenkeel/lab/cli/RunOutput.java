package io.evenkeel.lab.cli;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.report.RunReport;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.run.RunResult;
import io.evenkeel.lab.run.RunTree;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.train.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** What is written about a run when it is over, besides what it leaves on the way. */
final class RunOutput {
    private final RunFolder folder;
    private final Spec spec;
    private final Task task;
    private final Optional<OutputFile> json;
    private final Optional<OutputFile> html;

    RunOutput(RunFolder folder, Spec spec, Task task, Optional<OutputFile> json, Optional<OutputFile> html) {
        this.folder = folder;
        this.spec = spec;
        this.task = task;
        this.json = json;
        this.html = html;
    }

    Path folder() {
        return folder.path();
    }

    boolean onStandardOut() {
        return json.map(OutputFile::standardOutput).orElse(false)
                || html.map(OutputFile::standardOutput).orElse(false);
    }

    void write(RunResult result, PrintStream out) throws IOException {
        report(Optional.of(result), Optional.empty(), out);
        if (json.isPresent()) {
            String text = Json.text(result.tree().put("folder", folder.path().toString()));
            json.get().prepare(text);
            json.get().commit(text, out);
        }
    }

    /** Shows what was measured before a run broke. Where the disk is full there is no report, and the failure counts. */
    void writeFailure(String failure, PrintStream out) {
        try {
            report(Optional.empty(), Optional.of(failure), out);
        } catch (IOException | UncheckedIOException e) {
            // The run broke for a reason that is about to be told.
        }
    }

    private void report(Optional<RunResult> result, Optional<String> failure, PrintStream out) throws IOException {
        String page = RunReport.of(RunTree.of(folder, spec, task, result, failure));
        folder.report(page);
        if (html.isPresent()) {
            html.get().prepare(page);
            html.get().commit(page, out);
        }
    }
}
