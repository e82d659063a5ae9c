package io.evenkeel.lab.spec;

import io.evenkeel.lab.Catalogue;
import io.evenkeel.lab.Ingredient;
import io.evenkeel.lab.Ingredient.Kind;

/** A gauge that can be read during training, see {@link io.evenkeel.gauge.TrainingGauges}. */
public enum Gauge {
    /** Root mean square of the neurons' sensitivities. */
    SENSITIVITY,
    /** Share of time with slopes near zero. */
    SATURATION,
    /** Gradient of the task's loss by depth and by time. */
    TASK_GRADIENT,
    /** How well parametrizations are doing. */
    PARAMETRIZATION,
    /** Largest Lyapunov exponent. */
    LYAPUNOV,
    /** Recurrent matrices. */
    WEIGHTS,
    /** The largest Lyapunov exponents and what follows from them. */
    LYAPUNOV_SPECTRUM,
    /** Gradient k steps back. */
    GRADIENT_BY_LAG,
    /** The same through read-out and loss. */
    LOSS_GRADIENT_BY_LAG,
    /** Singular values of the one-step Jacobian. */
    SINGULAR_VALUES,
    /** Spread of the growth over short stretches. */
    FINITE_TIME_GROWTH,
    /** Which factor is to blame. */
    BLAME;

    /** @return its name, as specifications and {@link io.evenkeel.gauge.TrainingGauges} have it */
    public String word() {
        return Settings.word(this);
    }

    /** @return its entry in the catalogue, with what to cite */
    public Ingredient ingredient() {
        return Catalogue.named(Kind.GAUGE, word());
    }
}
