package io.evenkeel.lab.cli;

import java.nio.file.Path;

/** What a run came to, line by line with titles in front. */
final class ResultLines {
    private final Terminal terminal;

    ResultLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Writes text, over as many lines as it takes. */
    void line(String title, String text) {
        terminal.hanging(head(title), text);
    }

    /** Writes a path, which is never broken. */
    void path(String title, Path path) {
        terminal.line(head(title) + path);
    }

    private static String head(String title) {
        return String.format("%-10s ", title);
    }
}
