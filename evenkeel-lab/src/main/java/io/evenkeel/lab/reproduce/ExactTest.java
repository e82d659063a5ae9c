package io.evenkeel.lab.reproduce;

import java.util.Arrays;

/** Two-sided tests of two small samples, by counting all cases. */
final class ExactTest {
    private static final double SLACK = 1e-9;

    private ExactTest() {}

    /**
     * Whether two shares differ: the probability, with all totals as they are, of a table that is no more likely than this
     * one (R. A. Fisher, Statistical Methods for Research Workers, 5th edition, 1934).
     *
     * @param successesA of the first sample
     * @param sizeA of the first sample
     * @param successesB of the second sample
     * @param sizeB of the second sample
     * @return the p-value
     */
    static double fisher(int successesA, int sizeA, int successesB, int sizeB) {
        int successes = successesA + successesB;
        double observed = choose(sizeA, successesA) * choose(sizeB, successesB);
        double extreme = 0;
        double all = 0;
        for (int a = Math.max(0, successes - sizeB); a <= Math.min(sizeA, successes); a++) {
            double weight = choose(sizeA, a) * choose(sizeB, successes - a);
            all += weight;
            extreme += weight <= observed * (1 + SLACK) ? weight : 0;
        }
        return extreme / all;
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    /**
     * Whether one sample tends to larger values: the probability, over all ways to share out the ranks, of a rank sum at
     * least as far from its mean as this one. Ties share their mean rank (H. B. Mann, D. R. Whitney, Annals of Mathematical
     * Statistics 18, 1947).
     *
     * @param a first sample, infinite values allowed
     * @param b second sample
     * @return the p-value
     */
    static double mannWhitney(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        int total = 0;
        int sum = 0;
        // ways[k][s]: in how many ways k values have twice their ranks add up to s.
        double[][] ways = new double[a.length + 1][all.length * (all.length + 1) + 1];
        ways[0][0] = 1;
        for (int i = 0; i < all.length; i++) {
            int rank = twiceRank(sorted, all[i]);
            total += rank;
            sum += i < a.length ? rank : 0;
            for (int k = a.length; k > 0; k--) {
                for (int s = ways[k].length - 1; s >= rank; s--) {
                    ways[k][s] += ways[k - 1][s - rank];
                }
            }
        }
        double mean = (double) total * a.length / all.length;
        double extreme = 0;
        double count = 0;
        for (int s = 0; s < ways[a.length].length; s++) {
            count += ways[a.length][s];
            extreme += Math.abs(s - mean) >= Math.abs(sum - mean) - SLACK ? ways[a.length][s] : 0;
        }
        return extreme / count;
    }

    private static int twiceRank(double[] sorted, double value) {
        int below = 0;
        int equal = 0;
        for (double other : sorted) {
            below += other < value ? 1 : 0;
            equal += other == value ? 1 : 0;
        }
        return 2 * below + equal + 1;
    }
}
