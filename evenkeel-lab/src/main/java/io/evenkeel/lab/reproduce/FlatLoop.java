package io.evenkeel.lab.reproduce;

import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.tanh;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.State;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;

/** A layer that feeds itself: {@code h' = tanh(W h + θ + x)}, the input being a number for each neuron. */
final class FlatLoop extends Cell {
    private static final String H = "h";

    private final Parameter weight;
    private final Parameter bias;

    /**
     * A loop with weights {@code N(0, ρ₀² / N)}.
     *
     * @param units N
     * @param scale ρ₀
     * @param seed of the weights
     */
    FlatLoop(int units, double scale, long seed) {
        super(units);
        state(H, units);
        weight = parameter("weight", units, units);
        bias = parameter("bias", units);
        new NormalInitializer(scale).fill(weight, seed);
    }

    @Override
    protected State step(Expr x, State s) {
        return State.of(H, tanh(linear(s.get(H), weight).plus(bias).plus(x)));
    }
}
