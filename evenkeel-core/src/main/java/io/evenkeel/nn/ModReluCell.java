package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.op.ModRelu;

/**
 * The simple recurrent cell of orthogonal networks, {@code h' = modReLU(W_ih x + W_hh h, b)}. It is scoRNN where W_hh is a
 * {@link ScaledCayley} transform, expRNN where it is a {@link MatrixExponential}, and ENRNN where it has the blocks of {@link
 * EigenvalueNormalizedRnn}.
 *
 * <p>K. Helfrich, D. Willmott, Q. Ye, Orthogonal recurrent neural networks with scaled Cayley transform, ICML 2018; M.
 * Lezcano-Casado, D. Martínez-Rubio, Cheap orthogonal constraints in neural networks, ICML 2019.
 */
public final class ModReluCell extends Cell {
    /** Name of the state's only part. */
    public static final String H = "h";

    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter bias;

    /**
     * A cell with zero parameters {@code weight_ih [units][inputs]}, {@code weight_hh [units][units]} and {@code bias
     * [units]}, the threshold of the modReLU.
     *
     * @param inputs width of x
     * @param units width of h
     */
    public ModReluCell(int inputs, int units) {
        super(inputs);
        state(H, units);
        weightIh = parameter("weight_ih", units, inputs);
        weightHh = parameter("weight_hh", units, units);
        bias = parameter("bias", units);
    }

    @Override
    public String kind() {
        return "modrelu";
    }

    @Override
    protected State step(Expr x, State s) {
        Expr sum = linear(x, weightIh).plus(linear(s.get(H), weightHh).named("recurrent matrix"));
        return State.of(H, ModRelu.of(sum, bias));
    }
}
