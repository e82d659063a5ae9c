package io.evenkeel.lab.cli;

import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.ThreadEngine;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.report.IntensityReport;
import io.evenkeel.lab.run.EvolutionRun;
import io.evenkeel.lab.run.IntensitySearch;
import io.evenkeel.lab.run.LineageReplay;
import io.evenkeel.lab.run.RunEngine;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.run.RunGrid;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecException;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Lets networks evolve. */
@Command(
        name = "evolve",
        description =
                "Lets networks evolve as a specification says, and leaves a folder that a later run can go on from.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "evenkeel list domain, list mutation and list algorithm show what there is.",
            "The folder holds spec.yaml, metrics.jsonl, checkpoint.safetensors, best.safetensors, the best network,",
            "seen.npy, what it saw, report.html and citations.bib."
        })
final class EvolveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RunOptions run;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description = "Individuals that are judged at most, in place of the specification's.")
    private Long evaluations;

    @Mixin
    private SeedOption seed;

    @Mixin
    private MutantsOption mutants;

    @Mixin
    private IntensityOptions several;

    @Mixin
    private SparkOption spark;

    @Mixin
    private ReplayOption replay;

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    EvolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = run.file();
        OutputFiles files = output.files(Map.of("SPEC", file));
        mutants.check();
        spark.excludes(run);
        SpecFile source = SpecFile.read(file);
        EvolutionSpec spec = completed(source.check(source::evolution));
        Optional<LineageReplay> again = replay.replay();
        if (again.isPresent()) {
            return replay(again.get(), source, spec, files);
        }
        Optional<IntensitySearch> search = several.search(spec, seed);
        if (search.isPresent()) {
            return search(search.get(), file, files);
        }
        Progress progress = output.progress(terminal);
        // What does not fit is said before a folder is made, or an earlier run deleted.
        try (progress;
                EvolutionRun evolution = source.check(() -> new EvolutionRun(
                        spec, problem -> engine(spec, problem), new EvolutionProgress(progress, spec.evaluations())));
                RunFolder folder = run.open(file, this::warn)) {
            evolution.into(folder);
            spark.warnings(spec).forEach(this::warn);
            return new SingleEvolution(evolution, progress, terminal)
                    .run(mutants, output.quiet(), new RunOutput(folder, files, terminal.out()));
        }
    }

    private int replay(LineageReplay again, SpecFile source, EvolutionSpec spec, OutputFiles files) throws IOException {
        replay.excludes("--mutants", mutants.given());
        replay.excludes("--evaluations", evaluations != null);
        replay.excludes("--intensities and --seeds", several.given());
        replay.excludes("--spark", spark.given());
        replay.excludes("--threads", run.threadsGiven());
        replay.excludes("--html", files.html().isPresent());
        replay.excludes("--resume", run.existing() == RunFolder.Existing.RESUME);
        LineageReplay.Made made = source.check(() -> again.make(spec));
        try (RunFolder folder = run.open(run.file(), this::warn)) {
            ObjectNode result = again.leave(made, spec, folder);
            files.writeResult(result, terminal.out());
            if (!output.quiet() && !files.onStandardOut()) {
                replay.show(result, terminal);
            }
            return replay.status(result, terminal);
        }
    }

    private int search(IntensitySearch search, Path file, OutputFiles files) throws IOException {
        if (mutants.given()) {
            throw new UserError("--mutants belongs to one run; leave out --intensities and --seeds");
        }
        Path folder = run.folder(file);
        try (Progress progress = output.progress(terminal);
                RunEngine engine = spark.runs(run.threads())) {
            List<IntensitySearch.Row> rows = rows(search, new RunGrid(folder, run.existing(), engine, progress));
            progress.close();
            ObjectNode tree = search.tree(rows);
            files.write(tree.put("folder", folder.toString()), () -> IntensityReport.of(tree), terminal.out());
            if (!output.quiet() && !files.onStandardOut()) {
                new IntensityText(terminal).show(search, rows, folder);
            }
        }
        terminal.out().flush();
        return ExitStatus.DONE;
    }

    private List<IntensitySearch.Row> rows(IntensitySearch search, RunGrid grid) {
        try (Stopping stopping = Stopping.of(grid, terminal)) {
            return search.run(grid);
        }
    }

    private void warn(String warning) {
        if (!output.quiet()) {
            terminal.error("warning: " + warning);
        }
    }

    private EvaluationEngine engine(EvolutionSpec spec, EvolutionProblem problem) {
        return spark.engine(spec).orElseGet(() -> new ThreadEngine(problem, run.threads()));
    }

    private EvolutionSpec completed(EvolutionSpec spec) {
        EvolutionSpec seeded = seed.in(spec, spec::withSeed);
        try {
            return evaluations == null ? seeded : seeded.withEvaluations(evaluations);
        } catch (SpecException e) {
            throw new UserError("--evaluations: " + e.problem());
        }
    }
}
