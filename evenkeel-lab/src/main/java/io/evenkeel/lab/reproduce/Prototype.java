package io.evenkeel.lab.reproduce;

/**
 * Numbers that are not published: those of an independent prototype of the same configuration, to be held beside ours
 * where a paper has curves or words only.
 */
final class Prototype {
    /** Stands before such a number. */
    static final String LABEL = "independent prototype, not published: ";

    private Prototype() {}
}
