package io.evenkeel.evolution;

/** By what the noise of a {@link SafeMutation} is divided. */
public enum Sensitivity {
    /** SM-G-SUM: {@link OutputSensitivities#summed}. */
    SUM("sm-g-sum", Reduction.SUM),
    /**
     * SM-G-ABS: {@link OutputSensitivities#absolute}. Derivatives of different experiences do not cancel; those of the steps of
     * one sequence may. Of a single sequence it is {@link #SUM}: what a network with a state sees in an episode.
     */
    ABS("sm-g-abs", Reduction.MEAN),
    /** SM-G-SO: {@link OutputSensitivities#secondOrder} along the noise itself, {@code v = ξ/‖ξ‖₂}. */
    SECOND_ORDER("sm-g-so", Reduction.MEAN);

    private final String title;
    private final Reduction reduction;

    Sensitivity(String title, Reduction reduction) {
        this.title = title;
        this.reduction = reduction;
    }

    /** Name of the mutation as in specs. */
    String title() {
        return title;
    }

    /** What the authors' programs have. */
    Reduction reduction() {
        return reduction;
    }
}
