package io.evenkeel.lab;

import static io.evenkeel.lab.Ingredient.usable;

import io.evenkeel.lab.Ingredient.Kind;
import io.evenkeel.lab.spec.AlgorithmOptions;
import io.evenkeel.lab.spec.DomainOptions;
import io.evenkeel.lab.spec.MutationOptions;
import io.evenkeel.lab.spec.OwnDomainOptions;
import java.util.List;

/** Where networks are judged, how they mutate, and who has children. */
final class EvolutionIngredients {
    private EvolutionIngredients() {}

    static List<Ingredient> all() {
        return List.of(
                usable(
                        Kind.DOMAIN,
                        "conditioning",
                        "two weights, one of which moves the answers a thousand times as far as the other",
                        DomainOptions.Conditioning.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.DOMAIN,
                        "recurrent-parity",
                        "parity of four bits that are shown one by one",
                        DomainOptions.Parity.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.DOMAIN,
                        "breadcrumb-maze",
                        "a robot with range finders in the hard maze, judged by the way that is left",
                        DomainOptions.Breadcrumbs.class,
                        Literature.SAFE_MUTATIONS,
                        Literature.HARD_MAZE),
                usable(
                        Kind.DOMAIN,
                        "topdown-maze",
                        "a path through a maze that is seen from above, in pixels, a few blocks at a time",
                        DomainOptions.Topdown.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.DOMAIN,
                        "cart-pole",
                        "a pole on a cart is to be balanced",
                        DomainOptions.Pole.class,
                        Literature.CART_POLE),
                usable(
                        Kind.DOMAIN,
                        "pendulum-swing-up",
                        "a pendulum is to be swung up with little torque",
                        DomainOptions.Pendulum.class,
                        Literature.PENDULUM),
                usable(Kind.DOMAIN, "own", "a class of your own, see docs/own-domain.md", OwnDomainOptions.class),
                usable(
                        Kind.MUTATION,
                        "gaussian",
                        "noise of one size for all weights",
                        MutationOptions.Gaussian.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.MUTATION,
                        "sm-r",
                        "a random direction, as far as the answers move by a given amount",
                        MutationOptions.Rescaled.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.MUTATION,
                        "sm-g-sum",
                        "noise divided by the gradient of the answers, summed over experiences",
                        MutationOptions.SummedGradient.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.MUTATION,
                        "sm-g-abs",
                        "noise divided by the moduli of the gradients of the answers",
                        MutationOptions.AbsoluteGradient.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.MUTATION,
                        "sm-g-so",
                        "noise divided by the curvature of the divergence of the answers along it",
                        MutationOptions.SecondOrder.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.ALGORITHM,
                        "steady-state",
                        "the best of a tournament has a child, the worst leaves",
                        AlgorithmOptions.SteadyState.class,
                        Literature.SAFE_MUTATIONS),
                usable(
                        Kind.ALGORITHM,
                        "truncation",
                        "generations of which the fittest are parents",
                        AlgorithmOptions.Truncation.class,
                        Literature.DEEP_NEUROEVOLUTION));
    }
}
