package io.evenkeel.gauge;

/**
 * An ingredient that addresses a verdict.
 *
 * @param ingredient its name in specs and lists
 * @param kind the kind of ingredient: initializer, parametrization, cell or controller
 * @param why why it applies here, in words
 * @param citation where it comes from
 * @param available whether this version has it
 * @param arrivesWith the part of the product that brings it; empty if available
 */
public record Remedy(
        String ingredient, String kind, String why, Citation citation, boolean available, String arrivesWith) {}
