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
import picocli.CommandLine.Parameters;

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
    private static final int MOST_THREADS = 1024;

    private final Terminal terminal;

    @Parameters(paramLabel = "SPEC", arity = "1", description = "What to do, in YAML or JSON.")
    private String specFile;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the run. Default: the name of SPEC.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where the run's folder goes. Default: ${DEFAULT-VALUE}.")
    private String out;

    @Option(names = "--resume", description = "Go on from the last checkpoint; begin if there is none.")
    private boolean resume;

    @Option(names = "--force", description = "Delete an earlier run of this name, and begin anew.")
    private boolean force;

    @Option(
            names = {"--steps", "--updates"},
            paramLabel = "N",
            description = "Updates of the whole run, in place of trainer.steps.")
    private Long steps;

    @Option(names = "--seed", paramLabel = "N", description = "Seed, in place of the specification's.")
    private Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; results do not depend on them. Default: all.")
    private Integer threads;

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
        Path file = Paths.readable("SPEC", specFile);
        require(!(resume && force), "--resume and --force exclude each other; give one");
        require(steps == null || steps >= 0, "--steps must not be negative: " + steps);
        require(
                threads == null || (threads >= 1 && threads <= MOST_THREADS),
                "--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        Optional<OutputFile> jsonFile = OutputFile.of("--json", json);
        Optional<OutputFile> htmlFile = OutputFile.of("--html", html);
        require(jsonFile.isEmpty() || !jsonFile.get().same(file), "--json would overwrite SPEC");
        require(htmlFile.isEmpty() || !htmlFile.get().same(file), "--html would overwrite SPEC");
        SpecFile source = SpecFile.read(file);
        Spec spec = completed(source.spec());
        Progress progress = quiet ? Progress.NONE : terminal.progress();
        TrainingProgress listener =
                new TrainingProgress(progress, spec.trainer().steps());
        TrainingRun.Builder builder = TrainingRun.of(spec)
                .listener(listener)
                .threads(threads == null ? Runtime.getRuntime().availableProcessors() : threads)
                .tensorBoard(tensorBoard);
        // What does not fit is said before a folder is made.
        source.check(() -> {
            spec.checkedTask();
            return spec;
        });
        try (progress;
                RunFolder folder = RunFolder.open(folder(file), existing());
                TrainingRun run = source.check(() -> builder.folder(folder).build())) {
            warn(run);
            return run(run, new RunOutput(folder, spec, jsonFile, htmlFile), progress);
        }
    }

    private Spec completed(Spec spec) {
        Spec seeded = seed == null ? spec : spec.withSeed(seed);
        return steps == null ? seeded : seeded.withSteps(steps);
    }

    private RunFolder.Existing existing() {
        return resume ? RunFolder.Existing.RESUME : force ? RunFolder.Existing.REPLACE : RunFolder.Existing.REFUSE;
    }

    private Path folder(Path file) {
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
        return Paths.runFolder(out, name == null ? stem : name);
    }

    private void warn(TrainingRun run) {
        if (!quiet) {
            run.trainer()
                    .controllers()
                    .forEach(controller -> controller
                            .warning()
                            .ifPresent(warning -> terminal.error("warning: " + controller.name() + ": " + warning)));
        }
    }

    private int run(TrainingRun run, RunOutput output, Progress progress) throws IOException {
        Thread stopper = new Thread(() -> stop(run), "stop");
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            RunResult result = run.run();
            progress.close();
            output.write(result, terminal.out());
            if (!quiet && !output.onStandardOut()) {
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
        } finally {
            forget(stopper);
        }
    }

    private static void stop(TrainingRun run) {
        try {
            run.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread stopper) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException e) {
            // The program is being ended, and the hook with it.
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UserError(message);
        }
    }
}
