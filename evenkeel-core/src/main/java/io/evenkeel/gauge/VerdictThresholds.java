package io.evenkeel.gauge;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the lines between verdicts are drawn.
 *
 * @param low root mean square gradient below which nothing can be learned
 * @param high root mean square gradient above which training breaks
 * @param wantedLags steps over which gradients are wanted between the two
 * @param chaos largest Lyapunov exponent, nats per step, above which dynamics is unstable …
 * @param standardErrors … provided that it is also this many standard errors above 0
 */
public record VerdictThresholds(double low, double high, int wantedLags, double chaos, double standardErrors) {
    /** Gradients within 1/1000 … 1000 over 100 steps; unstable above 0.01 nats per step and two standard errors. */
    public static final VerdictThresholds DEFAULT = new VerdictThresholds(1e-3, 1e3, 100, 0.01, 2);

    /**
     * Checks the order of the thresholds.
     *
     * @param low root mean square gradient below which nothing can be learned
     * @param high root mean square gradient above which training breaks
     * @param wantedLags steps over which gradients are wanted between the two
     * @param chaos largest Lyapunov exponent, nats per step, above which dynamics is unstable …
     * @param standardErrors … provided that it is also this many standard errors above 0
     */
    public VerdictThresholds {
        if (!(low > 0 && low < 1 && high > 1)) {
            throw new IllegalArgumentException(
                    "thresholds must be 0 < low < 1 < high, but are low " + low + ", high " + high);
        }
        Require.atLeast(1, wantedLags, "wanted number of lags");
        if (!(chaos >= 0 && standardErrors >= 0)) {
            throw new IllegalArgumentException("the thresholds on the exponent must not be negative, but are " + chaos
                    + " and " + standardErrors + " standard errors");
        }
    }

    /**
     * The same lines for another number of steps.
     *
     * @param lags steps over which gradients are wanted
     * @return new thresholds
     */
    public VerdictThresholds over(int lags) {
        return new VerdictThresholds(low, high, lags, chaos, standardErrors);
    }

    /** @return the thresholds by name, for printing */
    public Map<String, Number> asMap() {
        Map<String, Number> map = new LinkedHashMap<>();
        map.put("low", low);
        map.put("high", high);
        map.put("wantedLags", wantedLags);
        map.put("chaos", chaos);
        map.put("standardErrors", standardErrors);
        return map;
    }
}
