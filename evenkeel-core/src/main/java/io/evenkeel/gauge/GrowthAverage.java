package io.evenkeel.gauge;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Time averages of logarithmic growth, with their convergence and the scatter of block averages. */
final class GrowthAverage {
    /** Enough blocks for a standard error known to 1/√(2·19) = 16 %, few enough for blocks to be long. */
    private static final int BLOCKS = 20;

    private static final int CURVE_POINTS = 100;

    private final int from;
    private final int steps;
    private final int blocks;
    private final double[] sum;
    private final double[][] blockSum;
    private final int[] curveStep = new int[CURVE_POINTS];
    private final double[][] curve = new double[CURVE_POINTS][];
    private int points;

    /**
     * @param k number of quantities
     * @param from first step that counts
     * @param to end of the last step
     */
    GrowthAverage(int k, int from, int to) {
        this.from = from;
        this.steps = to - from;
        this.blocks = Math.min(BLOCKS, steps);
        this.sum = new double[k];
        this.blockSum = new double[blocks][k];
    }

    private int boundary(int block) {
        return from + (int) ((long) block * steps / blocks);
    }

    /** @return the first step after t at which a block of steps must end: the transient's end or a block average's */
    int boundaryAfter(int t) {
        if (t < from) {
            return from;
        }
        return boundary(block(t) + 1);
    }

    private int block(int t) {
        int block = (int) ((long) (t - from) * blocks / steps);
        return boundary(block + 1) <= t ? block + 1 : block;
    }

    /**
     * Counts the growth over the steps that end at {@code end}; steps of the transient are ignored.
     *
     * @param begin first step
     * @param end step after the last, in the same block
     * @param factors growth factors over these steps, ≥ 0
     */
    void add(int begin, int end, double[] factors) {
        if (begin < from) {
            return;
        }
        double[] inBlock = blockSum[block(begin)];
        for (int i = 0; i < sum.length; i++) {
            double log = StrictMath.log(factors[i]);
            sum[i] += log;
            inBlock[i] += log;
        }
        if ((long) (end - from) * CURVE_POINTS >= (points + 1L) * steps) {
            curveStep[points] = end - from;
            curve[points++] = Arrays.stream(sum).map(s -> s / (end - from)).toArray();
        }
    }

    LyapunovSpectrum.Result result(int orthonormalizations) {
        Integer[] order = IntStream.range(0, sum.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -sum[i]));
        double[] exponents = new double[sum.length];
        double[] standardError = new double[sum.length];
        double[][] convergence = new double[points][sum.length];
        for (int i = 0; i < sum.length; i++) {
            exponents[i] = sum[order[i]] / steps;
            standardError[i] = standardError(order[i], exponents[i]);
            for (int p = 0; p < points; p++) {
                convergence[p][i] = curve[p][order[i]];
            }
        }
        return new LyapunovSpectrum.Result(
                exponents,
                standardError,
                steps / blocks,
                orthonormalizations,
                Arrays.copyOf(curveStep, points),
                convergence);
    }

    /** Standard deviation of the block averages, weighted by their lengths, over √(number of blocks). */
    private double standardError(int i, double mean) {
        if (blocks < 2 || Double.isInfinite(mean)) {
            return 0;
        }
        double squares = 0;
        for (int b = 0; b < blocks; b++) {
            int length = boundary(b + 1) - boundary(b);
            double deviation = blockSum[b][i] / length - mean;
            squares += deviation * deviation * length / steps;
        }
        return Math.sqrt(squares / (blocks - 1));
    }
}
