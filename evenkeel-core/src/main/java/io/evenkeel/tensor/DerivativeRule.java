package io.evenkeel.tensor;

/** Which derivative of an operation to take where it declares two. */
public enum DerivativeRule {
    /** The mathematical derivative; what gauges use. */
    TRUE,
    /** The derivative that training uses in its place: a surrogate, a detached path. */
    TRAINING
}
