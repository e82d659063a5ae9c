package io.evenkeel.lab;

import static io.evenkeel.lab.Ingredient.listed;

import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.Ingredient.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is measured. */
final class GaugeIngredients {
    private GaugeIngredients() {}

    static List<Ingredient> all() {
        List<Ingredient> all = new ArrayList<>(trajectoryGauges());
        all.addAll(networkGauges());
        all.addAll(memoryGauges());
        return all;
    }

    private static List<Ingredient> trajectoryGauges() {
        return List.of(
                listed(Kind.GAUGE, "gradient-by-lag", "how much of a gradient is left k steps back", Citations.BENGIO),
                listed(
                        Kind.GAUGE,
                        "loss-gradient-by-lag",
                        "the same through the read-out and the loss",
                        Citations.CLIPPING),
                listed(
                        Kind.GAUGE,
                        "lyapunov",
                        "average rates at which small differences grow, with standard errors",
                        Citations.BENETTIN,
                        Citations.VOGT,
                        Citations.ENGELKEN),
                listed(
                        Kind.GAUGE,
                        "lyapunov-spectrum",
                        "the largest exponents, with dimension and entropy, during training",
                        Citations.BENETTIN,
                        Citations.VOGT,
                        Citations.ENGELKEN),
                listed(
                        Kind.GAUGE,
                        "task-gradient",
                        "gradient of the task's loss by depth and by time step, during training",
                        Literature.GRADIENT_FLOW),
                listed(
                        Kind.GAUGE,
                        "kaplan-yorke",
                        "dimension of the attractor, from the exponents",
                        Citations.KAPLAN_YORKE),
                listed(Kind.GAUGE, "entropy", "sum of the positive exponents", Citations.PESIN),
                listed(
                        Kind.GAUGE,
                        "finite-time-growth",
                        "spread of the growth over short stretches",
                        Literature.ABARBANEL),
                listed(
                        Kind.GAUGE,
                        "singular-values",
                        "what one step stretches and shrinks",
                        Literature.DYNAMICAL_ISOMETRY),
                listed(
                        Kind.GAUGE,
                        "sensitivity",
                        "how strongly each neuron answers to the state before",
                        Citations.SENSITIVITY_ADJUSTMENT));
    }

    private static List<Ingredient> networkGauges() {
        return List.of(
                listed(
                        Kind.GAUGE,
                        "weights",
                        "spectral radius and norm, non-normality, numerical abscissa of recurrent matrices",
                        Citations.HENRICI,
                        Citations.TREFETHEN_EMBREE),
                listed(
                        Kind.GAUGE,
                        "saturation",
                        "share of time with slopes near zero, dead units",
                        Citations.GLOROT_BENGIO),
                listed(
                        Kind.GAUGE,
                        "parametrization",
                        "distance from orthogonality, Neumann residual, eigenvalue gap, during training",
                        Citations.SCALED_CAYLEY,
                        Citations.NEUMANN_CAYLEY,
                        Citations.EIGENVALUE_NORMALIZED),
                listed(Kind.GAUGE, "blame", "which factor makes gradients vanish or explode, by counterfactual"));
    }

    private static List<Ingredient> memoryGauges() {
        return List.of(
                listed(
                        Kind.GAUGE,
                        "fisher-memory",
                        "what a noisy linearized state knows of the input k steps ago, and over all lags",
                        Literature.MEMORY_TRACES,
                        Citations.NON_NORMAL_CHAIN),
                listed(
                        Kind.GAUGE,
                        "propagator",
                        "norm and condition of k steps along the trajectory",
                        Literature.DYNAMICAL_ISOMETRY),
                listed(
                        Kind.GAUGE,
                        "transient-growth",
                        "largest norm of a power of recurrent weights",
                        Citations.TREFETHEN_EMBREE),
                listed(
                        Kind.GAUGE,
                        "kreiss-bound",
                        "lower bound of transient growth from the resolvent",
                        Literature.KREISS,
                        Citations.TREFETHEN_EMBREE),
                listed(
                        Kind.GAUGE,
                        "schur-profile",
                        "feed-forward share of recurrent weights in the Schur basis, by superdiagonal",
                        Citations.HENRICI,
                        Literature.MEMORY_WITHOUT_FEEDBACK,
                        Literature.NON_NORMAL_SCHUR),
                listed(
                        Kind.GAUGE,
                        "hidden-chain",
                        "mean recurrent weight by distance in the order of the units' peaks after a pulse",
                        Literature.SEQUENCES,
                        Citations.NON_NORMAL_CHAIN));
    }
}
