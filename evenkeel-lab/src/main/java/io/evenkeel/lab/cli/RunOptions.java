package io.evenkeel.lab.cli;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of the commands that leave runs: what to do, where it goes, and what becomes of what is there. */
final class RunOptions {
    private static final int MOST_THREADS = 1024;

    @Parameters(paramLabel = "SPEC", arity = "1", description = "What to do, in YAML or JSON.")
    private String spec;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of what is done. Default: the name of SPEC.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where its folder goes. Default: ${DEFAULT-VALUE}.")
    private String out;

    @Option(names = "--resume", description = "Go on where an earlier run of this name was; begin if there is none.")
    private boolean resume;

    @Option(names = "--force", description = "Delete an earlier run of this name, and begin anew.")
    private boolean force;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; results do not depend on them. Default: all.")
    private Integer threads;

    /** Checks the options, and returns the file that says what to do. */
    Path file() {
        Path file = Paths.readable("SPEC", spec);
        if (resume && force) {
            throw new UserError("--resume and --force exclude each other; give one");
        }
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new UserError("--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        }
        return file;
    }

    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    boolean threadsGiven() {
        return threads != null;
    }

    /** Opens the folder of a run; says so if there was one to go on with, but nothing to go on from. */
    RunFolder open(Path file, Consumer<String> warning) {
        Path folder = folder(file);
        if (resume && RunFolder.holdsRun(folder) && !Files.exists(RunFolder.checkpoint(folder))) {
            warning.accept(folder + " has no checkpoint to go on from; the run begins anew");
        }
        return RunFolder.open(folder, existing());
    }

    RunFolder.Existing existing() {
        return resume ? RunFolder.Existing.RESUME : force ? RunFolder.Existing.REPLACE : RunFolder.Existing.REFUSE;
    }

    String name(Path file) {
        return name == null ? file.getFileName().toString().replaceFirst("\\.[^.]+$", "") : name;
    }

    Path folder(Path file) {
        Path folder = Paths.of("--name", name(file));
        if (folder.getNameCount() != 1 || folder.isAbsolute() || name(file).startsWith(".")) {
            throw new UserError("--name " + name(file) + " is a path; --out says where the run goes");
        }
        return Paths.of("--out", out).resolve(folder);
    }
}
