package io.evenkeel.tensor;

import java.util.Map;
import java.util.Set;

/**
 * What would the derivative along the same trajectory be, if some factors did not act? Each set names factors to make
 * neutral in a {@link Tangent}; the trajectory itself stays as it was.
 *
 * @param unitSlopes activations whose slope becomes 1
 * @param passing gates that count as the constant 1: they pass everything and do not themselves depend on anything
 * @param replaced weights to be exchanged for others of the same shape
 */
public record Counterfactual(Set<Expr> unitSlopes, Set<Expr> passing, Map<Weight, Weight> replaced) {
    /** Nothing is changed. */
    public static final Counterfactual NONE = new Counterfactual(Set.of(), Set.of(), Map.of());
}
