package io.evenkeel.gauge;

import io.evenkeel.tensor.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The hidden chain in recurrent weights: a unit pulse enters at the first step, the network then runs freely, units are
 * ordered by the time at which they are most active, and weights are averaged over pairs of equal distance in that order.
 *
 * <pre>  r_i             rank of unit i by argmax_t |h_i(t)|; ties are broken at random
 *                  silent units come last
 *  profile(l)      mean of W_ij over all i, j with r_i − r_j = l,   l = −(n−1) … n−1
 *  sequentiality   mean of profile(1 … 5) − mean of profile(−1 … −5)</pre>
 *
 * <p>Positive l lead from earlier to later units. A pure chain has a single peak, its gain, at l = 1; trained networks have
 * a bump at positive l, gates of an LSTM a ramp. Sequentiality is a summary of our own.
 *
 * <p>Sources: K. Rajan, C. D. Harvey, D. W. Tank, "Recurrent network models of sequence generation and memory", Neuron
 * 90:128–142, 2016; A. E. Orhan, X. Pitkow, "Improved memory in recurrent neural networks with sequential non-normal
 * dynamics", ICLR 2020, section on trained networks.
 *
 * @param order units from the earliest to the latest
 * @param profile mean weight by distance, 2n − 1 numbers, distance 0 at index n − 1
 * @param sequentiality in units of weights; NaN for a single unit
 */
public record HiddenChain(int[] order, double[] profile, double sequentiality) {
    /** Steps of free motion after the pulse. */
    public static final int FREE_STEPS = 100;

    private static final int NEAR = 5;

    /**
     * Orders the units and averages the weights.
     *
     * @param w weights, n × n, {@code [to][from]}
     * @param activity of the units after the pulse, {@code [step][unit]}, at least one step
     * @param seed of the jitter
     * @return the profile
     * @throws IllegalArgumentException if W is not square or a row of activity has another length
     */
    public static HiddenChain of(double[][] w, double[][] activity, long seed) {
        WeightFigures.flatten(w);
        int n = w.length;
        double[] peak = peakTimes(n, activity);
        RandomStream jitter = RandomStream.of(seed, "peak order");
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> peak[i] + jitter.uniform(i) / 2))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] profile = new double[2 * n - 1];
        for (int to = 0; to < n; to++) {
            for (int from = 0; from < n; from++) {
                profile[n - 1 + to - from] += w[order[to]][order[from]] / (n - Math.abs(to - from));
            }
        }
        int near = Math.min(NEAR, n - 1);
        double difference = 0;
        for (int l = 1; l <= near; l++) {
            difference += profile[n - 1 + l] - profile[n - 1 - l];
        }
        return new HiddenChain(order, profile, near == 0 ? Double.NaN : difference / near);
    }

    /**
     * Does the same with a linear network, {@code h_1 = v, h_{t+1} = W h_t}.
     *
     * @param w weights, n × n, {@code [to][from]}
     * @param v what the pulse brings to the units, n numbers
     * @param seed of the jitter
     * @return the profile
     * @throws IllegalArgumentException if W is not square or the vector does not fit
     */
    public static HiddenChain ofLinear(double[][] w, double[] v, long seed) {
        return of(w, LinearResponse.of(w, v, FREE_STEPS), seed);
    }

    /**
     * The profile at a distance.
     *
     * @param distance r_i − r_j, −(n−1) to n−1
     * @return the mean weight
     */
    public double at(int distance) {
        return profile[profile.length / 2 + distance];
    }

    private static double[] peakTimes(int n, double[][] activity) {
        double[] peak = new double[n];
        Arrays.fill(peak, activity.length);
        double[] largest = new double[n];
        for (int t = 0; t < activity.length; t++) {
            if (activity[t].length != n) {
                throw new IllegalArgumentException(
                        "step " + t + " has the activity of " + activity[t].length + " units, not of " + n);
            }
            for (int i = 0; i < n; i++) {
                if (Math.abs(activity[t][i]) > largest[i]) {
                    largest[i] = Math.abs(activity[t][i]);
                    peak[i] = t;
                }
            }
        }
        return peak;
    }
}
