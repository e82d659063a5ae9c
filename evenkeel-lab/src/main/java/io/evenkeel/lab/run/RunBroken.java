package io.evenkeel.lab.run;

/** A run had to stop before its end. The message is one line that says why, and what is left. */
public final class RunBroken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Stops a run.
     *
     * @param message one line
     * @param cause what happened
     */
    RunBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
