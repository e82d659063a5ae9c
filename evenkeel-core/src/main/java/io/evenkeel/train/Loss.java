package io.evenkeel.train;

import io.evenkeel.tensor.Expr;

/** What is minimized, for one row of outputs at one time step. */
public interface Loss {
    /** Cross-entropy of softmax in nats; the target is the index of the right class. */
    Loss CROSS_ENTROPY = new CrossEntropy(1);

    /** Mean squared error {@code Σ_i (y_i − t_i)² / n}; the target is a row as wide as the output. */
    Loss SQUARED_ERROR = new SquaredError();

    /**
     * The width of a target row.
     *
     * @param outputs width of an output row
     * @return numbers in a target row
     */
    int targets(int outputs);

    /**
     * Records the loss.
     *
     * @param y rows of outputs
     * @param target rows of targets
     * @return rows of width 1
     */
    Expr of(Expr y, Expr target);
}
