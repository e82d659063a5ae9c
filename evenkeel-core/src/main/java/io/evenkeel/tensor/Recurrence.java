package io.evenkeel.tensor;

/**
 * A value that one time step hands to the next.
 *
 * @param name of the state, for instance h
 * @param leaf the value as a step receives it
 * @param next the value as the step leaves it, of the same width
 */
public record Recurrence(String name, Expr leaf, Expr next) {
    /**
     * Checks the widths.
     *
     * @throws IllegalArgumentException if leaf and next differ in width or kind
     */
    public Recurrence {
        if (leaf.width() != next.width() || leaf.directional() != next.directional()) {
            throw new IllegalArgumentException(
                    "state " + name + " has width " + leaf.width() + " but its next value has width " + next.width());
        }
    }
}
