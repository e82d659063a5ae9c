package io.evenkeel.lab.cli;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.RunBroken;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.run.RunResult;
import io.evenkeel.lab.run.TrainingRun;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Path;
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

    @Option(names = "--seed", paramLabel = "N", description = "Seed, in place of the specification's.")
    private Long seed;

    @Option(names = "--tensorboard", description = "Write figures for TensorBoard as well.")
    private boolean tensorBoard;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    private String json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the report here as well; the run's folder always has it.")
    private String html;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show neither progress nor the result.")
    private boolean quiet;

    @Mixin
    private CommonOptions common;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = run.file();
        Optional<OutputFile> jsonFile = OutputFile.of("--json", json);
        Optional<OutputFile> htmlFile = OutputFile.of("--html", html);
        require(jsonFile.isEmpty() || !jsonFile.get().same(file), "--json would overwrite SPEC");
        require(htmlFile.isEmpty() || !htmlFile.get().same(file), "--html would overwrite SPEC");
        SpecFile source = SpecFile.read(file);
        Spec spec = completed(source.spec());
        Progress progress = quiet ? Progress.NONE : terminal.progress();
        TrainingProgress listener =
                new TrainingProgress(progress, this::warn, spec.trainer().steps());
        TrainingRun.Builder builder =
                TrainingRun.of(spec).listener(listener).threads(run.threads()).tensorBoard(tensorBoard);
        // What does not fit is said before a folder is made, or an earlier run deleted.
        try (progress;
                TrainingRun training = source.check(builder::build);
                RunFolder folder = RunFolder.open(run.folder(file), run.existing())) {
            training.into(folder);
            training.warnings().forEach(this::warn);
            return run(
                    source,
                    training,
                    listener,
                    new RunOutput(folder, spec, training.task(), jsonFile, htmlFile),
                    progress);
        }
    }

    private Spec completed(Spec spec) {
        Spec seeded = seed == null ? spec : spec.withSeed(seed);
        return length.steps().isPresent() ? seeded.withSteps(length.steps().getAsLong()) : seeded;
    }

    private void warn(String warning) {
        if (!quiet) {
            terminal.error("warning: " + warning);
        }
    }

    private int run(
            SpecFile source, TrainingRun training, TrainingProgress listener, RunOutput output, Progress progress)
            throws IOException {
        try (Stopping stopping = Stopping.by(training::stop)) {
            RunResult result = source.check(training::run);
            progress.close();
            output.write(result, terminal.out());
            if (!quiet && !output.onStandardOut()) {
                listener.pruning().ifPresent(pruning -> pruning.show(terminal));
                new TrainingText(terminal).show(result, output.folder());
            }
            terminal.out().flush();
            if (result.interrupted()) {
                terminal.error("stopped after update " + result.updates() + "; go on with --resume");
            }
            return result.interrupted() ? ExitStatus.BROKEN : ExitStatus.DONE;
        } catch (RunBroken e) {
            output.writeFailure(e.getMessage(), terminal.out());
            throw e;
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UserError(message);
        }
    }
}
