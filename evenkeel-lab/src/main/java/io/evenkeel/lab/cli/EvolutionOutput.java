package io.evenkeel.lab.cli;

import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.report.EvolutionReport;
import io.evenkeel.lab.run.EvolutionResult;
import io.evenkeel.lab.run.EvolutionRun;
import io.evenkeel.lab.run.EvolutionTree;
import io.evenkeel.lab.run.MutantTree;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What is written about an evolution when it is over, besides what it leaves on the way. */
final class EvolutionOutput {
    private final RunFolder folder;
    private final EvolutionSpec spec;
    private final EvolutionRun run;
    private final Optional<OutputFile> json;
    private final Optional<OutputFile> html;

    EvolutionOutput(
            RunFolder folder,
            EvolutionSpec spec,
            EvolutionRun run,
            Optional<OutputFile> json,
            Optional<OutputFile> html) {
        this.folder = folder;
        this.spec = spec;
        this.run = run;
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

    void write(EvolutionResult result, Optional<MutantRobustness> mutants, PrintStream out) throws IOException {
        report(EvolutionReport.of(EvolutionTree.of(folder, spec, run, result, mutants)), out);
        if (json.isPresent()) {
            ObjectNode tree = result.tree();
            mutants.ifPresent(robustness ->
                    tree.set("mutants", MutantTree.of(robustness, run.problem().domain())));
            String text = Json.text(tree.put("folder", folder.path().toString()));
            json.get().prepare(text);
            json.get().commit(text, out);
        }
    }

    /** Shows what was measured before a run broke. Where the disk is full there is no report, and the failure counts. */
    void writeFailure(String failure, PrintStream out) {
        try {
            report(EvolutionReport.of(EvolutionTree.broken(folder, spec, run, failure)), out);
        } catch (IOException | UncheckedIOException e) {
            // The run broke for a reason that is about to be told.
        }
    }

    private void report(String page, PrintStream out) throws IOException {
        folder.report(page);
        if (html.isPresent()) {
            html.get().prepare(page);
            html.get().commit(page, out);
        }
    }
}
