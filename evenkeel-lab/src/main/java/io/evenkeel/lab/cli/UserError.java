package io.evenkeel.lab.cli;

/** Something the user gave is wrong. The message is one line: what is wrong, where, and what would be right. */
public final class UserError extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message one line, without the program's name in front and without a final period
     */
    public UserError(String message) {
        super(message);
    }
}
