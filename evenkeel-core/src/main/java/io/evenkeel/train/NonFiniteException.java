package io.evenkeel.train;

/** A loss, gradient or weight is no longer a finite number; the message names the layer, the quantity and the steps. */
public final class NonFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final long update;

    /**
     * Stops a run.
     *
     * @param update in which it happened, counted from 0
     * @param what one line: what is not finite, and where
     */
    public NonFiniteException(long update, String what) {
        super("update " + update + ": " + what);
        this.update = update;
    }

    /** @return the update in which it happened, counted from 0; weights are those before it */
    public long update() {
        return update;
    }
}
