package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.op.Activation;
import java.util.Locale;

/**
 * The simple recurrent cell, as PyTorch's {@code nn.RNN}: {@code h' = f(W_ih x + b_ih + W_hh h + b_hh)} with f = tanh, the
 * rectifier, or another activation. J. L. Elman, Finding structure in time, Cognitive Science 14, 1990.
 */
public final class RnnCell extends Cell {
    /** Name of the state's only part. */
    public static final String H = "h";

    private final Activation activation;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter biasIh;
    private final Parameter biasHh;

    /**
     * A cell with zero parameters {@code weight_ih [units][inputs]}, {@code weight_hh [units][units]}, {@code bias_ih}
     * and {@code bias_hh [units]}.
     *
     * @param activation f
     * @param inputs width of x
     * @param units width of h
     */
    public RnnCell(Activation activation, int inputs, int units) {
        super(inputs);
        this.activation = activation;
        state(H, units);
        weightIh = parameter("weight_ih", units, inputs);
        weightHh = parameter("weight_hh", units, units);
        biasIh = parameter("bias_ih", units);
        biasHh = parameter("bias_hh", units);
    }

    /** @return f */
    public Activation activation() {
        return activation;
    }

    @Override
    public String kind() {
        return activation == Activation.IDENTITY
                ? "linear"
                : activation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    protected State step(Expr x, State s) {
        Expr sum = linear(x, weightIh)
                .plus(biasIh)
                .plus(linear(s.get(H), weightHh).named("recurrent matrix"))
                .plus(biasHh);
        return State.of(H, activation.of(sum));
    }
}
