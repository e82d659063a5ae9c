package io.evenkeel.lab.cli;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.compare.ComparisonJson;
import io.evenkeel.lab.compare.Contest;
import io.evenkeel.lab.compare.Standing;
import io.evenkeel.lab.report.ComparisonReport;
import io.evenkeel.lab.run.RunEngine;
import io.evenkeel.lab.run.RunGrid;
import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    @Mixin
    private SparkOption spark;

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = run.file();
        spark.excludes(run);
        OutputFiles files = output.files(Map.of("SPEC", file));
        SpecFile source = SpecFile.read(file);
        Contest contest = new Contest(adjusted(source.comparison()));
        // What does not fit is said before a folder is made, or earlier runs are deleted.
        List<String> warnings = source.check(contest::check);
        if (!output.quiet()) {
            warnings.forEach(warning -> terminal.error("warning: " + warning));
        }
        try (Progress progress = output.progress(terminal);
                RunEngine engine = spark.runs(run.threads())) {
            List<Standing> standings =
                    standings(contest, new RunGrid(run.folder(file), run.existing(), engine, progress));
            progress.close();
            show(file, contest.comparison(), standings, files);
        }
        return ExitStatus.DONE;
    }

    private List<Standing> standings(Contest contest, RunGrid grid) {
        try (Stopping stopping = Stopping.of(grid, terminal)) {
            return contest.run(grid);
        }
    }

    private void show(Path file, Comparison comparison, List<Standing> standings, OutputFiles files)
            throws IOException {
        ObjectNode result = ComparisonJson.of(comparison, standings);
        result.put("title", run.name(file));
        files.write(result, () -> ComparisonReport.of(result), terminal.out());
        if (!output.quiet() && !files.onStandardOut()) {
            new ComparisonText(terminal).show(comparison, standings, run.folder(file));
        }
        terminal.out().flush();
    }

    private Comparison adjusted(Comparison comparison) {
        Comparison seeded = seeds == null ? comparison : comparison.withSeeds(seeds);
        return length.steps().isPresent() ? seeded.withSteps(length.steps().getAsLong()) : seeded;
    }
}
