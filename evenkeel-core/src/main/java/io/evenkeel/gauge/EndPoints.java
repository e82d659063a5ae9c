package io.evenkeel.gauge;

import java.util.stream.IntStream;

/** From where gauges by lag look back: T = transient + lags, then every so many steps up to and including the end. */
final class EndPoints {
    private EndPoints() {}

    static int[] of(int steps, int transientSteps, int lags, int stride) {
        if (steps < (long) transientSteps + lags) {
            throw new IllegalArgumentException("the trajectory has " + steps + " steps, fewer than a transient of "
                    + transientSteps + " and " + lags + " lags need (" + ((long) transientSteps + lags) + ")");
        }
        return IntStream.iterate(transientSteps + lags, t -> t <= steps, t -> t + stride)
                .toArray();
    }
}
