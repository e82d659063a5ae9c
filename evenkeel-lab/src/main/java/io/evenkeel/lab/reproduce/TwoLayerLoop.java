package io.evenkeel.lab.reproduce;

import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.slice;
import static io.evenkeel.tensor.Operations.tanh;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.State;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;

/**
 * Two layers that feed each other: {@code a = tanh(W₁ b + θ₁ + x₁)}, {@code b' = tanh(W₂ a + θ₂ + x₂)}. A step goes once
 * around the loop, so an exponent of its dynamics is one per loop. The input is a number for each neuron.
 */
final class TwoLayerLoop extends Cell {
    private static final String B = "b";

    private final int first;
    private final Parameter[] weights;
    private final Parameter[] biases;

    /**
     * A loop with small random weights {@code N(0, ρ₀² / (p · inputs))}, so that rows have norm ρ₀ in the mean.
     *
     * @param first neurons of the first layer
     * @param second neurons of the second layer
     * @param share p, of connections that exist; the others are 0
     * @param scale ρ₀
     * @param seed of the weights
     */
    TwoLayerLoop(int first, int second, double share, double scale, long seed) {
        super(first + second);
        this.first = first;
        state(B, second);
        weights = new Parameter[] {parameter("weight_1", first, second), parameter("weight_2", second, first)};
        biases = new Parameter[] {parameter("bias_1", first), parameter("bias_2", second)};
        for (Parameter weight : weights) {
            RandomStream values = RandomStream.of(seed, "two-layer loop, " + weight.name());
            RandomStream present = values.split("connections");
            double deviation = scale / Math.sqrt(share * weight.columns());
            for (int i = 0; i < weight.value().size(); i++) {
                weight.value().set(i, present.uniform(i) < share ? deviation * values.gaussian(i) : 0);
            }
            weight.changed();
        }
    }

    @Override
    protected State step(Expr x, State s) {
        Expr a = tanh(linear(s.get(B), weights[0]).plus(biases[0]).plus(slice(x, 0, first)));
        return State.of(B, tanh(linear(a, weights[1]).plus(biases[1]).plus(slice(x, first, inputs()))));
    }
}
