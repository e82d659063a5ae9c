package io.evenkeel.lab.spec;

/**
 * The options of one ingredient: a record whose components are {@link Setting described}. Each kind of ingredient has an
 * interface that extends this one and says what the options make.
 */
public interface Options {}
