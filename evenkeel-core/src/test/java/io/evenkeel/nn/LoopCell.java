package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.tanh;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;

/** Two layers in a loop, {@code a' = tanh(W_ab b + x)}, {@code b' = tanh(W_ba a')}: x drives each neuron of the first. */
public final class LoopCell extends Cell {
    private final Parameter toFirst;
    private final Parameter toSecond;

    public LoopCell(int first, int second) {
        super(first);
        state("b", second);
        toFirst = parameter("to_first", first, second);
        toSecond = parameter("to_second", second, first);
    }

    @Override
    protected State step(Expr x, State s) {
        Expr a = tanh(linear(s.get("b"), toFirst).plus(x));
        return State.of("b", tanh(linear(a, toSecond)));
    }
}
