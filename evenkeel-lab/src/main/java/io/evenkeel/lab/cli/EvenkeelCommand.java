package io.evenkeel.lab.cli;

import io.evenkeel.lab.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program without a subcommand. */
@Command(
        name = "evenkeel",
        description = "Diagnoses recurrent networks: where their gradients go, why, and what would help.",
        versionProvider = EvenkeelCommand.VersionText.class,
        synopsisHeading = "Usage: ",
        synopsisSubcommandLabel = "COMMAND",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Example: evenkeel diagnose model.safetensors --text file.txt --html report.html",
            "Options of a command: evenkeel COMMAND --help",
            "",
            "Exit status: 0 done, 1 a --fail-if holds or a --replay differs, 2 bad input, 3 the run broke.",
            "Environment: EVENKEEL_DATA (folder), EVENKEEL_CLASSPATH (your own classes),",
            "EVENKEEL_JAVA_OPTS, EVENKEEL_KERNELS (vector, scalar), NO_COLOR."
        })
final class EvenkeelCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    EvenkeelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(terminal.err(), line.getColorScheme());
        return ExitStatus.BAD_INPUT;
    }

    /** Prints the version. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"evenkeel " + Version.current()};
        }
    }
}
