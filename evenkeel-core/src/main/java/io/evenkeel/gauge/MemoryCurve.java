package io.evenkeel.gauge;

import java.util.Arrays;

/**
 * Memory as a function of the lag: how much the state knows of what came in k steps ago.
 *
 * @param values J(k) ≥ 0 for k = 0, 1 …
 */
public record MemoryCurve(double[] values) {

    /** @return Σ_k J(k) over the lags of the curve */
    public double total() {
        return Arrays.stream(values).sum();
    }

    /** @return Σ_k k J(k) / Σ_k J(k) over the lags of the curve, in steps; NaN where there is no memory */
    public double length() {
        double weighted = 0;
        for (int k = 0; k < values.length; k++) {
            weighted += k * values[k];
        }
        return weighted / total();
    }

    /**
     * How far back memory reaches.
     *
     * @param fraction of the largest value, above 0 and at most 1
     * @return the largest lag at which J(k) is at least that; −1 where there is no memory
     * @throws IllegalArgumentException if the fraction is not in (0, 1]
     */
    public int reach(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("the fraction must be above 0 and at most 1, but is " + fraction);
        }
        double line = fraction * Arrays.stream(values).max().orElse(0);
        int lag = values.length - 1;
        while (lag >= 0 && !(values[lag] > 0 && values[lag] >= line)) {
            lag--;
        }
        return lag;
    }
}
