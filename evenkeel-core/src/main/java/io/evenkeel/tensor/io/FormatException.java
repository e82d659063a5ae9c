package io.evenkeel.tensor.io;

import java.nio.file.Path;

/**
 * A file cannot be read as what it was said to be. The message is one line, fit to be shown to a user as it stands: the
 * file, the place in it (tensor, byte offset), what is wrong there and what would be right.
 */
public final class FormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * An error described in full by the caller.
     *
     * @param message one line that names the file, the place and what would be right
     */
    public FormatException(String message) {
        super(Text.oneLine(message));
    }

    /**
     * An error described in full by the caller, with the exception behind it.
     *
     * @param message one line that names the file, the place and what would be right
     * @param cause what made it known
     */
    public FormatException(String message, Throwable cause) {
        super(Text.oneLine(message), cause);
    }

    /**
     * An error in a file.
     *
     * @param file that is wrong
     * @param problem what is wrong where, and what would be right
     * @return the exception, to be thrown
     */
    public static FormatException in(Path file, String problem) {
        return Source.of(file).error(problem);
    }
}
