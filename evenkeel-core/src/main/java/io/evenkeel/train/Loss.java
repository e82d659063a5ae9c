package io.evenkeel.train;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;

/** What is minimized, for one row of outputs at one time step. */
public enum Loss {
    /** Cross-entropy of softmax in nats; the target is the index of the right class. */
    CROSS_ENTROPY {
        @Override
        public int targets(int outputs) {
            return 1;
        }

        @Override
        public Expr of(Expr y, Expr target) {
            return Operations.softmaxCrossEntropy(y, target);
        }
    },
    /** Mean squared error {@code Σ_i (y_i − t_i)² / n}; the target is a row as wide as the output. */
    SQUARED_ERROR {
        @Override
        public int targets(int outputs) {
            return outputs;
        }

        @Override
        public Expr of(Expr y, Expr target) {
            return Operations.meanSquaredError(y, target);
        }
    };

    /**
     * The width of a target row.
     *
     * @param outputs width of an output row
     * @return numbers in a target row
     */
    public abstract int targets(int outputs);

    /**
     * Records the loss.
     *
     * @param y rows of outputs
     * @param target rows of targets
     * @return rows of width 1
     */
    public abstract Expr of(Expr y, Expr target);
}
