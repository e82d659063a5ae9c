package io.evenkeel.gauge;

import java.util.Locale;

/** What becomes of signals and gradients in a network. */
public enum Verdict {
    /** Gradients are lost before they have gone back as far as wanted. */
    VANISHING,
    /** Gradients neither vanish nor explode within the wanted number of steps. */
    HEALTHY,
    /** Gradients grow beyond use, or perturbations of an unbounded state do. */
    EXPLODING,
    /** Perturbations of a bounded state grow for ever: the future depends on the smallest error. */
    CHAOTIC;

    /** @return the name in reports and JSON, in lower case */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
