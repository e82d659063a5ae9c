package io.evenkeel.lab.cli;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.compare.ComparisonJson;
import io.evenkeel.lab.compare.Contest;
import io.evenkeel.lab.compare.Standing;
import io.evenkeel.lab.report.ComparisonReport;
import io.evenkeel.lab.run.RunFolder;
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
import picocli.CommandLine.Parameters;
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
    private static final int MOST_THREADS = 1024;

    private final Terminal terminal;

    @Parameters(paramLabel = "SPEC", arity = "1", description = "What to compare, in YAML or JSON.")
    private String specFile;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the comparison. Default: the name of SPEC.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where the comparison's folder goes. Default: ${DEFAULT-VALUE}.")
    private String out;

    @Option(names = "--resume", description = "Keep the runs that are there, and go on with those that are not over.")
    private boolean resume;

    @Option(names = "--force", description = "Delete earlier runs of this name, and begin anew.")
    private boolean force;

    @Option(names = "--seeds", paramLabel = "N", split = ",", description = "Seeds, in place of the specification's.")
    private List<Long> seeds;

    @Option(
            names = {"--steps", "--updates"},
            paramLabel = "N",
            description = "Updates of each run, in place of trainer.steps.")
    private Long steps;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs side by side; results do not depend on them. Default: all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

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
        Path file = Paths.readable("SPEC", specFile);
        require(!(resume && force), "--resume and --force exclude each other; give one");
        require(steps == null || steps >= 0, "--steps must not be negative: " + steps);
        require(
                threads >= 1 && threads <= MOST_THREADS,
                "--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        Optional<OutputFile> jsonFile = OutputFile.of("--json", json);
        Optional<OutputFile> htmlFile = OutputFile.of("--html", html);
        for (Optional<OutputFile> output : List.of(jsonFile, htmlFile)) {
            require(output.isEmpty() || !output.get().same(file), "an output would overwrite SPEC");
        }
        SpecFile source = SpecFile.read(file);
        Comparison comparison = adjusted(source.comparison());
        // What does not fit is said before a folder is made.
        source.check(() -> {
            comparison.check();
            return comparison;
        });
        List<Standing> standings;
        try (Progress progress = quiet ? Progress.NONE : terminal.progress()) {
            standings = new Contest(comparison, folder(file), existing(), threads, progress).run();
        }
        ObjectNode result = ComparisonJson.of(comparison, standings);
        result.put("title", name == null ? stem(file) : name);
        write(jsonFile, Json.text(result));
        if (htmlFile.isPresent()) {
            write(htmlFile, ComparisonReport.of(result));
        }
        if (!quiet && !jsonFile.map(OutputFile::standardOutput).orElse(false)) {
            new ComparisonText(terminal).show(comparison, standings, folder(file));
        }
        terminal.out().flush();
        return ExitStatus.DONE;
    }

    private Comparison adjusted(Comparison comparison) {
        Comparison seeded = seeds == null ? comparison : comparison.withSeeds(seeds);
        return steps == null ? seeded : seeded.withSteps(steps);
    }

    private RunFolder.Existing existing() {
        return resume ? RunFolder.Existing.RESUME : force ? RunFolder.Existing.REPLACE : RunFolder.Existing.REFUSE;
    }

    private Path folder(Path file) {
        return Paths.runFolder(out, name == null ? stem(file) : name);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
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
