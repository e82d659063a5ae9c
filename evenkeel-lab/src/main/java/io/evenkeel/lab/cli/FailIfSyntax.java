package io.evenkeel.lab.cli;

/** What is wrong in an expression, and in which column (from 1). */
final class FailIfSyntax extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int column;

    FailIfSyntax(int column, String message) {
        super(message, null, false, false);
        this.column = column;
    }

    int column() {
        return column;
    }
}
