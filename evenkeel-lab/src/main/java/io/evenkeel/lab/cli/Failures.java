package io.evenkeel.lab.cli;

import io.evenkeel.lab.Nearest;
import io.evenkeel.lab.UserError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one line and an exit status; {@code --debug} adds the stack trace. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    static boolean wantsDebug(String... args) {
        return Arrays.asList(args).contains("--debug");
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            message = unknown(unmatched.getUnmatched().get(0), command);
        } else if (!message.isEmpty() && !message.startsWith("--")) {
            message = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        }
        // The library names Java's types.
        message = message.replaceAll("is not an? (int|long)$", "is not a whole number")
                .replaceAll("is not a double$", "is not a number");
        terminal.error(message + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        if (wantsDebug(args)) {
            e.printStackTrace(terminal.err());
        }
        return ExitStatus.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return report(e, parsed.originalArgs().toArray(new String[0]));
    }

    /** Reports a failure of a run and returns its exit status. */
    int report(Throwable failure, String... args) {
        boolean debug = wantsDebug(args);
        boolean wrapper = failure instanceof UncheckedIOException || failure instanceof ExceptionInInitializerError;
        Throwable e = wrapper && failure.getCause() != null ? failure.getCause() : failure;
        boolean users = isUsers(e);
        String hint = users || debug ? "" : " (--debug shows where)";
        terminal.out().flush();
        terminal.error(users ? e.getMessage() : broken(e, command(args)) + hint);
        if (debug) {
            failure.printStackTrace(terminal.err());
        }
        return users ? ExitStatus.BAD_INPUT : ExitStatus.BROKEN;
    }

    /**
     * Our own code refuses input with an IllegalArgumentException; one that comes out of the JDK or a library is a bug of
     * ours.
     */
    private static boolean isUsers(Throwable e) {
        if (e instanceof UserError) {
            return true;
        }
        StackTraceElement[] trace = e.getStackTrace();
        return e instanceof IllegalArgumentException
                && e.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith("io.evenkeel.");
    }

    /** The first word that is no option. */
    private static String command(String... args) {
        return Arrays.stream(args)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("");
    }

    private static String broken(Throwable e, String command) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        if (e instanceof OutOfMemoryError) {
            return "out of memory; give Java more with EVENKEEL_JAVA_OPTS=-Xmx8g" + thrift(command);
        }
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "there is no file " + message;
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied: " + message;
        }
        if (e instanceof FileSystemException || e instanceof IOException) {
            return "reading or writing failed: " + message;
        }
        if (e instanceof ArithmeticException || e instanceof IllegalStateException) {
            return message.isEmpty() ? "the run broke" : message;
        }
        return "the run broke: " + e.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** What takes less memory. */
    private static String thrift(String command) {
        return switch (command) {
            case "diagnose" -> ", or use fewer --exponents or --lags";
            case "train", "compare" -> ", or a smaller network or batch";
            case "evolve" -> ", or a smaller network or population";
            default -> "";
        };
    }

    private static String unknown(String word, CommandLine command) {
        List<String> known = new ArrayList<>();
        if (word.startsWith("-")) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                known.addAll(Arrays.asList(option.names()));
            }
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return "unknown option " + name + Nearest.hint(name, known);
        }
        if (command.getSubcommands().isEmpty()) {
            return "unexpected argument \"" + word + "\"";
        }
        known.addAll(command.getSubcommands().keySet());
        String hint = Nearest.hint(word, known);
        return "unknown command " + word + (hint.isEmpty() ? "; there are " + String.join(", ", known) : hint);
    }
}
