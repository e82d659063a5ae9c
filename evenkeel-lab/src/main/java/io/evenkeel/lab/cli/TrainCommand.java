package io.evenkeel.lab.cli;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.report.RunReport;
import io.evenkeel.lab.run.RunBroken;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.run.RunResult;
import io.evenkeel.lab.run.RunTree;
import io.evenkeel.lab.run.TrainingRun;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one network. */
@Command(
        name = "train",
        description =
                "Trains one network as a specification says, and leaves a folder that a later run can go on from.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "evenkeel list spec shows what a specification may say.",
            "The folder holds spec.yaml, metrics.jsonl, checkpoint.safetensors, report.html and citations.bib."
        })
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RunOptions run;

    @Mixin
    private StepsOption length;

    @Mixin
    private SeedOption seed;

    @Option(names = "--tensorboard", description = "Write figures for TensorBoard as well.")
    private boolean tensorBoard;

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = run.file();
        OutputFiles files = output.files(Map.of("SPEC", file));
        SpecFile source = SpecFile.read(file);
        Spec spec = completed(source.spec());
        Progress progress = output.progress(terminal);
        TrainingProgress listener =
                new TrainingProgress(progress, this::warn, spec.trainer().steps());
        TrainingRun.Builder builder =
                TrainingRun.of(spec).listener(listener).threads(run.threads()).tensorBoard(tensorBoard);
        // What does not fit is said before a folder is made, or an earlier run deleted.
        try (progress;
                TrainingRun training = source.check(builder::build);
                RunFolder folder = run.open(file, this::warn)) {
            training.into(folder);
            training.warnings().forEach(this::warn);
            return run(source, training, listener, new RunOutput(folder, files, terminal.out()), progress);
        }
    }

    private Spec completed(Spec spec) {
        Spec seeded = seed.in(spec, spec::withSeed);
        return length.steps().isPresent() ? seeded.withSteps(length.steps().getAsLong()) : seeded;
    }

    private void warn(String warning) {
        if (!output.quiet()) {
            terminal.error("warning: " + warning);
        }
    }

    private int run(
            SpecFile source, TrainingRun training, TrainingProgress listener, RunOutput results, Progress progress)
            throws IOException {
        try (Stopping stopping = Stopping.by(training::stop)) {
            RunResult result = source.check(training::run);
            progress.close();
            results.writeResult(result.tree());
            if (!output.quiet() && !results.onStandardOut()) {
                listener.pruning().ifPresent(pruning -> pruning.show(terminal));
                new TrainingText(terminal).show(result, results.folder().path());
            }
            terminal.out().flush();
            results.writeReport(() -> report(training, results, Optional.of(result), Optional.empty()));
            if (result.interrupted()) {
                terminal.error("stopped after update " + result.updates() + "; go on with --resume");
            }
            return result.interrupted() ? ExitStatus.BROKEN : ExitStatus.DONE;
        } catch (RunBroken e) {
            results.writeFailure(() -> report(training, results, Optional.empty(), Optional.of(e.getMessage())));
            throw e;
        }
    }

    private static String report(
            TrainingRun training, RunOutput results, Optional<RunResult> result, Optional<String> failure) {
        return RunReport.of(RunTree.of(results.folder(), training.spec(), training.task(), result, failure));
    }
}
