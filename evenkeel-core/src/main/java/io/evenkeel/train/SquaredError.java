package io.evenkeel.train;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;

/** Mean squared error of a row, see {@link Loss#SQUARED_ERROR}. */
record SquaredError() implements Loss {
    @Override
    public int targets(int outputs) {
        return outputs;
    }

    @Override
    public Expr of(Expr y, Expr target) {
        return Operations.meanSquaredError(y, target);
    }
}
