package io.evenkeel.evolution;

/** How the derivatives of n experiences become one number. */
public enum Reduction {
    /** They are added, so that the same intensity means less for more experiences. */
    SUM,
    /** Their mean is taken. */
    MEAN
}
