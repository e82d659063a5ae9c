package io.evenkeel.lab;

import java.util.Arrays;

/**
 * Median and quartiles, linearly interpolated between neighbors in rank; NaN and infinities are the largest values.
 *
 * @param first a quarter lies below
 * @param median half lies below
 * @param third three quarters lie below
 */
public record Quartiles(double first, double median, double third) {

    /**
     * Sorts values.
     *
     * @param values at least one
     * @return their quartiles
     */
    public static Quartiles of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double fraction) {
        double rank = fraction * (sorted.length - 1);
        int below = (int) rank;
        double lower = sorted[below];
        // Between equal or infinite neighbors there is nothing to interpolate.
        if (rank == below || lower == sorted[below + 1] || Double.isInfinite(lower)) {
            return lower;
        }
        return lower + (rank - below) * (sorted[below + 1] - lower);
    }
}
