package io.evenkeel.lab.cli;

import io.evenkeel.lab.diagnosis.DiagnosisRunner;
import io.evenkeel.tasks.DataFolders;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Builds the command line and runs it. */
final class CommandLines {
    // picocli refuses less.
    private static final int NARROWEST_HELP = 55;

    private CommandLines() {}

    /**
     * Runs a command.
     *
     * @param terminal where it writes
     * @param args its words
     * @return the exit status
     */
    static int run(Terminal terminal, String... args) {
        return run(terminal, Engine.diagnosis(), args);
    }

    static int run(Terminal terminal, DiagnosisRunner runner, String... args) {
        return run(terminal, runner, DataFolders.here(), args);
    }

    static int run(Terminal terminal, DiagnosisRunner runner, DataFolders folders, String... args) {
        CommandLine line = new CommandLine(new EvenkeelCommand(terminal));
        line.addSubcommand(new DiagnoseCommand(terminal, runner, args));
        line.addSubcommand(new CompareCommand(terminal));
        line.addSubcommand(new ReproduceCommand(terminal));
        line.addSubcommand(new TrainCommand(terminal));
        line.addSubcommand(new EvolveCommand(terminal));
        line.addSubcommand(new DoctorCommand(terminal));
        line.addSubcommand(new ListCommand(terminal));
        line.addSubcommand(new CommandLine(new DataCommand(terminal, folders))
                .addSubcommand(new DataGetCommand(terminal, folders)));
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(terminal.out(), true));
        line.setErr(new PrintWriter(terminal.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.color() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(Math.max(NARROWEST_HELP, terminal.textColumns()));
        Failures failures = new Failures(terminal);
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        try {
            return line.execute(args);
        } catch (Error | RuntimeException e) {
            return failures.report(e, args);
        }
    }
}
