package io.evenkeel.train;

import java.util.Map;

/**
 * How good a model is on examples that it did not learn from.
 *
 * @param update number of updates before
 * @param figures {@code loss} and the task's figures, by name
 * @param solved whether they meet the task's criterion
 */
public record Evaluation(long update, Map<String, Double> figures, boolean solved) {
    /** @return the loss */
    public double loss() {
        return figures.get("loss");
    }
}
