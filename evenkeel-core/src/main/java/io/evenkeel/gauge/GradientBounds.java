package io.evenkeel.gauge;

/**
 * What theory promises of a gradient on its way through time: bounds of the singular values of ∂h_T/∂h_0, to be held beside
 * measured ones such as {@link PropagatorCondition} and {@link GradientByLag}.
 *
 * @param smallest no singular value is below it, at least 0
 * @param largest none is above it
 */
public record GradientBounds(double smallest, double largest) {}
