package io.evenkeel.lab.cli;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.compare.ComparisonJson;
import io.evenkeel.lab.compare.Contest;
import io.evenkeel.lab.compare.Standing;
import io.evenkeel.lab.report.ComparisonReport;
import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Compares contenders on the same task. */
@Command(
        name = "compare",
        description = "Trains contenders on the same task with the same seeds, side by side, and ranks them.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "A specification for this command has contenders: (names with what they do otherwise) and seeds:."
        })
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RunOptions run;

    @Mixin
    private StepsOption length;

    @Option(names = "--seeds", paramLabel = "N", split = ",", description = "Seeds, in place of the specification's.")
    private List<Long> seeds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the outcome as JSON; - is standard output.")
    private String json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for people, one file with charts.")
    private String html;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show neither progress nor the result.")
    private boolean quiet;

    @Mixin
    private CommonOptions common;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = run.file();
        Optional<OutputFile> jsonFile = OutputFile.of("--json", json);
        Optional<OutputFile> htmlFile = OutputFile.of("--html", html);
        for (Optional<OutputFile> output : List.of(jsonFile, htmlFile)) {
            require(output.isEmpty() || !output.get().same(file), "an output would overwrite SPEC");
        }
        SpecFile source = SpecFile.read(file);
        Comparison comparison = adjusted(source.comparison());
        try (Progress progress = quiet ? Progress.NONE : terminal.progress()) {
            Contest contest = new Contest(comparison, run.folder(file), run.existing(), run.threads(), progress);
            // What does not fit is said before a folder is made, or earlier runs are deleted.
            List<String> warnings = source.check(contest::check);
            if (!quiet) {
                warnings.forEach(warning -> terminal.error("warning: " + warning));
            }
            List<Standing> standings = contest.run();
            progress.close();
            show(file, contest.comparison(), standings, jsonFile, htmlFile);
        }
        return ExitStatus.DONE;
    }

    private void show(
            Path file,
            Comparison comparison,
            List<Standing> standings,
            Optional<OutputFile> jsonFile,
            Optional<OutputFile> htmlFile)
            throws IOException {
        ObjectNode result = ComparisonJson.of(comparison, standings);
        result.put("title", run.name(file));
        write(jsonFile, Json.text(result));
        if (htmlFile.isPresent()) {
            write(htmlFile, ComparisonReport.of(result));
        }
        if (!quiet && !jsonFile.map(OutputFile::standardOutput).orElse(false)) {
            new ComparisonText(terminal).show(comparison, standings, run.folder(file));
        }
        terminal.out().flush();
    }

    private Comparison adjusted(Comparison comparison) {
        Comparison seeded = seeds == null ? comparison : comparison.withSeeds(seeds);
        return length.steps().isPresent() ? seeded.withSteps(length.steps().getAsLong()) : seeded;
    }

    private void write(Optional<OutputFile> file, String text) throws IOException {
        if (file.isPresent()) {
            file.get().prepare(text);
            file.get().commit(text, terminal.out());
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UserError(message);
        }
    }
}
