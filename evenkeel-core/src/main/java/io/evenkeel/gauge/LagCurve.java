package io.evenkeel.gauge;

import java.util.Arrays;

/**
 * A quantity as a function of the lag k, measured backward from several end points T of one trajectory.
 *
 * @param endPoints the end points T, as numbers of steps: s_T is the state after T steps
 * @param byEndPoint {@code [end point][k]}, k = 0 … lags
 * @param mean mean over the end points at each lag, lags + 1 values
 * @param standardError of the mean at each lag, from random probes alone; zeros where the measurement is exact
 */
public record LagCurve(int[] endPoints, double[][] byEndPoint, double[] mean, double[] standardError) {

    static LagCurve of(int[] endPoints, double[][] byEndPoint, double[][] errorByEndPoint) {
        int points = byEndPoint[0].length;
        double[] mean = new double[points];
        double[] error = new double[points];
        for (int k = 0; k < points; k++) {
            for (int e = 0; e < endPoints.length; e++) {
                mean[k] += byEndPoint[e][k] / endPoints.length;
                error[k] = StrictMath.hypot(error[k], errorByEndPoint[e][k] / endPoints.length);
            }
        }
        return new LagCurve(endPoints, byEndPoint, mean, error);
    }

    /** @return the largest lag */
    public int lags() {
        return mean.length - 1;
    }

    /**
     * The curve below which a fraction of the end points lies, linearly interpolated between neighbors in rank.
     *
     * @param fraction between 0 (smallest) and 1 (largest); 0.5 is the median
     * @return lags + 1 values
     * @throws IllegalArgumentException if the fraction is not in [0, 1]
     */
    public double[] quantile(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("the fraction must be between 0 and 1, but is " + fraction);
        }
        double[] curve = new double[mean.length];
        for (int k = 0; k < curve.length; k++) {
            int lag = k;
            double[] sorted =
                    Arrays.stream(byEndPoint).mapToDouble(c -> c[lag]).sorted().toArray();
            double rank = fraction * (sorted.length - 1);
            int below = (int) rank;
            int above = Math.min(below + 1, sorted.length - 1);
            curve[k] = sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
        }
        return curve;
    }
}
