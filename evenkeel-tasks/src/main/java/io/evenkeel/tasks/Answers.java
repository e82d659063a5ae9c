package io.evenkeel.tasks;

import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;

/** Reads a model's outputs. */
final class Answers {
    private Answers() {}

    /** The class with the largest output of a row, the first of equal ones; −1, which no class is, if one is not a number. */
    static int largest(Tensor outputs, int row) {
        return largest(outputs, row * outputs.extent(2), outputs.extent(2));
    }

    /** The place of the largest of n numbers from an index on, the first of equal ones; −1 if one is not a number. */
    static int largest(Tensor outputs, int from, int n) {
        int best = 0;
        for (int i = 0; i < n; i++) {
            double value = outputs.get(from + i);
            if (Double.isNaN(value)) {
                return -1;
            }
            if (value > outputs.get(from + best)) {
                best = i;
            }
        }
        return best;
    }

    /** The share of the rows of positive weight whose largest output is the target. */
    static double accuracy(Batch batch, Tensor outputs) {
        int shown = 0;
        int right = 0;
        for (int row = 0; row < batch.steps() * batch.examples(); row++) {
            if (batch.weights().get(row) > 0) {
                shown++;
                right += largest(outputs, row) == batch.targets().get(row) ? 1 : 0;
            }
        }
        return (double) right / shown;
    }
}
