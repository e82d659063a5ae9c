package io.evenkeel.lab.cli;

import io.evenkeel.lab.Progress;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/**
 * Where the program writes, and what can be shown there.
 *
 * <p>Java cannot tell whether standard output or standard error is a terminal, so the launcher says so in the system
 * properties {@code evenkeel.terminal} ({@code out}, {@code err}, or both), {@code evenkeel.unicode} and
 * {@code evenkeel.columns}. Without them output is plain.
 *
 * @param out standard output
 * @param err standard error
 * @param outInteractive whether a person watches standard output
 * @param errInteractive whether a person watches standard error
 * @param unicode whether text beyond ASCII can be shown
 * @param color whether standard output takes colors
 * @param columns width of the terminal
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean outInteractive,
        boolean errInteractive,
        boolean unicode,
        boolean color,
        int columns) {
    private static final int NARROWEST = 40;
    private static final int WIDEST_TEXT = 100;
    private static final int USUAL = 80;

    /** Reads what the launcher found out. */
    static Terminal of(PrintStream out, PrintStream err, Properties properties, Map<String, String> environment) {
        String where = properties.getProperty("evenkeel.terminal", "");
        boolean interactive = where.contains("out");
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(
                out,
                err,
                interactive,
                where.contains("err"),
                Boolean.parseBoolean(properties.getProperty("evenkeel.unicode", "false")),
                interactive && !plain,
                columns(properties.getProperty("evenkeel.columns", "")));
    }

    /** A terminal that shows plain ASCII into the given streams. */
    static Terminal plain(PrintStream out, PrintStream err) {
        return new Terminal(out, err, false, false, false, false, USUAL);
    }

    /** Writes a line of text to standard output, in ASCII where nothing else can be shown. */
    void line(String text) {
        out.println(unicode ? text : Ascii.of(text));
    }

    /** Writes one line to standard error, with the program's name in front, whatever the message contains. */
    void error(String message) {
        String single = message.strip().replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?");
        err.println("evenkeel: " + (unicode ? single : Ascii.of(single)));
        err.flush();
    }

    private static int columns(String text) {
        try {
            int given = Integer.parseInt(text.strip());
            // Terminals that do not know their width say 0.
            return given < 1 ? USUAL : Math.max(NARROWEST, given);
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }

    /** How long a line of text may be: longer ones are hard to read, however wide the terminal is. */
    int textColumns() {
        return Math.min(columns, WIDEST_TEXT);
    }

    /** Shows on standard error how far a run has come: bars on a terminal, lines elsewhere. */
    Progress progress() {
        return errInteractive() ? new ProgressBars(err(), columns()) : new ProgressLines(err());
    }

    /** Writes a heading and text behind it, over as many lines as it takes, each as far to the right as the first. */
    void hanging(String head, String text) {
        String indent = head;
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+(?!%)")) {
            if (line.length() > 0 && head.length() + line.length() + 1 + word.length() > textColumns()) {
                line(indent + line);
                line.setLength(0);
                indent = " ".repeat(head.length());
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        if (line.length() > 0) {
            line(indent + line);
        }
    }

    /** Text in a style, where styles can be shown; the code is that of "select graphic rendition". */
    String styled(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
