package io.evenkeel.evolution;

/** What is done to sensitivities before they are held against the floors. */
public enum Normalization {
    /** Nothing. */
    NONE,
    /** They are divided by the largest finite one. */
    MAX
}
