package io.evenkeel.lab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A curve of a {@link LineChart}, with or without a band around it.
 *
 * @param name for the legend
 * @param x positions, ascending
 * @param y values, as many; what is not a number leaves a gap
 * @param lower lower quartile at each position; empty for a curve without a band
 * @param upper upper quartile at each position; empty for a curve without a band
 */
public record Curve(String name, double[] x, double[] y, double[] lower, double[] upper) {
    /** More points than this are not told from each other on a screen. */
    private static final int SEEN = 2000;

    /** Checks that there are as many values as positions. */
    public Curve {
        boolean banded = lower.length > 0 || upper.length > 0;
        if (y.length != x.length || banded && (lower.length != x.length || upper.length != x.length)) {
            throw new IllegalArgumentException("curve " + name + ": " + x.length + " positions, " + y.length
                    + " values, a band of " + lower.length + " and " + upper.length);
        }
    }

    /**
     * A curve without a band.
     *
     * @param name for the legend
     * @param x positions, ascending
     * @param y values, as many; what is not a number leaves a gap
     */
    public Curve(String name, double[] x, double[] y) {
        this(name, x, y, new double[0], new double[0]);
    }

    /**
     * Breaks the curve of an angle where it turns over, which is no stroke from one end of the axis to the other.
     *
     * @param period after which values repeat; a step of more than half of it is a turn
     * @return the curve with a gap between the two values of each turn, and without a band
     */
    public Curve broken(double period) {
        List<Double> positions = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (i > 0 && Math.abs(y[i] - y[i - 1]) > period / 2) {
                positions.add((x[i - 1] + x[i]) / 2);
                values.add(Double.NaN);
            }
            positions.add(x[i]);
            values.add(y[i]);
        }
        return new Curve(name, doubles(positions), doubles(values));
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    boolean banded() {
        return lower.length > 0;
    }

    /** Returns the curve with at most the smallest and the largest value of each of equally long stretches. */
    Curve thinned() {
        if (x.length <= SEEN) {
            return this;
        }
        int stretches = SEEN / 2;
        int[] kept = IntStream.range(0, stretches)
                .flatMap(s -> extremes(
                        (int) ((long) s * x.length / stretches), (int) ((long) (s + 1) * x.length / stretches)))
                .toArray();
        return new Curve(name, at(x, kept), at(y, kept), at(lower, kept), at(upper, kept));
    }

    private IntStream extremes(int from, int to) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            // What is not a number compares as the largest, so that a gap stays a gap.
            low = Double.compare(y[i], y[low]) < 0 ? i : low;
            high = Double.compare(y[i], y[high]) > 0 ? i : high;
        }
        return IntStream.of(low, high).distinct().sorted();
    }

    private static double[] at(double[] values, int... indices) {
        return values.length == 0
                ? values
                : Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }
}
