package io.evenkeel.tasks;

import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;

/** Reads a model's outputs. */
final class Answers {
    private Answers() {}

    /** The class with the largest output of a row, the first of equal ones; −1, which no class is, if one is not a number. */
    static int largest(Tensor outputs, int row) {
        int width = outputs.extent(2);
        int best = 0;
        for (int i = 0; i < width; i++) {
            double value = outputs.get(row * width + i);
            if (Double.isNaN(value)) {
                return -1;
            }
            if (value > outputs.get(row * width + best)) {
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

    /** Cross-entropy of softmax in nats. */
    static double crossEntropy(Tensor outputs, int row, int target) {
        int width = outputs.extent(2);
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < width; i++) {
            max = Math.max(max, outputs.get(row * width + i));
        }
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += StrictMath.exp(outputs.get(row * width + i) - max);
        }
        return StrictMath.log(sum) + max - outputs.get(row * width + target);
    }
}
