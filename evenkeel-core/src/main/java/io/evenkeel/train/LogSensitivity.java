package io.evenkeel.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Logarithms, in nats, of the root mean square of sensitivities: over neurons, examples and time, of everything and of each
 * layer, and the mean over time of the logarithm at each step.
 */
final class LogSensitivity {
    private final double[] squares;
    private final Map<Integer, double[]> layers = new TreeMap<>();
    private double rows;

    LogSensitivity(int steps) {
        squares = new double[steps];
    }

    /** Takes in sums of s² at each step, each of so many sensitivities. */
    void add(int layer, double[] sums, double count) {
        double[] total = layers.computeIfAbsent(layer, l -> new double[2]);
        for (int t = 0; t < squares.length; t++) {
            squares[t] += sums[t];
            total[0] += sums[t];
        }
        total[1] += count * squares.length;
        rows += count;
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        double sum = 0;
        double logs = 0;
        for (double square : squares) {
            sum += square;
            logs += logRoot(square / rows);
        }
        figures.put("log-sensitivity", logRoot(sum / (rows * squares.length)));
        figures.put("log-sensitivity-mean", logs / squares.length);
        layers.forEach((layer, total) -> figures.put("log-sensitivity." + layer, logRoot(total[0] / total[1])));
        return figures;
    }

    static double logRoot(double meanSquare) {
        return 0.5 * StrictMath.log(meanSquare);
    }
}
