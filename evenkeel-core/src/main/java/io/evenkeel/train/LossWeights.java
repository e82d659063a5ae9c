package io.evenkeel.train;

import java.util.Arrays;

/** What each step of each example of a batch counts in the loss, such that the weights of each window add to one. */
final class LossWeights {
    private final double[] normalized;
    private final double[] totals;
    private final int perWindow;

    LossWeights(Batch batch, Windows windows) {
        this.perWindow = windows.length() * batch.examples();
        this.normalized = new double[batch.steps() * batch.examples()];
        this.totals = new double[windows.count()];
        if (batch.weights() == null) {
            Arrays.fill(normalized, 1.0 / perWindow);
            Arrays.fill(totals, perWindow);
            return;
        }
        for (int window = 0; window < totals.length; window++) {
            for (int i = first(window); i < first(window + 1); i++) {
                totals[window] += batch.weights().get(i);
            }
            for (int i = first(window); i < first(window + 1); i++) {
                normalized[i] = totals[window] == 0 ? 0 : batch.weights().get(i) / totals[window];
            }
        }
    }

    double[] values() {
        return normalized;
    }

    /** Index of a window's first weight. */
    int first(int window) {
        return window * perWindow;
    }

    /** The sum of a window's weights before they were normalized; 0 where nothing counts. */
    double total(int window) {
        return totals[window];
    }
}
