package io.evenkeel.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Means of figures over batches, each weighted by how many of its examples count at all. */
final class Averages {
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private double total;

    void add(Batch batch, double loss, Map<String, Double> figures) {
        double weight = counting(batch);
        if (weight == 0) {
            return;
        }
        total += weight;
        sums.merge("loss", weight * loss, Double::sum);
        // Sorted, so that logs have the same bytes whatever kind of map a task returns.
        new TreeMap<>(figures).forEach((name, value) -> sums.merge(name, weight * value, Double::sum));
    }

    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / total));
        return means;
    }

    private static int counting(Batch batch) {
        if (batch.weights() == null) {
            return batch.examples();
        }
        int count = 0;
        for (int b = 0; b < batch.examples(); b++) {
            boolean counts = false;
            for (int t = 0; t < batch.steps(); t++) {
                counts |= batch.weights().get(t * batch.examples() + b) != 0;
            }
            count += counts ? 1 : 0;
        }
        return count;
    }
}
