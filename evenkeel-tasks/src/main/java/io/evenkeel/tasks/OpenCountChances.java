package io.evenkeel.tasks;

/**
 * How likely each count of open parentheses is after 1 … T tokens: a random walk on 0 … M that begins at 0, goes up or down with
 * the same chance, and stays where it would leave its ends. With it, the losses of who says these chances.
 */
final class OpenCountChances {
    private final double[] mean;
    private double varianceByStep;
    private double entropyByStep;

    OpenCountChances(int steps, int most, double chance) {
        mean = new double[most + 1];
        double[] now = new double[most + 1];
        now[0] = 1;
        for (int t = 0; t < steps; t++) {
            now = next(now, chance);
            for (int count = 0; count <= most; count++) {
                mean[count] += now[count] / steps;
            }
            varianceByStep += variance(now) / steps;
            entropyByStep += entropy(now) / steps;
        }
    }

    private static double[] next(double[] before, double chance) {
        int most = before.length - 1;
        double[] now = new double[most + 1];
        for (int count = 0; count <= most; count++) {
            now[count] += (1 - 2 * chance) * before[count];
            now[Math.min(most, count + 1)] += chance * before[count];
            now[Math.max(0, count - 1)] += chance * before[count];
        }
        return now;
    }

    /** The chances of all steps together. */
    double[] mean() {
        return mean.clone();
    }

    /** The mean squared error of {@link #mean} against one-hot rows. */
    double variance() {
        return variance(mean);
    }

    /** The same of the chances of each step, in this step. */
    double varianceByStep() {
        return varianceByStep;
    }

    /** The cross-entropy of {@link #mean}, in nats. */
    double entropy() {
        return entropy(mean);
    }

    /** The same of the chances of each step, in this step. */
    double entropyByStep() {
        return entropyByStep;
    }

    private static double variance(double... chances) {
        double sum = 0;
        for (double p : chances) {
            sum += p * (1 - p);
        }
        return sum / chances.length;
    }

    private static double entropy(double... chances) {
        double sum = 0;
        for (double p : chances) {
            sum -= p == 0 ? 0 : p * StrictMath.log(p);
        }
        return sum;
    }
}
