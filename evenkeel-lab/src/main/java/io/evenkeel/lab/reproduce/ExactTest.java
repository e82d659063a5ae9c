package io.evenkeel.lab.reproduce;

import java.util.Arrays;

/** Two-sided tests of two small samples, by counting all cases. */
final class ExactTest {
    private static final double SLACK = 1e-9;
    private static final int SHARES = 1000;

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

    /**
     * Whether two shares differ, whatever the share that both would have otherwise: the largest probability, over that share, of
     * tables whose difference is at least as many standard errors as this one's (G. A. Barnard, Significance tests for 2×2
     * tables, Biometrika 34, 1947, with the pooled score statistic).
     *
     * @param successesA of the first sample
     * @param sizeA of the first sample
     * @param successesB of the second sample
     * @param sizeB of the second sample
     * @return the p-value
     */
    static double barnard(int successesA, int sizeA, int successesB, int sizeB) {
        double observed = score(successesA, sizeA, successesB, sizeB);
        double largest = 0;
        for (int step = 1; step < SHARES; step++) {
            double share = (double) step / SHARES;
            double extreme = 0;
            for (int a = 0; a <= sizeA; a++) {
                for (int b = 0; b <= sizeB; b++) {
                    if (score(a, sizeA, b, sizeB) >= observed * (1 - SLACK)) {
                        extreme += binomial(sizeA, a, share) * binomial(sizeB, b, share);
                    }
                }
            }
            largest = Math.max(largest, extreme);
        }
        return Math.min(1, largest);
    }

    /** |p_A − p_B| in standard errors of the pooled share; 0 where there is no difference. */
    private static double score(int a, int sizeA, int b, int sizeB) {
        double difference = Math.abs((double) a / sizeA - (double) b / sizeB);
        double pooled = (double) (a + b) / (sizeA + sizeB);
        return difference == 0 ? 0 : difference / Math.sqrt(pooled * (1 - pooled) * (1.0 / sizeA + 1.0 / sizeB));
    }

    private static double binomial(int n, int k, double share) {
        return choose(n, k) * StrictMath.pow(share, k) * StrictMath.pow(1 - share, n - k);
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
