package io.evenkeel.evolution;

/** A parent cannot be mutated, because of what it is or saw: its child is a failure, and the evolution goes on. */
public final class MutationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what the parent lacks
     */
    public MutationException(String message) {
        super(message);
    }
}
