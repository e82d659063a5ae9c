package io.evenkeel.lab.cli;

import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.ThreadEngine;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.EvolutionResult;
import io.evenkeel.lab.run.EvolutionRun;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "The folder holds spec.yaml, metrics.jsonl, checkpoint.safetensors and citations.bib."
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

    @Option(names = "--seed", paramLabel = "N", description = "Seed, in place of the specification's.")
    private Long seed;

    @Mixin
    private SparkOption spark;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    private String json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show neither progress nor the result.")
    private boolean quiet;

    @Mixin
    private CommonOptions common;

    EvolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = run.file();
        Optional<OutputFile> jsonFile = OutputFile.of("--json", json);
        if (jsonFile.isPresent() && jsonFile.get().same(file)) {
            throw new UserError("--json would overwrite SPEC");
        }
        if (spark.given() && run.threadsGiven()) {
            throw new UserError("--spark and --threads exclude each other: a master knows how many cores it has");
        }
        SpecFile source = SpecFile.read(file);
        EvolutionSpec spec = source.check(() -> completed(source.evolution()));
        spark.warnings(spec).forEach(warning -> terminal.error("warning: " + warning));
        Progress progress = quiet ? Progress.NONE : terminal.progress();
        // What does not fit is said before a folder is made, or an earlier run deleted.
        try (progress;
                EvolutionRun evolution = source.check(() -> new EvolutionRun(
                        spec, problem -> engine(spec, problem), new EvolutionProgress(progress, spec.evaluations())));
                RunFolder folder = RunFolder.open(run.folder(file), run.existing())) {
            evolution.into(folder);
            return run(evolution, folder, jsonFile, progress);
        }
    }

    private EvaluationEngine engine(EvolutionSpec spec, EvolutionProblem problem) {
        return spark.engine(spec).orElseGet(() -> new ThreadEngine(problem, run.threads()));
    }

    private EvolutionSpec completed(EvolutionSpec spec) {
        EvolutionSpec seeded = seed == null ? spec : spec.withSeed(seed);
        return evaluations == null ? seeded : seeded.withEvaluations(evaluations);
    }

    private int run(EvolutionRun evolution, RunFolder folder, Optional<OutputFile> jsonFile, Progress progress)
            throws IOException {
        try (Stopping stopping = Stopping.by(evolution::stop)) {
            EvolutionResult result = evolution.run();
            progress.close();
            if (jsonFile.isPresent()) {
                String text =
                        Json.text(result.tree().put("folder", folder.path().toString()));
                jsonFile.get().prepare(text);
                jsonFile.get().commit(text, terminal.out());
            }
            if (!quiet && !jsonFile.map(OutputFile::standardOutput).orElse(false)) {
                new EvolutionText(terminal).show(result, folder.path());
            }
            terminal.out().flush();
            if (result.interrupted()) {
                terminal.error("stopped after evaluation " + result.evaluations() + "; go on with --resume");
            }
            return result.interrupted() ? ExitStatus.BROKEN : ExitStatus.DONE;
        }
    }
}
